import Domain
import GRDB

/// Takes the figures of one file, batch by batch, and writes what they change.
///
/// Series that the file is the first to name are written straight away; figures of known series
/// are compared with what was stored before. Where files issued later are stored already, each
/// change is carried on into them by ``LaterIssues``.
final class FigureLoader {
  let db: Database
  let file: FileDescription
  let source: FileRegister.Source
  let run: RunID
  let id: FileID
  let day: Int

  let table: ObservationTable
  let register: SeriesRegister
  let coverage: FileCoverage
  private let later: LaterIssues
  private(set) var periods: PeriodRegister
  private(set) var series: [SeriesRegister.Entry] = []
  /// What of `series` every row needs.
  private var numbers: [(series: Int64, frequency: Int64)] = []
  private var seriesByID: [Int64: Int] = [:]
  private(set) var scopes: [SeriesGroup: ClosedRange<Int64>] = [:]
  private(set) var carried = CarriedFigures()
  private(set) var held: [HeldFigure] = []
  var outcome: LoadOutcome
  private var rows: [ArrivingFigures.Row] = []
  private var pending: [ArrivingFigures.Row] = []

  init(db: Database, file: FileDescription, source: FileRegister.Source, run: RunID) throws {
    self.db = db
    self.file = file
    self.source = source
    self.run = run
    day = file.issuedOn.ordinal
    coverage = try FileCoverage(db: db, source: source.id, issuedDay: day)
    id = try FileRegister(db: db).insert(file, source: source, run: run)
    table = try ObservationTable(db: db)
    table.begin(file: id.rawValue, issuedDay: day)
    register = try SeriesRegister(
      db: db, source: source.id, sourceCode: file.source, path: file.path)
    later = LaterIssues(db: db, table: table, files: coverage.later)
    periods = PeriodRegister(db: db)
    outcome = LoadOutcome(state: .loaded, file: id)
  }

  func add(_ keys: [SeriesKey]) throws {
    for key in keys {
      let entry = try register.entry(of: key)
      guard seriesByID.updateValue(series.count, forKey: entry.id) == nil else {
        throw Failure(
          .internal, what: "a file names one series twice", at: file.path,
          why: "\(key)", unchanged: "Nothing of the file was kept.")
      }
      series.append(entry)
      numbers.append((entry.id, entry.frequency))
    }
  }

  func add(_ batch: ObservationBatch) throws {
    try collect(batch)
    pending.removeAll(keepingCapacity: true)
    var start = 0
    while start < rows.count {
      var end = start + 1
      let seriesID = rows[start].series
      while end < rows.count, rows[end].series == seriesID { end += 1 }
      try take(rows[start..<end], of: series[seriesByID[seriesID] ?? 0])
      start = end
    }
    try flush()
  }

  /// Notes figures that the file carries in rows which were put aside.
  func hold(_ figures: [HeldFigure]) {
    held.append(contentsOf: figures)
  }

  /// Keeps the records of rows that were put aside.
  func keep(_ findings: [Finding]) throws {
    try FileRegister(db: db).storeRecords(of: findings, of: id, run: run)
  }

  /// Reads the batch into `rows`, sorted by series and period.
  private func collect(_ batch: ObservationBatch) throws {
    // Locals, because every touch of a property costs a check for exclusive access.
    var rows = self.rows
    self.rows = []
    rows.removeAll(keepingCapacity: true)
    rows.reserveCapacity(batch.count)
    let numbers = self.numbers
    var lastSeries = Int64.min
    var lastPeriod = Int64.min
    var sorted = true
    for index in 0..<batch.count {
      let number = numbers[Int(batch.series[index])]
      let ordinal = Int(batch.period[index])
      let status = batch.status[index]
      let value = batch.value[index]
      let period = PeriodNumber.number(ordinal: ordinal, number.frequency)
      guard !status.hasValue || value.isFinite else {
        throw LoadFailure(file).unusable(
          line: batch.line[index],
          why: "its status \(status.code) needs a finite value, and there is \(value)")
      }
      if number.series < lastSeries || (number.series == lastSeries && period < lastPeriod) {
        sorted = false
      }
      lastSeries = number.series
      lastPeriod = period
      rows.append(
        ArrivingFigures.Row(
          series: number.series, period: period, value: value, status: status,
          line: batch.line[index]))
    }
    // Keys in ascending order append to the table's pages instead of splitting them.
    if !sorted { rows.sort { ($0.series, $0.period) < ($1.series, $1.period) } }
    if let outside = try periods.meet(rows) {
      throw LoadFailure(file).unusable(
        line: outside.line, why: "its period lies outside the years 1 to 9998")
    }
    self.rows = rows
  }

