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

  private let table: ObservationTable
  private let register: SeriesRegister
  private let coverage: FileCoverage
  private let later: LaterIssues
  private var periods: PeriodRegister
  private var series: [SeriesRegister.Entry] = []
  private var seriesByID: [Int64: Int] = [:]
  private var scopes: [SeriesGroup: ClosedRange<Int64>] = [:]
  private var carried = CarriedFigures()
  private var outcome: LoadOutcome
  private var rows: [(series: Int64, figure: Figure)] = []
  private var pending: [(series: Int64, figure: Figure)] = []

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

  /// Reads the batch into `rows`, sorted by series and period.
  private func collect(_ batch: ObservationBatch) throws {
    rows.removeAll(keepingCapacity: true)
    rows.reserveCapacity(batch.count)
    var sorted = true
    for index in 0..<batch.count {
      let entry = series[Int(batch.series[index])]
      let ordinal = Int(batch.period[index])
      let status = batch.status[index]
      let value = batch.value[index]
      guard try periods.meet(ordinal: ordinal, entry.frequency) else {
        throw LoadFailure(file).unusable(
          line: batch.line[index], why: "its period lies outside the years 1 to 9999")
      }
      guard !status.hasValue || value.isFinite else {
        throw LoadFailure(file).unusable(
          line: batch.line[index],
          why: "its status \(status.code) needs a finite value, and there is \(value)")
      }
      let figure = Figure(
        period: PeriodNumber.number(ordinal: ordinal, entry.frequency),
        value: value, status: status, line: batch.line[index])
      if let last = rows.last,
        last.series > entry.id || (last.series == entry.id && last.figure.period > figure.period)
      {
        sorted = false
      }
      rows.append((entry.id, figure))
    }
    // Keys in ascending order append to the table's pages instead of splitting them.
    if !sorted {
      rows.sort { ($0.series, $0.figure.period) < ($1.series, $1.figure.period) }
    }
  }

  private func take(
    _ figures: ArraySlice<(series: Int64, figure: Figure)>, of entry: SeriesRegister.Entry
  ) throws {
    guard let first = figures.first?.figure.period, let last = figures.last?.figure.period
    else { return }
    let group = entry.group.widened(to: file.scope)
    let range = scopes[group] ?? first...last
    scopes[group] = min(range.lowerBound, first)...max(range.upperBound, last)
    if entry.isNew, coverage.later.isEmpty {
      outcome.new += figures.count
      pending.append(contentsOf: figures)
      return
    }
    let stored = try table.rows(series: entry.id, periods: first...last)
    var position = 0
    for (_, figure) in figures {
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
    _ figure: Figure, with history: ArraySlice<StoredFigure>, of entry: SeriesRegister.Entry
  ) throws {
    let known = history.last { $0.issuedDay <= day }.map(FigureState.init)
    let state = FigureState(figure)
    if let known, known.saysTheSame(as: state) {
      outcome.unchanged += 1
      return
    }
    guard !coverage.sameDay.contains(where: { $0.covers(entry.group, figure.period) }) else {
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

  /// Writes a change of this file, now or with the batch, and carries it into later files.
  private func replace(
    _ known: FigureState?, by figure: Figure, of entry: SeriesRegister.Entry,
    later rows: [StoredFigure]
  ) throws {
    pending.append((entry.id, figure))
    guard !coverage.later.isEmpty else { return }
    // A later row that turns redundant may leave only when the row that it repeats stands.
    try flush()
    try later.carry(
      known, replacedBy: FigureState(figure), series: entry.id, period: figure.period,
      group: entry.group, rows: rows)
  }

  private func flush() throws {
    do {
      try table.insert(pending[...])
    } catch let error as DatabaseError
      where error.extendedResultCode == .SQLITE_CONSTRAINT_PRIMARYKEY
    {
      throw LoadFailure(file).duplicate(among: pending.map(\.figure))
    }
    pending.removeAll(keepingCapacity: true)
  }
}

extension FigureLoader {
  /// Writes withdrawals and silences, and the file's record.
  ///
  /// - Throws: a ``Failure`` where the rows do not add up, or another file of the day carried what
  ///   this one withdraws.
  func finish(_ reading: FileReading) throws -> LoadOutcome {
    try settleAbsentFigures(reading)
    try storeScopes()
    if periods.hasGrown { try Calendar(db: db).addKnownDays() }
    let observations = outcome.new + outcome.revised + outcome.unchanged
    let accounted = observations + reading.quarantined + reading.rejected + reading.totals
    guard accounted == reading.rowsIn else {
      throw LoadFailure(file).unaccounted(rowsIn: reading.rowsIn, accounted: accounted)
    }
    let register = FileRegister(db: db)
    try register.complete(id, outcome: outcome, reading: reading)
    try register.store(reading.findings, of: id, run: run)
    return outcome
  }

  private func storeScopes() throws {
    for (group, range) in scopes {
      try db.execute(
        sql: """
          INSERT INTO file_scope (file_id, frequency, indicator, place, first_period_id,
            last_period_id)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id.rawValue, group.frequency.rawValue, group.indicator, group.place, range.lowerBound,
          range.upperBound,
        ])
    }
  }

  /// Goes through every figure inside the file's scope that was known before and that the file
  /// does not carry: withdrawn, or passed over in silence where rows were put aside.
  private func settleAbsentFigures(_ reading: FileReading) throws {
    var putAside = CarriedFigures()
    for figure in reading.putAside where series.indices.contains(Int(figure.series)) {
      let entry = series[Int(figure.series)]
      let period = PeriodNumber.number(ordinal: Int(figure.period), entry.frequency)
      _ = putAside.insert(series: entry.id, period: period)
    }
    for entry in try register.all() {
      guard let range = scopes[entry.group.widened(to: file.scope)] else { continue }
      let stored = try table.rows(series: entry.id, periods: range)
      var start = 0
      while start < stored.count {
        var end = start + 1
        let period = stored[start].period
        while end < stored.count, stored[end].period == period { end += 1 }
        defer { start = end }
        guard let known = stored[start..<end].last(where: { $0.issuedDay <= day }),
          known.status != .withdrawn, known.file != id.rawValue,
          !carried.contains(series: entry.id, period: period)
        else { continue }
        if !reading.withdrawsAbsent || putAside.contains(series: entry.id, period: period) {
          try Silence(db: db).add(file: id.rawValue, series: entry.id, period: period)
          continue
        }
        guard !coverage.sameDay.contains(where: { $0.covers(entry.group, period) }) else {
          throw LoadFailure(file).absence(FigureState(known), period: period)
        }
        outcome.withdrawn += 1
        try replace(
          FigureState(known),
          by: Figure(period: period, value: .nan, status: .withdrawn, line: 0), of: entry,
          later: stored[start..<end].filter { $0.issuedDay > day })
      }
      try flush()
    }
  }
}
