import Domain
import Tabular

/// What can only be judged when the whole file has been read.
extension ContractGate {
  /// Ends the file: sums, totals, the period axis, the previous issue, the shares.
  ///
  /// - Parameter previous: the last accepted issue of the source, nil where there is none.
  mutating func finish(previous: PreviousIssue?) throws -> IngestReport {
    if !isRefused {
      try handOnSums()
      checkTotals()
      if counts.figures == 0 { hold(.emptyFile, "the file holds no figure") }
      let axes = self.axes
      checkAxes(axes)
      checkPrevious(previous, axes)
      for correction in corrector.unused { warnUnused(correction) }
      checkShares()
      try flush()
    }
    return report
  }

  var report: IngestReport {
    let withdraws = definition.absence == .withdrawn && !lostCells && !isRefused
    return IngestReport(
      source: definition.source, file: file, issued: issued,
      verdict: log.reasons.isEmpty ? .accepted : .heldBack(reasons: log.reasons),
      counts: counts, series: series,
      scope: IngestScope(
        periods: axes.compactMapValues { axis in
          axis.first.flatMap { first in
            axis.last.map { first...$0 }
          }
        },
        indicators: Set(series.map(\.indicator)), withdraws: withdraws),
      findings: log.summary, corrections: corrector.applied, totalOfValues: total)
  }

  /// A finding about the whole file.
  mutating func hold(
    _ rule: ContractRule, _ message: String, line: Int? = nil, column: String? = nil,
    value: String? = nil, row: String? = nil
  ) {
    let severity = definition.rules[rule].severity
    add(
      Finding(
        severity: severity, rule: rule.rawValue, line: line, column: column, value: value,
        message: message, action: severity == .warn ? .kept : .heldBack, row: row),
      rule: rule)
  }

  /// Finds out when the file was issued.
  ///
  /// - Parameters:
  ///   - given: the date that the file's name holds or that whoever loads it says.
  ///   - found: the date that stands above the table.
  mutating func checkIssueDate(given: Day?, found: Day?) {
    if let given, let found, given != found {
      let severity: Finding.Severity = definition.issued == .preamble ? .warn : .error
      add(
        Finding(
          severity: severity, rule: ContractRule.issueDate.rawValue, value: found.description,
          message: "the file says that it was issued on \(found), its name says \(given)",
          action: severity == .warn ? .kept : .heldBack), rule: .issueDate)
    }
    if issued == nil {
      add(
        Finding(
          severity: .error, rule: ContractRule.issueDate.rawValue,
          message:
            "the issue date stands nowhere: not in the file's name, not above the table, and "
            + "nobody gave it", action: .heldBack), rule: .issueDate)
    }
  }

  // MARK: - Sums and totals

  private mutating func handOnSums() throws {
    guard let accumulator else { return }
    let doubted = doubtedCells()
    self.accumulator = nil
    let figures = accumulator.figures
    for place in 0..<figures.count {
      let series = figures.series[place]
      let ordinal = Int(figures.period[place])
      let isDoubted =
        doubted.contains(
          IngestChunk.Cell(series: series, period: figures.period[place]))
      if accumulator.isTainted(place) || isDoubted {
        // A part of it left, or its total does not add up: what it was before stands.
        counts.observations -= 1
        counts.quarantined += 1
        if isDoubted { log.countLeft(.totals) }
        chunk.held.append(IngestChunk.Cell(series: series, period: figures.period[place]))
        continue
      }
      if corrector.concerns(series) {
        try correct(
          series, ordinal, figures.value[place], figures.status[place],
          line: Int(figures.line[place]))
        continue
      }
      try emit(
        series, ordinal, figures.value[place], figures.status[place],
        line: Int(figures.line[place]))
    }
  }

  /// Cells whose total does not add up, where the contract quarantines them.
  private func doubtedCells() -> Set<IngestChunk.Cell> {
    guard let ledger, definition.rules[.totals].severity == .quarantine else { return [] }
    let wrong = Set(
      ledger.mismatches(tolerance: definition.rules[.totals].tolerance).map(\.cell))
    return ledger.parts(of: wrong)
  }

