package import Domain
package import EarlyWarning
import Ingest
import Reporting
import Statistics
import Warehouse

/// Replays a pipeline's past: what its signals, and other methods, would have said month by month.
package struct BacktestRequest: Sendable {
  package var pipeline: String
  package var warehouse: String?
  /// First and last day; 2015 and the newest issue date by default.
  package var from: Day?
  package var to: Day?
  package var threads: Int
  /// The folder of pages and tables; `reports/output/<pipeline>/backtest` where nil.
  package var output: String?

  package init(pipeline: String, threads: Int = 1) {
    self.pipeline = pipeline
    self.threads = threads
  }

  package struct Answer: Sendable {
    package var result: BacktestResult
    package var files: [String]
    package var seconds: Double
  }

  /// The day of a month on which the desk looks: most publishers have then given the month before.
  package static let dayOfMonth = 15
  private static let firstYear = 2015

  /// Looks, verifies and writes pages and tables; the warehouse is only read.
  ///
  /// - Parameters:
  ///   - interruption: asked between two looks whether to stop.
  ///   - observe: told how many looks are done.
  /// - Throws: a ``Failure``: `configuration` where the pipeline looks for no signals,
  ///   `inputMissing` where it has not run, `usage` for days that are no range.
  package func run(
    interruption: Interruption = Interruption(),
    observe: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws -> Answer {
    let clock = ContinuousClock.now
    var request = RunRequest(pipeline: pipeline, threads: threads)
    request.warehouse = warehouse
    let opening = try Opening(request)
    guard let signals = opening.pipeline.signals else {
      throw Failure(
        .configuration, what: "the pipeline looks for no signals",
        at: opening.project.pipelineFile, why: "it has no block `signal`",
        unchanged: "Nothing was written.", next: "Add `signal: {}`.")
    }
    guard Path.isFile(opening.warehouse) else {
      throw Failure(
        .inputMissing, what: "there is no past to look at", at: opening.warehouse,
        why: "the pipeline has not run", next: "`caudal run \(opening.pipeline.name)` comes first.")
    }
    let days = try days(newest: opening.asOf)
    let result = try Warehouse(path: opening.warehouse, access: .reading).read { reader in
      try replay(opening, signals, days, reader, interruption, observe)
    }
    let writer = try ReportWriter(resources: opening.project.reportParts())
    let title = Bilingual(
      en: opening.pipeline.title["en"] ?? "", es: opening.pipeline.title["es"] ?? "")
    let folder =
      output ?? Path.join(opening.project.root, "reports/output/\(opening.pipeline.name)/backtest")
    var written: [String] = []
    try WholeFile.makeFolder(folder)
    for file in try writer.files(result, pipeline: opening.pipeline.name, title: title) {
      try WholeFile.write(file.contents, to: "\(folder)/\(file.path)")
      written.append("\(folder)/\(file.path)")
    }
    return Answer(
      result: result, files: written, seconds: clock.duration(to: .now).inSeconds)
  }

  /// The days on which is looked, oldest first.
  private func days(newest: Day) throws(Failure) -> [Day] {
    let first = from ?? Day(year: Self.firstYear, month: 1, day: 1) ?? newest
    let last = to ?? newest
    guard first <= last else {
      throw Failure(
        .usage, what: "--from \(first) --to \(last)", why: "the last day comes before the first",
        unchanged: "Nothing was written.", next: "Give days in their order.")
    }
    guard last <= newest else {
      throw Failure(
        .usage, what: "--to \(last)", why: "the newest issue is of \(newest)",
        unchanged: "Nothing was written.", next: "Give a day up to it.")
    }
    var days: [Day] = []
    var month = Period(.month, containing: first)
    while month.start <= last {
      let day = month.start.advanced(by: Self.dayOfMonth - 1)
      if (first...last).contains(day) { days.append(day) }
      month = month.advanced(by: 1)
    }
    guard !days.isEmpty else {
      throw Failure(
        .usage, what: "--from \(first) --to \(last)",
        why: "no \(Self.dayOfMonth)th of a month lies between them",
        unchanged: "Nothing was written.", next: "Give a range of a month at least.")
    }
    return days
  }

  private func replay(
    _ opening: Opening, _ signals: PipelineFile.Signals, _ days: [Day],
    _ reader: WarehouseReader, _ interruption: Interruption, _ observe: (Int, Int) -> Void
  ) throws -> BacktestResult {
    let reference = try reader.reference()
    let territory = Territory(reference)
    var unlimited = signals
    // Every look reads its own newest periods: what is read once must reach back to the first.
    unlimited.last = nil
    // A decision of today to be told of less says nothing of the past.
    unlimited.options.mutes = []
    let judge = unlimited.judge(threads: threads)
    let sources = opening.survey.sources.filter { signals.sources?.contains($0.name) ?? true }
    let absent = Dictionary(
      sources.compactMap { source in
        source.folder.map { (source.name, $0.definition.absentRows) }
      }, uniquingKeysWith: { first, _ in first })
    let masks = signals.masks.enumerated().map { $1.act(number: $0 + 1) }
    let desk = SignalDesk(
      territory, acts: reference.acts + masks, options: unlimited.options, judge: judge,
      absent: { absent[$0] ?? .missing })
    guard let first = days.first, let last = days.last else {
      preconditionFailure("there is a day to look on")
    }
    let verification = Verification(
      reference.regimeChanges, of: Set(sources.map(\.name)), groups: reference.groups,
      between: first...last)
    let methods = try Self.compared()
    var walk = BacktestWalk(desk, judge: judge, methods: methods, threads: threads)
    let filter = PanelFilter(sources: Set(sources.map(\.name)))
    var warnings: [PastWarning] = []
    var families: [FlowFamily] = []
    for (place, day) in days.reversed().enumerated() {
      try interruption.check()
      let series = try reader.panel(asOf: day, filter: filter).map(SeriesHistory.init)
      if place == 0 { families = desk.families(series) }
      warnings += walk.look(series, on: day) { verification.covers($0) }
      observe(place + 1, days.count)
    }
    let histories = Dictionary(
      families.flatMap(\.histories).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var result = BacktestResult(
      first: first, last: last, looks: days.count,
      series: histories.keys.count(where: verification.covers),
      methods: [BacktestWalk.allSignals, BacktestWalk.strongSignals] + methods.map(\.name))
    result.verify(
      warnings, by: verification, country: { territory.country(of: $0) },
      peak: { Peak(reference.regimeChanges, histories).day(after: $0) })
    let watches = WatchList(
      territory, acts: reference.acts, watchDays: signals.options.watchDays
    ).all(knownOn: last, families: families)
    result.verifyWatches(reference.acts, watches)
    return result
  }

  /// The methods that signals are compared with, each with its reference's defaults; what trains
  /// once does so on the first two years.
  private static func compared() throws -> [AlarmMethod] {
    var methods: [AlarmMethod] = []
    for (name, options) in [
      ("farrington", [:]), ("ears", [:]), ("cusum", ["training": "24"]),
    ] {
      guard let method = Catalogue.method(named: name) else { continue }
      do throws(ParameterError) {
        if let alarms = try AlarmMethod(method, options: options) { methods.append(alarms) }
      } catch {
        throw Failure(
          .internal, what: "a method cannot be compared with", at: name, why: "\(error)",
          unchanged: "Nothing was written.", next: "Please report this.")
      }
    }
    return methods + [.highestInThreeYears]
  }
}

/// The period with the extreme figure after a change of level.
private struct Peak {
  private let changes: [RegimeChange]
  private let histories: [SeriesKey: SeriesHistory]

  /// Periods in which the extreme is sought, where no other change comes before.
  private static let horizon = 12

  init(_ changes: [RegimeChange], _ histories: [SeriesKey: SeriesHistory]) {
    self.changes = changes
    self.histories = histories
  }

  func day(after event: RegimeChange) -> Day? {
    let own = histories.first { key, _ in
      key.source == event.source && key.place == event.place
        && key.nationality == event.nationality && key.frequency == event.firstPeriod.frequency
        && key.sex == SeriesKey.whole && key.age == SeriesKey.whole
        && key.category == SeriesKey.whole && key.counterpart == SeriesKey.whole
    }
    guard let history = own?.value else { return nil }
    let next = changes.filter {
      $0.source == event.source && $0.place == event.place && $0.nationality == event.nationality
        && $0.firstPeriod.frequency == event.firstPeriod.frequency
    }.map { event.firstPeriod.distance(to: $0.firstPeriod) }.filter { $0 > 0 }.min()
    let figures = (0..<min(next ?? Self.horizon, Self.horizon)).compactMap { step in
      let period = event.firstPeriod.advanced(by: step)
      let value = history[period]
      return value.isNaN ? nil : (period: period, value: value)
    }
    let extreme =
      event.direction == .up
      ? figures.max { $0.value < $1.value } : figures.min { $0.value < $1.value }
    return extreme?.period.end
  }
}
