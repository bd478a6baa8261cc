import Configuration
import Domain
import Tabular

/// Where every row of a file is held against its contract.
///
/// Formats hand in rows as slices of the file; the gate finds series, period and value, sorts out
/// what breaks a rule, and hands on the rest in pieces. Every row ends in exactly one of the
/// ``IngestCounts``.
///
/// Rows that plainly break no rule take the short way through `takePlain`; all others are judged by
/// `judge`, which gathers everything that is wrong with them.
struct ContractGate: ~Copyable {
  /// One row as the format found it.
  struct Row {
    enum When {
      case text(UnsafeRawBufferPointer)
      /// The format knows the period by itself.
      case typed(Period)
      /// The format could not make out a period; the text says why.
      case unreadable(String)
    }

    var when: When
    var value: UnsafeRawBufferPointer
    var status: UnsafeRawBufferPointer?
    var line: Int
    /// The record as it stands in the file.
    var raw: UnsafeRawBufferPointer
    /// The column of the value in a wide table.
    var column: String?
    /// Whether the format found that the row's total does not add up.
    var isInDoubt = false
  }

  /// What a combination of words stands for.
  struct Combination {
    enum Kind: Hashable {
      /// The series are known, or will be at the first figure of their frequency.
      case series
      /// Known, but allowed up to a period only.
      case seriesUntil
      case leftOut
      case total
      case faulty
    }

    var kind: Kind
    /// The series with its breakdowns, by frequency; -1 where not met yet.
    var detail = SIMD8<Int32>(repeating: -1)
    /// Place in `meanings`.
    var meaning = 0
  }

  let definition: SourceDefinition
  let reference: ReferenceTables
  let file: String
  let dimensions: [ColumnCodes]
  let valueRule: ColumnRule
  let periods: PeriodReader
  let deliver: (IngestChunk) throws -> Void

  var counts = IngestCounts()
  var log = FindingLog()
  var issued: Day?
  var isRefused = false
  var total = 0.0
  /// Whether a row left whose series or period is not known.
  var lostCells = false

  // What combinations of words stand for.
  var keys = KeyTable()
  var combinations: [Combination] = []
  var meanings: [[ColumnCodes.Meaning]] = []
  var unknownWords = 0

  // Series with all their breakdowns, and the series that are handed on.
  var details: [DetailKey: Int32] = [:]
  var seriesOfDetail: [Int32] = []
  var seriesNumbers: [SeriesKey: Int32] = [:]
  var series: [SeriesKey] = []
  var cells = CellSet()
  /// For each detail its frequency.
  var frequencyOfDetail: [Frequency] = []

  var chunk = IngestChunk(firstNewSeries: 0)
  var buffer = ChunkBuffer()
  var accumulator: Accumulator?
  var corrector: Corrector
  var ledger: TotalsLedger?
  /// Ordinal of the last period that had ended on the issue date, by frequency.
  var lastComplete = SIMD8<Int>(repeating: .max)
  let numbers: NumberFormat
  let isCount: Bool
  let minimum: Double
  let maximum: Double
  let missing: Set<String>
  let zero: Set<String>
  let search: DuplicateSearch
  /// Whether the file is read once more only to find where keys stood first.
  let isSecondReading: Bool

  /// Unknown words of a file for which the nearest known one is looked for.
  static let suggestionLimit = 40

  /// Rows that left are handed on from time to time even where no figure is.
  static let leftOutLimit = 4_096

  /// A series and the breakdowns that are added away.
  struct DetailKey: Hashable {
    var series: SeriesKey
    var added: [String]
  }

