package import Domain
package import Phases
package import Warehouse

/// Everything that the documents of one run say, as plain values in no language.
///
/// Built from the warehouse by ``ReportBuilder``; pages, charts and annexes read nothing else, so
/// that the same model gives the same bytes.
package struct ReportModel: Sendable {
  /// What the cover and the foot of every document say.
  package struct Cover: Sendable, Equatable {
    /// The pipeline's name: folder and file names are made from it.
    package var pipeline: String
    package var title: Bilingual
    package var asOf: Day
    /// The as-of day of the meeting before, for "what changed".
    package var previousAsOf: Day?
    /// Whether the pipeline names that meeting; where it does not, a quarter before stands for it.
    package var isMeetingDeclared: Bool
    /// The run as `caudal status` names it.
    package var run: String
    package var version: String
    /// The command that makes these documents again.
    package var command: String

    package init(
      pipeline: String, title: Bilingual, asOf: Day, previousAsOf: Day? = nil,
      isMeetingDeclared: Bool = true, run: String, version: String, command: String
    ) {
      self.pipeline = pipeline
      self.title = title
      self.asOf = asOf
      self.previousAsOf = previousAsOf
      self.isMeetingDeclared = isMeetingDeclared
      self.run = run
      self.version = version
      self.command = command
    }
  }

  package var cover: Cover
  /// Every country that the model names, by code.
  package var countries: [String: Country]
  /// The Member Countries in the order of their codes.
  package var members: [Country]
  /// Flows of phase II (monitoring), the southernmost place first.
  package var flows: [Flow]
  /// Flows that nobody has continued for more than a year: named, and not shown as the present.
  package var silentFlows: [Flow]
  /// Flows of phase IV (returns).
  package var returns: [Flow]
  /// Figures of phase V (reintegration); empty where nobody publishes them.
  package var reintegration: [Flow]
  /// The same by sex and age, as countries have handed them in.
  package var submissions: ReintegrationFigures
  /// Deaths and disappearances by country.
  package var deaths: [Flow]
  package var drivers: [Driver]
  package var sources: [SourceState]
  package var revisions: [Revision]
  /// Methods that gave scores in this run.
  package var methods: [MethodNote]
  package var stages: [RouteStage]
  package var legs: [RouteLeg]
  package var acts: [PublicAct]
  /// Nil where the pipeline does not follow the corridor.
  package var corridor: CorridorFindings?
  /// Nil where the pipeline does not look at returns and deaths.
  package var returned: ReturnFindings?
  /// Nil where the pipeline does not look at drivers.
  package var pressures: DriverFindings?
  /// Nil where the pipeline looks for no signals.
  package var signals: SignalFindings?
  /// Nil where the pipeline keeps no alert register.
  package var alerts: [AlertCase]?
  /// The flows as they were known on the as-of day of the meeting before.
  package var previousFlows: [Flow]

  package init(
    cover: Cover, countries: [String: Country] = [:], flows: [Flow] = [], silentFlows: [Flow] = [],
    returns: [Flow] = [],
    reintegration: [Flow] = [], deaths: [Flow] = [], drivers: [Driver] = [],
    sources: [SourceState] = [],
    revisions: [Revision] = [], methods: [MethodNote] = [], stages: [RouteStage] = [],
    legs: [RouteLeg] = [], acts: [PublicAct] = [], corridor: CorridorFindings? = nil,
    returned: ReturnFindings? = nil,
    pressures: DriverFindings? = nil,
    signals: SignalFindings? = nil,
    alerts: [AlertCase]? = nil,
    previousFlows: [Flow] = [],
    submissions: ReintegrationFigures = ReintegrationFigures([])
  ) {
    self.cover = cover
    self.countries = countries
    members = countries.values.filter(\.isMember).sorted { $0.code < $1.code }
    self.flows = flows
    self.silentFlows = silentFlows
    self.returns = returns
    self.reintegration = reintegration
    self.submissions = submissions
    self.deaths = deaths
    self.drivers = drivers
    self.sources = sources
    self.revisions = revisions
    self.methods = methods
    self.stages = stages
    self.legs = legs
    self.acts = acts
    self.corridor = corridor
    self.returned = returned
    self.pressures = pressures
    self.signals = signals
    self.alerts = alerts
    self.previousFlows = previousFlows
  }
}