  private mutating func checkTotals() {
    guard let ledger else { return }
    let setting = definition.rules[.totals]
    for mismatch in ledger.mismatches(tolerance: setting.tolerance) {
      let group = mismatch.words.isEmpty ? "" : " (" + mismatch.words.joined(separator: ", ") + ")"
      addTotalsFinding(
        line: mismatch.line, column: valueRule.name, value: Plain.text(mismatch.total),
        "the parts of \(mismatch.cell.period)\(group) add up to \(Plain.text(mismatch.sum)), "
          + "the file's total is \(Plain.text(mismatch.total))")
    }
  }

  // MARK: - The period axis

  /// Periods with a figure, by frequency, in order.
  var axes: [Frequency: [Int]] {
    var axes: [Frequency: [Int]] = [:]
    for frequency in Frequency.allCases {
      let axis = cells.periods { frequencyOfDetail[$0] == frequency }
      if !axis.isEmpty { axes[frequency] = axis }
    }
    return axes
  }

  private mutating func checkAxes(_ axes: [Frequency: [Int]]) {
    for frequency in Frequency.allCases {
      guard let axis = axes[frequency] else { continue }
      if let change = PeriodAxis.longerPeriods(in: axis, frequency) {
        hold(.frequencyChange, change.message, column: "period", value: change.value)
      }
      let setting = definition.rules[.gaps]
      for gap in PeriodAxis.gaps(in: axis, frequency, allowed: setting.allowed) {
        add(
          Finding(
            severity: setting.severity, rule: ContractRule.gaps.rawValue, value: gap.description,
            message: "\(gap) has no figure, though periods before and after it have",
            action: setting.severity == .error ? .heldBack : .kept), rule: .gaps)
      }
    }
  }

  // MARK: - The previous issue

  private mutating func checkPrevious(_ previous: PreviousIssue?, _ axes: [Frequency: [Int]]) {
    guard let previous else { return }
    if let least = definition.rules[.rowsVersusPrevious].atLeast,
      Double(counts.figures) < least * Double(previous.rows)
    {
      hold(
        .rowsVersusPrevious,
        "the file has \(Grouped.text(counts.figures)) rows, the issue of \(previous.issued) has "
          + "\(Grouped.text(previous.rows)); at least \(Share.text(least)) of them are expected")
    }
    if let least = definition.rules[.totalVersusPrevious].atLeast, total < least * previous.total {
      hold(
        .totalVersusPrevious,
        "the figures add up to \(Plain.text(total)), those of the issue of \(previous.issued) to "
          + "\(Plain.text(previous.total)); at least \(Share.text(least)) of it is expected")
    }
    guard let issued, issued >= previous.issued else { return }
    for frequency in Frequency.allCases {
      guard let newest = previous.newest[frequency] else { continue }
      let own = axes[frequency]?.last
      guard own.map({ $0 < newest }) ?? true else { continue }
      let here = own.map { "ends with \(Period(frequency: frequency, ordinal: $0))" }
      hold(
        .newestPeriod,
        "the issue of \(previous.issued) reaches \(Period(frequency: frequency, ordinal: newest)), "
          + "this one \(here ?? "has no figures by \(frequency.rawValue)")")
    }
  }

  private mutating func warnUnused(_ correction: Correction) {
    hold(
      .correctionUnused,
      "the correction `\(correction.id)` matches no figure of the file", value: correction.id)
  }

  // MARK: - Shares

  private mutating func checkShares() {
    for rule in ContractRule.allCases {
      guard let left = log.left[rule], counts.figures > 0 else { continue }
      let setting = definition.rules[rule]
      let share = Double(left) / Double(counts.figures)
      guard setting.severity == .quarantine, share > setting.maxShare else { continue }
      log.hold(
        "\(rule.rawValue): \(Grouped.text(left)) of \(Grouped.text(counts.figures)) rows "
          + "(\(Share.text(share))) break the rule, at most \(Share.text(setting.maxShare)) may")
    }
  }
}

/// Shares as people read them.
enum Share {
  /// `0.0205` as `2.1 %`.
  static func text(_ share: Double) -> String {
    let tenths = (share * 1_000).rounded()
    return Plain.text(tenths / 10) + " %"
  }
}
