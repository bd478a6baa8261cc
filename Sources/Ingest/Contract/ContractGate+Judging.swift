import Domain
import Tabular

/// Rows that do not pass at once: what is wrong with them, and what becomes of them.
extension ContractGate {
  private struct Fault {
    var rule: ContractRule
    var column: String?
    var value: String?
    var message: String
  }

  /// Judges a row that is not plainly good.
  mutating func judge(
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>, _ row: Row, _ number: Int,
    _ reading: PeriodReader.Reading
  ) throws {
    if combinations[number].kind == .leftOut || reading == .leftOut {
      counts.leftOut += 1
      return
    }
    var faults: [Fault] = []
    var period: Period?
    switch reading {
    case .period(let known): period = known
    case .fault(let rule, let message):
      var value: String?
      if case .text(let bytes) = row.when { value = text(bytes) }
      faults.append(
        Fault(rule: rule, column: periodColumn ?? row.column, value: value, message: message))
    case .leftOut: break
    }
    faults += wordFaults(fields, number, period)
    let figure = self.figure(row, &faults)
    if let period { faults += periodFaults(period, row) }
    if row.isInDoubt {
      faults.append(
        Fault(
          rule: .totals, column: row.column, value: text(row.value),
          message: "the parts of this column do not add up to its total"))
    }
    if combinations[number].kind == .total, let figure, let period {
      return takeTotal(number, row, period, figure.value)
    }
    try decide(faults, row, number, period, figure, fields)
  }

  private var periodColumn: String? {
    definition.columns.first { $0.role == .period }?.name
  }

  private func wordFaults(
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>, _ number: Int, _ period: Period?
  ) -> [Fault] {
    var faults: [Fault] = []
    for (index, meaning) in meanings[combinations[number].meaning].enumerated() {
      let rule = dimensions[index].rule
      switch meaning {
      case .emptyRefused:
        faults.append(
          Fault(rule: .emptyCell, column: rule.name, value: "", message: "the cell is empty"))
      case .unknown(let message):
        faults.append(
          Fault(
            rule: .unknownCode, column: rule.name, value: text(fields[index]), message: message))
      case .codes(let codes):
        guard let period else { continue }
        for code in codes {
          guard let until = rule.until[code], period.end > until.end else { continue }
          faults.append(
            Fault(
              rule: .expiredCode, column: rule.name, value: text(fields[index]),
              message: "`\(code)` stands in \(period), and the contract allows it until "
                + "\(until) only"))
        }
      case .leftOut, .total, .personal: continue
      }
    }
    return faults
  }

  /// The value and its status.
  private func figure(
    _ row: Row, _ faults: inout [Fault]
  ) -> (value: Double, status: ObservationStatus)? {
    let trimmed = Trim.blanks(row.value)
    let word = text(trimmed)
    let column = row.column ?? valueRule.name
    func fault(_ rule: ContractRule, _ message: String) {
      faults.append(Fault(rule: rule, column: column, value: text(row.value), message: message))
    }
    var status = ObservationStatus.normal
    if let letters = row.status.map(Trim.blanks), !letters.isEmpty {
      guard let known = statusColumn.status(of: text(letters)) else {
        faults.append(
          Fault(
            rule: .unknownStatus, column: statusColumn.name, value: text(letters),
            message: "`\(text(letters))` is no status of an observation"))
        return nil
      }
      status = known
    }
    if missing.contains(word) || (word == "NaN" && definition.format == .sdmxCSV) {
      return (.nan, status.hasValue ? .missing : status)
    }
    guard status.hasValue else {
      if word.isEmpty { return (.nan, status) }
      fault(.unknownStatus, "the status says that there is no figure, and one stands here")
      return nil
    }
    if zero.contains(word) { return (0, status) }
    guard let value = isCount ? numbers.count(trimmed) : numbers.number(trimmed) else {
      fault(
        .notANumber,
        word.isEmpty
          ? "the cell is empty, and the contract does not say that empty means missing"
          : "`\(word)` is no \(isCount ? "count" : "number") as the contract declares it")
      return nil
    }
    return (value, status)
  }

  private var statusColumn: ColumnRule {
    definition.columns.first { $0.role == .status } ?? ColumnRule(name: "OBS_STATUS", role: .status)
  }

  private func periodFaults(_ period: Period, _ row: Row) -> [Fault] {
    guard period.ordinal > lastComplete[period.frequency.index], let issued else { return [] }
    return [
      Fault(
        rule: .partialPeriod, column: periodColumn ?? row.column, value: period.description,
        message: "\(period) ends on \(period.end), and the file was issued on \(issued)")
    ]
  }