  /// Whether the file is the first to name a series, which then has no earlier figure.
  func isNew(_ series: Int64) -> Bool {
    seriesByID[series].map { self.series[$0].isNew } ?? false
  }

  /// Lets the file speak for more periods of a group.
  func widenScope(_ group: SeriesGroup, _ more: ClosedRange<Int64>) {
    let range = scopes[group] ?? more
    scopes[group] =
      min(range.lowerBound, more.lowerBound)...max(range.upperBound, more.upperBound)
  }

  private func take(
    _ figures: ArraySlice<ArrivingFigures.Row>, of entry: SeriesRegister.Entry
  ) throws {
    guard let first = figures.first?.period, let last = figures.last?.period
    else { return }
    widenScope(entry.group, first...last)
    if entry.isNew, coverage.later.isEmpty {
      outcome.new += figures.count
      pending.append(contentsOf: figures)
      return
    }
    let stored = try table.rows(series: entry.id, periods: first...last)
    var position = 0
    for figure in figures {
      while position < stored.count, stored[position].period < figure.period { position += 1 }
      var end = position
      while end < stored.count, stored[end].period == figure.period { end += 1 }
      guard carried.insert(series: entry.id, period: figure.period) else {
        throw LoadFailure(file).duplicate(figure)
      }
      try compare(figure, with: stored[position..<end], of: entry)
    }
  }

  /// Writes a figure where it differs from the newest issue up to its own day.
  private func compare(
    _ figure: ArrivingFigures.Row, with history: ArraySlice<StoredFigure>,
    of entry: SeriesRegister.Entry
  ) throws {
    let stored = history.last { $0.issuedDay <= day }
    let known = stored.map(FigureState.init)
    if let known, known.saysTheSame(as: FigureState(figure)) {
      outcome.unchanged += 1
      return
    }
    guard try !anotherFileSpoke(of: figure.period, stored, entry) else {
      throw LoadFailure(file).conflict(figure, with: known)
    }
    if let known {
      outcome.revised += 1
      if known.status.hasValue, figure.status.hasValue {
        outcome.revisions.add(
          series: entry.id, period: figure.period, from: known.value, to: figure.value)
      }
    } else {
      outcome.new += 1
    }
    try replace(known, by: figure, of: entry, later: history.filter { $0.issuedDay > day })
  }

  /// Whether a file issued on the same day gave the figure, or denied it by leaving it out.
  func anotherFileSpoke(
    of period: Int64, _ known: StoredFigure?, _ entry: SeriesRegister.Entry
  ) throws -> Bool {
    if known?.issuedDay == day { return true }
    let stands = known.map { $0.status != .withdrawn } ?? false
    return try coverage.sameDay.contains { other in
      guard other.covers(entry.group, period),
        try !Silence(db: db).has(file: other.id, series: entry.id, period: period)
      else { return false }
      return stands || other.withdraws
    }
  }

  /// Writes a change of this file, now or with the batch, and carries it into later files.
  func replace(
    _ known: FigureState?, by figure: ArrivingFigures.Row, of entry: SeriesRegister.Entry,
    later rows: [StoredFigure]
  ) throws {
    pending.append(figure)
    guard !coverage.later.isEmpty else { return }
    // A later row that turns redundant may leave only when the row that it repeats stands.
    try flush()
    try later.carry(
      known, replacedBy: FigureState(figure), series: entry.id, period: figure.period,
      group: entry.group, rows: rows)
  }

  func flush() throws {
    do {
      try table.insert(pending)
    } catch let error as DatabaseError
      where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY
    {
      throw LoadFailure(file).duplicate(among: pending)
    }
    pending.removeAll(keepingCapacity: true)
  }
}
