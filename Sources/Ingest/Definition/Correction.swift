package import Domain

/// A declared change to a publisher's known error, or a figure that an analyst entered by hand.
///
/// Corrections stand in `corrections.yaml` beside `source.yaml` and are data: each says why, who
/// found it, and whether the publisher knows.
package struct Correction: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    /// The figure is not loaded.
    case drop
    /// The figure is replaced.
    case override(Double)
    /// The figure is multiplied, for a slip of the decimal mark or of thousands.
    case scale(Double)
    /// The figure stands and carries a status.
    case flag(ObservationStatus)
  }

  package enum State: String, Hashable, Sendable, CaseIterable {
    case open
    case reported
    case acknowledged
    case fixedUpstream = "fixed-upstream"
  }

  /// The correction's name, for messages and the report's appendix.
  package var id: String
  /// Where it is declared.
  package var line: Int
  /// Codes that the series must have.
  package var parts: [SeriesKey.Part: [String]]
  package var from: Period?
  package var to: Period?
  /// Issue dates to which it applies, both included.
  package var issuedFrom: Day?
  package var issuedTo: Day?
  package var action: Action
  package var reason: String
  /// Who found it or gave the figure.
  package var provider: String
  package var reported: Day?
  package var state: State
  /// The figure as the publisher gives it: another one means that the publisher has mended it.
  package var expected: Double?

  package func applies(to key: SeriesKey) -> Bool {
    parts.allSatisfy { part, codes in codes.contains(key[part]) }
  }

  package func applies(to period: Period) -> Bool {
    if let from, period.start < from.start { return false }
    if let to, period.end > to.end { return false }
    return true
  }

  package func applies(toIssue day: Day) -> Bool {
    if let issuedFrom, day < issuedFrom { return false }
    if let issuedTo, day > issuedTo { return false }
    return true
  }
}