  init(
    _ definition: SourceDefinition, columns: [ColumnRule], reference: ReferenceTables,
    file: String, issued: Day?, frequencies: [Frequency], search: DuplicateSearch,
    isSecondReading: Bool, deliver: @escaping (IngestChunk) throws -> Void
  ) throws(Problems) {
    self.definition = definition
    self.reference = reference
    self.file = file
    self.deliver = deliver
    self.search = search
    self.isSecondReading = isSecondReading
    var dimensions: [ColumnCodes] = []
    var problems: [Problem] = []
    let skipped =
      definition.format == .worldBank && definition.layout.leavesOutAggregates
      ? ["aggregates"] : []
    for column in columns where column.isDimension {
      do throws(Problems) {
        dimensions.append(
          try ColumnCodes(
            column, reference: reference, file: definition.file, skipping: skipped))
      } catch {
        problems += error.all
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    self.dimensions = dimensions
    valueRule = definition.valueRule
    periods = PeriodReader(columns.first { $0.role == .period }, frequencies: frequencies)
    numbers = definition.dialect.numbers
    isCount = valueRule.numberType == .count
    minimum = valueRule.minimum ?? -.infinity
    maximum = valueRule.maximum ?? .infinity
    missing = Set(definition.dialect.missing)
    zero = Set(definition.dialect.zero)
    corrector = Corrector(definition.corrections)
    let addsAway = dimensions.contains { $0.rule.isAddedAway }
    let holdsTotals = dimensions.contains { !$0.rule.totals.isEmpty }
    let leavesWithTotal = definition.rules[.totals].severity == .quarantine
    if holdsTotals { ledger = TotalsLedger(dimensions, keepsParts: leavesWithTotal) }
    if definition.addsDuplicates || addsAway || (holdsTotals && leavesWithTotal) {
      accumulator = Accumulator()
    }
    setIssue(issued)
  }

  /// Says when the file was issued, as soon as that is known.
  mutating func setIssue(_ day: Day?) {
    issued = day
    guard let day else { return }
    corrector.setIssue(day)
    for frequency in Frequency.allCases {
      let current = Period(frequency, containing: day)
      lastComplete[frequency.index] = current.end <= day ? current.ordinal : current.ordinal - 1
    }
  }

  // MARK: - Rows

  /// Takes a row in whose period is the text of a column, where nothing about it needs a further
  /// look.
  ///
  /// - Returns: false where something does; nothing has been counted then, and ``take(_:_:)`` judges
  ///   the row.
  @inline(__always)
  mutating func takePlain(
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>, period text: UnsafeRawBufferPointer,
    value bytes: UnsafeRawBufferPointer, line: Int
  ) throws -> Bool {
    guard let period = periods.plain(text) else { return false }
    return try takePlain(fields, period, value: bytes, line: line)
  }

  /// The same for a period that the format knows by itself.
  mutating func takePlain(
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>, _ period: Period,
    value bytes: UnsafeRawBufferPointer, line: Int
  ) throws -> Bool {
    let (number, isNew) = keys.number(of: fields)
    if isNew { try resolve(fields, line: line) }
    guard combinations[number].kind == .series, ledger == nil, periods.isPlain(period),
      period.ordinal <= lastComplete[period.frequency.index],
      let value = isCount ? numbers.count(bytes) : numbers.number(bytes),
      value >= minimum, value <= maximum
    else { return false }
    var detail = combinations[number].detail[period.frequency.index]
    if detail < 0 { detail = addDetail(number, period.frequency) }
    guard cells.insert(series: Int(detail), period: period.ordinal) else { return false }
    counts.figures &+= 1
    try settle(detail, period, value, .normal, line: line)
    return true
  }

  /// Takes a row in.
  ///
  /// - Parameters:
  ///   - fields: the words of the breakdowns, in the order of `dimensions`.
  ///   - row: everything else.
  /// - Throws: what `deliver` throws, and ``Refused`` where the row looks like data about a person.
  mutating func take(
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>, _ row: Row
  ) throws {
    counts.figures &+= 1
    let (number, isNew) = keys.number(of: fields)
    if isNew { try resolve(fields, line: row.line) }
    let reading: PeriodReader.Reading
    switch row.when {
    case .text(let bytes): reading = periods.read(bytes)
    case .typed(let period): reading = periods.judge(period)
    case .unreadable(let message): reading = .fault(.notAPeriod, message: message)
    }
    try judge(fields, row, number, reading)
    if chunk.leftOut.count + chunk.held.count >= ContractGate.leftOutLimit { try flush() }
  }

  /// Hands on a figure that broke no rule.
  @inline(__always)
  mutating func settle(
    _ detail: Int32, _ period: Period, _ value: Double, _ status: ObservationStatus, line: Int
  ) throws {
    if isSecondReading { search.see(detail: detail, period: period.ordinal, line: line) }
    let series = seriesOfDetail[Int(detail)]
    if accumulator != nil {
      if accumulator?.add(
        series: series, period: Int32(truncatingIfNeeded: period.ordinal), value: value,
        status: status, line: Int32(truncatingIfNeeded: line)) == true
      {
        counts.added &+= 1
      } else {
        counts.observations &+= 1
      }
      return
    }
    counts.observations &+= 1
    if corrector.concerns(series) {
      return try correct(series, period.ordinal, value, status, line: line)
    }
    try emit(series, period.ordinal, value, status, line: line)
  }

  /// Puts a figure into the piece that is being filled.
  @inline(__always)
  mutating func emit(
    _ series: Int32, _ ordinal: Int, _ value: Double, _ status: ObservationStatus, line: Int
  ) throws {
    if status.hasValue { total += value }
    if buffer.append(series: series, period: ordinal, value: value, status: status, line: line) {
      try flush()
    }
  }

  // MARK: - Series

  /// Finds out what a new combination of words stands for.
  mutating func resolve(
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>, line: Int
  ) throws {
    var combination = Combination(kind: .series)
    var found: [ColumnCodes.Meaning] = []
    var faulty = false
    var leftOut = false
    for (index, dimension) in dimensions.enumerated() {
      let meaning = dimension.meaning(
        of: fields[index], suggests: unknownWords < ContractGate.suggestionLimit)
      found.append(meaning)
      switch meaning {
      case .codes(let codes):
        if codes.contains(where: { dimension.rule.until[$0] != nil }) {
          combination.kind = .seriesUntil
        }
      case .leftOut: leftOut = true
      case .total: if combination.kind != .faulty { combination.kind = .total }
      case .emptyRefused: faulty = true
      case .unknown:
        faulty = true
        unknownWords += 1
      case .personal(let kind):
        try refuse(kind: kind, column: dimension.rule.name, line: line)
      }
    }
    if faulty { combination.kind = .faulty }
    if leftOut { combination.kind = .leftOut }
    combination.meaning = meanings.count
    meanings.append(found)
    combinations.append(combination)
  }

  /// The series of a combination at a frequency, with its breakdowns.
  mutating func addDetail(_ number: Int, _ frequency: Frequency) -> Int32 {
    var key = SeriesKey(
      source: definition.source, indicator: SeriesKey.whole, place: SeriesKey.whole,
      frequency: frequency)
    for (part, code) in definition.fixed { key[part] = code }
    var added: [String] = []
    for (index, meaning) in meanings[combinations[number].meaning].enumerated() {
      guard case .codes(let codes) = meaning else { continue }
      if case .parts(let parts) = dimensions[index].rule.role {
        for (part, code) in zip(parts, codes) { key[part] = code }
      } else {
        added += codes
      }
    }
    let detail = self.detail(DetailKey(series: key, added: added))
    combinations[number].detail[frequency.index] = detail
    return detail
  }

  private mutating func detail(_ key: DetailKey) -> Int32 {
    if let known = details[key] { return known }
    let number: Int32
    if let known = seriesNumbers[key.series] {
      number = known
    } else {
      number = Int32(series.count)
      seriesNumbers[key.series] = number
      series.append(key.series)
      chunk.newSeries.append(key.series)
      corrector.add(key.series)
    }
    let detail = Int32(seriesOfDetail.count)
    details[key] = detail
    seriesOfDetail.append(number)
    frequencyOfDetail.append(key.series.frequency)
    return detail
  }

  /// Ends the reading because something looks like data about a person.
  mutating func refuse(kind: String, column: String?, line: Int?) throws -> Never {
    isRefused = true
    chunk = IngestChunk(firstNewSeries: series.count)
    hold(
      .personalData, "this looks like \(kind): Caudal knows counts only, and the file is refused",
      line: line, column: column)
    log.forgetValues()
    throw Refused()
  }

  func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: - Pieces

  /// Hands on the piece and begins the next one.
  mutating func flush() throws {
    chunk.observations = buffer.take()
    guard !chunk.isEmpty else { return }
    let full = chunk
    chunk = IngestChunk(firstNewSeries: series.count)
    try deliver(full)
  }
}

extension ColumnRule {
  /// Whether the column breaks figures down.
  var isDimension: Bool {
    switch role {
    case .parts, .sum: true
    case .period, .value, .status, .ignore: false
    }
  }

  var isAddedAway: Bool {
    if case .sum = role { true } else { false }
  }
}

/// The file looks like data about people and is not read any further.
struct Refused: Error {}