  private mutating func decide(
    _ faults: [Fault], _ row: Row, _ number: Int, _ period: Period?,
    _ figure: (value: Double, status: ObservationStatus)?,
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>
  ) throws {
    let detail = period.flatMap { self.detail(number, $0.frequency) }
    var faults = faults
    if let figure, let detail, figure.status.hasValue,
      !corrector.concerns(seriesOfDetail[Int(detail)])
    {
      faults += rangeFaults(figure.value, row)
    }
    let leaves = faults.contains { definition.rules[$0.rule].severity != .warn }
    guard leaves || figure == nil || detail == nil else {
      for fault in faults { report(fault, row, .kept) }
      guard let period, let figure, let detail else { return }
      // A figure of a period that was not over is one that will be revised.
      let isPartial = faults.contains { $0.rule == .partialPeriod }
      let status = isPartial && figure.status == .normal ? .provisional : figure.status
      guard cells.insert(series: Int(detail), period: period.ordinal) else {
        return try takeDuplicate(fields, row, number, detail, period, (figure.value, status))
      }
      addToTotals(number, period, figure, detail)
      return try settle(detail, period, figure.value, status, line: row.line)
    }
    let isRejected = faults.contains { $0.rule.scope == .reading }
    for fault in faults { report(fault, row, isRejected ? .rejected : .quarantined) }
    leave(row.line, isRejected: isRejected, detail: detail, period: period)
  }

  /// The series of a combination with its breakdowns, nil where a word that decides it is faulty.
  ///
  /// A faulty word of a breakdown that is added away does not: the figure that it belongs to is
  /// known, and would be too small without it.
  private mutating func detail(_ number: Int, _ frequency: Frequency) -> Int32? {
    guard combinations[number].kind != .total else { return nil }
    for (index, meaning) in meanings[combinations[number].meaning].enumerated() {
      if case .codes = meaning { continue }
      guard dimensions[index].rule.isAddedAway else { return nil }
    }
    let known = combinations[number].detail[frequency.index]
    return known >= 0 ? known : addDetail(number, frequency)
  }

  private mutating func addToTotals(
    _ number: Int, _ period: Period, _ figure: (value: Double, status: ObservationStatus),
    _ detail: Int32
  ) {
    guard figure.status.hasValue else { return }
    ledger?.add(
      number, meanings[combinations[number].meaning], period, figure.value,
      series: seriesOfDetail[Int(detail)])
  }

  private func rangeFaults(_ value: Double, _ row: Row) -> [Fault] {
    guard value < minimum || value > maximum else { return [] }
    let bounds =
      value < minimum
      ? "less than \(Plain.text(minimum))" : "more than \(Plain.text(maximum))"
    return [
      Fault(
        rule: .outOfRange, column: row.column ?? valueRule.name, value: text(row.value),
        message: "\(Plain.text(value)) is \(bounds)")
    ]
  }

  /// Counts a row out, and tells the warehouse which cell it was where that is known.
  mutating func leave(_ line: Int, isRejected: Bool, detail: Int32?, period: Period?) {
    if isRejected { counts.rejected += 1 } else { counts.quarantined += 1 }
    guard let detail, let period else {
      lostCells = true
      return
    }
    chunk.held.append(
      IngestChunk.Cell(
        series: seriesOfDetail[Int(detail)], period: Int32(truncatingIfNeeded: period.ordinal)))
    accumulator?.taint(
      series: seriesOfDetail[Int(detail)], period: Int32(truncatingIfNeeded: period.ordinal))
  }

  private mutating func report(_ fault: Fault, _ row: Row, _ action: Finding.Action) {
    let severity = definition.rules[fault.rule].severity
    add(
      Finding(
        severity: severity, rule: fault.rule.rawValue, line: row.line, column: fault.column,
        value: fault.value, message: fault.message,
        action: severity == .error ? .heldBack : action, row: text(row.raw)),
      rule: fault.rule)
  }

  /// Keeps a finding; rows that left go to the warehouse one and all.
  mutating func add(_ finding: Finding, rule: ContractRule) {
    log.add(finding, rule: rule)
    if finding.action == .rejected || finding.action == .quarantined {
      chunk.leftOut.append(finding)
    }
  }

  // MARK: - Duplicates

