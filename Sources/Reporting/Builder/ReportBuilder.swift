import Domain
import Statistics
package import Warehouse

/// Reads everything that a report says from the warehouse, as of a day.
///
/// The only part of Reporting that knows the warehouse; what it returns are plain values.
package struct ReportBuilder {
  private let reader: WarehouseReader
  private let options: ReportOptions

  package init(_ reader: WarehouseReader, options: ReportOptions) {
    self.reader = reader
    self.options = options
  }

  /// - Throws: a ``Failure`` where the warehouse cannot answer.
  /// - Complexity: O(figures + scores).
  package func model() throws -> ReportModel {
    let reference = try reader.reference()
    let countries = Dictionary(
      reference.countries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let places = PlaceTree(places: reference.places, countries: countries)
    let expectations = try Expectations(reader, asOf: options.asOf)
    let assembler = FlowAssembler(
      indicators: Dictionary(
        reference.indicators.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first }),
      countries: countries, codes: reference.codes, places: places, expectations: expectations)
    let panel = try reader.panel(asOf: options.asOf)
    let route = RouteAssembler(
      corridor: reference.corridorPlaces, ways: reference.corridorLegs, countries: countries,
      places: places, asOf: options.asOf)
    let flows = southToNorth(
      assembler.flows(panel) { $0.phase == .monitoring && Self.isFlow($0) },
      reference.corridorPlaces, places)
    let isCurrent = { (flow: Flow) -> Bool in
      guard let newest = flow.total.latest?.period.end else { return false }
      return newest.distance(to: options.asOf) <= Self.silentAfter
    }
    let returns = assembler.flows(panel) { $0.phase == .assistedReturn && $0.unit == "people" }
    let reintegration = assembler.flows(panel) { $0.phase == .reintegration }
    let previousDay = options.previousAsOf ?? options.asOf.advanced(by: -91)
    let previous = try assembler.flows(reader.panel(asOf: previousDay)) {
      $0.phase == .monitoring && Self.isFlow($0)
    }
    let files = try reader.files().filter { $0.issuedOn <= options.asOf }
    return ReportModel(
      cover: ReportModel.Cover(
        pipeline: options.pipeline, title: options.title, asOf: options.asOf,
        previousAsOf: previousDay, isMeetingDeclared: options.previousAsOf != nil,
        run: try run(), version: options.version,
        command: options.command),
      countries: countries, flows: flows.filter(isCurrent),
      silentFlows: flows.filter { !isCurrent($0) }, returns: returns,
      reintegration: reintegration,
      deaths: assembler.flows(panel) { $0.code == Self.deaths },
      drivers: drivers(panel, assembler, expectations),
      sources: try sources(files),
      revisions: try RevisionAssembler(reader: reader, asOf: options.asOf, places: places)
        .revisions(flows.filter(isCurrent) + returns, files: files),
      methods: methods(expectations), stages: route.stages(flows.filter(isCurrent)),
      legs: route.legs(),
      acts: acts(reference),
      corridor: try CorridorAssembler(
        reader: reader, asOf: options.asOf, places: places, countries: countries,
        groups: reference.groups
      ).findings(), returned: try returned(expectations),
      pressures: try reader.driverPass(asOf: options.asOf).map { _ in
        try reader.driverFindings(asOf: options.asOf)
      }, signals: try signals(places),
      alerts: try alerts(reference, countries), previousFlows: previous,
      submissions: SubmissionAssembler(indicators: assembler.indicators).figures(panel))
  }

  /// The cases of the register as they stood on the report's day, without exercises; nil where
  /// nobody keeps one.
  private func alerts(
    _ reference: ReferenceRows, _ countries: [String: Country]
  ) throws -> [AlertCase]? {
    if try reader.registerHead() == nil {
      let newest = try reader.runs(last: 200).first { $0.start.pipeline == options.pipeline }
      let keeps = try newest.map { try reader.stages(of: $0.id).contains { $0.kind == "alert" } }
      return keeps == true ? [] : nil
    }
    return try reader.alerts(asOf: options.asOf).filter { !$0.alert.subject.isExercise }.map {
      row in
      let subject = row.alert.subject
      return AlertCase(
        id: row.name,
        place: Place(
          code: subject.place, kind: "place", country: row.country, name: row.place),
        group: countries[subject.group]?.people
          ?? reference.groups.first { $0.code == subject.group }?.people,
        direction: subject.direction, state: row.state, level: row.newest.content.level,
        since: row.since, expiresOn: row.newest.content.expiresOn,
        evidence: row.newest.content.sentence)
    }
  }

  /// What the newest look at returns and deaths gave; nil where there was none.
  private func returned(_ expectations: Expectations) throws -> ReturnFindings? {
    guard let pass = try reader.returnsPass(asOf: options.asOf) else { return nil }
    return ReturnFindings(
      rows: try reader.returns(asOf: options.asOf),
      mirrorGap: pass.options["mirror_gap"].flatMap(Double.init) ?? 0,
      trends: expectations.trends)
  }

  /// What the newest look through the flows found; nil where there was none.
  private func signals(_ places: PlaceTree) throws -> SignalFindings? {
    guard let pass = try reader.signalPass(asOf: options.asOf) else { return nil }
    return SignalFindings(
      signals: try reader.signals(asOf: options.asOf).map { stored in
        SignalNote(
          id: stored.id.rawValue, signal: stored.signal, sentence: stored.sentence,
          place: places.top(stored.signal.key.place))
      }, families: pass.families, tests: pass.tests)
  }

  /// Days after the end of its newest period from which a flow is no longer the present.
  private static let silentAfter = 400

  private static let deaths = "deaths-and-disappearances"

  /// Deaths are no flow: they have their own place in the report.
  private static func isFlow(_ indicator: Indicator) -> Bool { indicator.code != deaths }

  /// Flows in the order of their places along the corridor, all others after them.
  private func southToNorth(
    _ flows: [Flow], _ corridor: [CorridorPlace], _ places: PlaceTree
  ) -> [Flow] {
    func position(_ flow: Flow) -> Int {
      corridor.filter {
        places.top($0.place).code == flow.place.code || $0.country == flow.place.code
      }.map(\.position).min() ?? .max
    }
    return flows.sorted { (position($0), $0.id) < (position($1), $1.id) }
  }

  /// The run whose scores or files the report tells: the newest of this pipeline and day.
  private func run() throws -> String {
    let runs = try reader.runs(last: 200).filter { $0.start.pipeline == options.pipeline }
    let own = runs.first { $0.start.asOf == options.asOf } ?? runs.first
    return own.map { "\($0.id.rawValue)" } ?? "–"
  }

  private func drivers(
    _ panel: [PanelSeries], _ assembler: FlowAssembler, _ expectations: Expectations
  ) -> [Driver] {
    panel.compactMap { series -> Driver? in
      guard let indicator = assembler.indicators[series.key.indicator],
        indicator.phase == .prevention, series.key.frequency == .year,
        series.key.category == SeriesKey.whole
      else { return nil }
      return Driver(
        country: series.key.place, indicator: indicator, series: expectations.figures(series),
        trend: expectations.trends[series.key])
    }.sorted { ($0.country, $0.indicator.code) < ($1.country, $1.indicator.code) }
  }

  private func sources(_ files: [PublishedFile]) throws -> [SourceState] {
    try reader.sources(asOf: options.asOf).map { status in
      let own = files.filter { $0.source == status.source.code }
      return SourceState(
        code: status.source.code, publisher: status.source.publisher,
        country: status.source.country, title: status.source.title, url: status.source.url,
        licence: status.source.licence, citation: status.source.citation,
        notes: status.source.notes, lagDays: status.source.lagDays,
        isPseudoRealTime: status.newestIssue == nil && status.newestPeriod != nil,
        freshness: SourceState.Freshness(rawValue: status.freshness(on: options.asOf).rawValue)
          ?? .unknown,
        newestPeriod: status.newestPeriod, firstPeriod: status.firstPeriod,
        newestIssue: status.newestIssue, indicators: status.indicators,
        files: own.map { file in
          SourceState.File(
            path: file.path, issuedOn: file.issuedOn, isHeldBack: !file.isAccepted,
            reason: file.reasons.first, rows: file.rows, new: file.new, revised: file.revised,
            withdrawn: file.withdrawn, quarantined: file.quarantined, rejected: file.rejected)
        }, findings: try own.flatMap(findings))
    }
  }

  private func findings(_ file: PublishedFile) throws -> [SourceState.Findings] {
    let counts = try reader.findingCounts(of: file.id)
    guard !counts.isEmpty else { return [] }
    let findings = try reader.findings(of: file.id)
    return counts.map { count in
      SourceState.Findings(
        file: file.path, rule: count.rule, severity: count.severity, count: count.count,
        example: findings.first { $0.rule == count.rule }?.message ?? "")
    }
  }

  /// The methods in use, told by the catalogue that they come from.
  private func methods(_ expectations: Expectations) -> [MethodNote] {
    var seen: Set<String> = []
    return expectations.used.compactMap { scoring in
      guard let method = Catalogue.method(named: scoring.method),
        seen.insert(method.name).inserted
      else { return nil }
      return MethodNote(
        name: method.name, title: method.title, version: scoring.methodVersion,
        parameters: scoring.parameters.sorted { $0.key < $1.key }
          .map { "\($0.key) = \($0.value)" }.joined(separator: ", "),
        references: method.references.joined(separator: " "), agreesWith: method.agreesWith)
    }.sorted { $0.name < $1.name }
  }

  /// Acts with the members of groups of nationalities in place of the groups.
  private func acts(_ reference: ReferenceRows) -> [PublicAct] {
    reference.acts.filter { $0.isKnown(on: options.asOf) }.map { act in
      var act = act
      act.nationalities = act.nationalities.flatMap { code in
        reference.groups.first { $0.code == code }?.members.map(\.nationality) ?? [code]
      }
      return act
    }
  }
}
