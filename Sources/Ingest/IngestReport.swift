package import Domain

/// What became of one file.
package struct IngestReport: Sendable {
  package enum Verdict: Hashable, Sendable {
    case accepted
    /// Nothing of the file may be loaded; the reasons are sentences.
    case heldBack(reasons: [String])
  }

  package var source: String
  /// The file's name as messages show it, such as `panama-darien-by-nationality/2025-05-13.csv`.
  package var file: String
  package var issued: Day?
  package var verdict: Verdict
  package var counts: IngestCounts
  /// The series of the file, by the index that batches use.
  package var series: [SeriesKey]
  /// What the file speaks about, for the question what it withdraws.
  package var scope: IngestScope
  package var findings: FindingSummary
  /// The corrections that changed something, with how often.
  package var corrections: [AppliedCorrection]
  package var totalOfValues: Double

  package var isAccepted: Bool { verdict == .accepted }

  /// What the next issue is compared with.
  package var asPrevious: PreviousIssue? {
    guard isAccepted, let issued else { return nil }
    return PreviousIssue(
      issued: issued, rows: counts.figures, total: totalOfValues,
      newest: scope.periods.mapValues(\.upperBound))
  }
}

/// What the last accepted issue of a source looked like.
package struct PreviousIssue: Hashable, Sendable {
  package var issued: Day
  /// Figures in the file, whatever became of them.
  package var rows: Int
  /// Sum of the figures that were loaded.
  package var total: Double
  /// Ordinal of the newest period of each frequency.
  package var newest: [Frequency: Int]

  package init(issued: Day, rows: Int, total: Double, newest: [Frequency: Int]) {
    self.issued = issued
    self.rows = rows
    self.total = total
    self.newest = newest
  }
}

/// What became of every row of a file.
///
/// A row is a record of a long table or a filled cell of a wide one. Each ends in exactly one of
/// these counts, which ``balance`` proves:
///
///     figures = observations + added + totals + leftOut + dropped + quarantined + rejected
///
/// What the warehouse finds unchanged is a part of `observations`.
package struct IngestCounts: Hashable, Sendable {
  /// Lines of the file that hold a record, the header not among them.
  package var records = 0
  /// Rows as the file gives them.
  package var figures = 0
  /// Figures handed on.
  package var observations = 0
  /// Rows added to another row's figure, as the contract asks.
  package var added = 0
  /// Totals and sub-totals: checked, never handed on.
  package var totals = 0
  /// Rows that the contract leaves out, such as aggregates or other measures.
  package var leftOut = 0
  /// Rows that a correction dropped.
  package var dropped = 0
  package var quarantined = 0
  package var rejected = 0

  package init() {}

  /// Whether every row is accounted for.
  package var balance: Bool {
    figures == observations + added + totals + leftOut + dropped + quarantined + rejected
  }
}

/// What a file speaks about.
package struct IngestScope: Hashable, Sendable {
  /// First to last period of each frequency.
  package var periods: [Frequency: ClosedRange<Int>]
  /// Indicators that occur.
  package var indicators: Set<String>
  /// Whether a figure that the file does not carry, inside these bounds, is withdrawn: the contract
  /// says so, and every row that left has a known series and period.
  package var withdraws: Bool

  package init(
    periods: [Frequency: ClosedRange<Int>] = [:], indicators: Set<String> = [],
    withdraws: Bool = false
  ) {
    self.periods = periods
    self.indicators = indicators
    self.withdraws = withdraws
  }
}

/// A correction and what it did to the file.
package struct AppliedCorrection: Hashable, Sendable {
  package var correction: Correction
  package var figures: Int
}
