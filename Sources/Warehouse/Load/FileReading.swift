package import Domain

/// What reading a file to its end has shown.
package struct FileReading: Sendable {
  package enum Verdict: Sendable, Equatable {
    case accepted
    /// The contract holds the whole file back; the sentences say why.
    case heldBack(reasons: [String])
  }

  /// Rows by what became of them, apart from those handed to the warehouse.
  package struct Counts: Sendable, Equatable {
    /// Rows of the file: figures handed over and all that follow, which is asserted.
    package var rows: Int
    /// Rows added to another row's figure.
    package var added: Int
    /// Rows that are sums of others: checked, never loaded.
    package var totals: Int
    /// Rows that the contract leaves out.
    package var leftOut: Int
    /// Rows that a correction dropped.
    package var dropped: Int
    /// Rows that a rule put aside.
    package var quarantined: Int
    /// Rows that cannot be read as figures at all.
    package var rejected: Int

    package init(
      rows: Int, added: Int = 0, totals: Int = 0, leftOut: Int = 0, dropped: Int = 0,
      quarantined: Int = 0, rejected: Int = 0
    ) {
      self.rows = rows
      self.added = added
      self.totals = totals
      self.leftOut = leftOut
      self.dropped = dropped
      self.quarantined = quarantined
      self.rejected = rejected
    }

    var notHandedOver: Int { added + totals + leftOut + dropped + quarantined + rejected }
  }

  /// What the file speaks for: a figure of these indicators and periods that an earlier issue had
  /// and this one does not carry has been withdrawn.
  package struct Scope: Sendable, Equatable {
    /// First to last ordinal of each frequency.
    package var periods: [Frequency: ClosedRange<Int>]
    package var indicators: Set<String>
    /// False where absence says nothing, or where rows were put aside whose series or period is
    /// not known, for they may be the missing ones.
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

  package var verdict: Verdict
  package var counts: Counts
  package var scope: Scope
  /// Findings to be kept, those about the whole file among them; of each rule the first ones.
  package var findings: [Finding]
  /// How many findings there are of each rule, kept or not; counted from `findings` where empty.
  package var findingCounts: [FindingCount]
  /// How many figures each correction changed, by the correction's name; all must have been stored.
  package var corrections: [String: Int]
  /// Sum of the values handed over: the next issue is compared with it.
  package var totalOfValues: Double

  package init(
    verdict: Verdict, counts: Counts, scope: Scope = Scope(), findings: [Finding] = [],
    findingCounts: [FindingCount] = [], corrections: [String: Int] = [:], totalOfValues: Double = 0
  ) {
    self.verdict = verdict
    self.counts = counts
    self.scope = scope
    self.findings = findings
    self.findingCounts =
      findingCounts.isEmpty ? FindingCount.counting(findings) : findingCounts
    self.corrections = corrections
    self.totalOfValues = totalOfValues
  }
}

/// A figure that the file carries in a row that was put aside: it is neither replaced nor withdrawn.
package struct HeldFigure: Sendable, Hashable {
  /// Index of the series among those of the file.
  package var series: Int32
  /// Ordinal of the period.
  package var period: Int32

  package init(series: Int32, period: Int32) {
    self.series = series
    self.period = period
  }
}

/// How many findings of one rule a file has.
package struct FindingCount: Sendable, Hashable {
  package var rule: String
  package var severity: Finding.Severity
  package var count: Int

  package init(rule: String, severity: Finding.Severity, count: Int) {
    self.rule = rule
    self.severity = severity
    self.count = count
  }

  static func counting(_ findings: [Finding]) -> [FindingCount] {
    var counts: [FindingCount] = []
    for finding in findings {
      let place = counts.firstIndex {
        $0.rule == finding.rule && $0.severity == finding.severity
      }
      if let place {
        counts[place].count += 1
      } else {
        counts.append(FindingCount(rule: finding.rule, severity: finding.severity, count: 1))
      }
    }
    return counts
  }
}