  mutating func takeDuplicate(
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>, _ row: Row, _ number: Int,
    _ detail: Int32, _ period: Period, _ figure: (value: Double, status: ObservationStatus)
  ) throws {
    if definition.addsDuplicates {
      addToTotals(number, period, figure, detail)
      return try settle(detail, period, figure.value, figure.status, line: row.line)
    }
    search.want(detail: detail, period: period.ordinal, line: row.line)
    let words = zip(dimensions, fields).map { "\($0.rule.name) `\(text($1))`" }
    let key = ([period.description] + words).joined(separator: ", ")
    report(
      Fault(
        rule: .duplicate, column: nil, value: text(row.value),
        message: "the key (\(key)) stands already on an earlier line"), row, .quarantined)
    // The first of them was handed on already and stays where the rule only quarantines.
    counts.quarantined += 1
  }

  // MARK: - Records without a figure

  /// Rejects a line that cannot be read.
  mutating func reject(_ malformation: Malformation?) {
    guard let malformation else { return }
    counts.records += 1
    let name = malformation.field.map { "column \($0 + 1)" }
    rejectRecord(
      .unreadableLine, named: malformation.rule.rawValue, line: malformation.line, column: name,
      message: malformation.message, raw: nil)
  }

  /// Rejects a record with more or fewer columns than the header.
  mutating func rejectWidth(found: Int, expected: Int, line: Int, raw: String) {
    rejectRecord(
      .columnCount, named: ContractRule.columnCount.rawValue, line: line, column: nil,
      message: "\(found) columns stand here, the header has \(expected)", raw: raw)
  }

  /// Counts a record out that the format leaves out by its own rule.
  mutating func leaveOut() {
    counts.figures += 1
    counts.leftOut += 1
  }

  private mutating func rejectRecord(
    _ rule: ContractRule, named name: String, line: Int, column: String?, message: String,
    raw: String?
  ) {
    counts.figures += 1
    let severity = definition.rules[rule].severity
    add(
      Finding(
        severity: severity, rule: name, line: line, column: column, message: message,
        action: severity == .error ? .heldBack : .rejected, row: raw), rule: rule)
    leave(line, isRejected: true, detail: nil, period: nil)
  }

  // MARK: - Totals

  /// Counts a total that its format has checked.
  mutating func countTotal() {
    counts.figures += 1
    counts.totals += 1
  }

  /// Keeps a finding about a total; the rows that it adds up are judged one by one.
  mutating func addTotalsFinding(line: Int, column: String?, value: String, _ message: String) {
    let severity = definition.rules[.totals].severity
    log.add(
      Finding(
        severity: severity, rule: ContractRule.totals.rawValue, line: line, column: column,
        value: value, message: message, action: severity == .error ? .heldBack : .kept),
      rule: .totals)
  }

  private mutating func takeTotal(
    _ number: Int, _ row: Row, _ period: Period, _ value: Double
  ) {
    counts.totals += 1
    ledger?.setTotal(
      number, meanings[combinations[number].meaning], period, value, line: row.line)
  }

  // MARK: - Corrections

  /// Applies the corrections of a series to one of its figures.
  mutating func correct(
    _ series: Int32, _ ordinal: Int, _ value: Double, _ status: ObservationStatus, line: Int
  ) throws {
    let key = self.series[Int(series)]
    let period = Period(frequency: key.frequency, ordinal: ordinal)
    var outcome = Corrector.Outcome(value: value, status: status)
    for failure in corrector.apply(series, period, &outcome) {
      add(
        Finding(
          severity: .error, rule: ContractRule.correctionGuard.rawValue, line: line,
          column: valueRule.name, value: Plain.text(value), message: failure, action: .heldBack),
        rule: .correctionGuard)
    }
    if outcome.isDropped {
      counts.observations -= 1
      counts.dropped += 1
      chunk.held.append(
        IngestChunk.Cell(series: series, period: Int32(truncatingIfNeeded: ordinal)))
      return
    }
    if outcome.status.hasValue, outcome.value < minimum || outcome.value > maximum {
      add(
        Finding(
          severity: definition.rules[.outOfRange].severity,
          rule: ContractRule.outOfRange.rawValue, line: line, column: valueRule.name,
          value: Plain.text(outcome.value),
          message: "\(Plain.text(outcome.value)) lies outside the declared range, "
            + "corrections included",
          action: definition.rules[.outOfRange].severity == .error ? .heldBack : .quarantined),
        rule: .outOfRange)
      if definition.rules[.outOfRange].severity != .warn {
        counts.observations -= 1
        counts.quarantined += 1
        chunk.held.append(
          IngestChunk.Cell(series: series, period: Int32(truncatingIfNeeded: ordinal)))
        return
      }
    }
    try emit(series, ordinal, outcome.value, outcome.status, line: line)
  }
}
