/// How many of those who should be reached by a step or a service are.
package enum Coverage: Hashable, Sendable {
  /// Why there is no share.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    /// The country has not given the part.
    case partNotReported = "part-not-reported"
    /// The country has not given what the part is to be divided by.
    case wholeNotReported = "whole-not-reported"
    /// Nobody is there to be reached.
    case wholeIsZero = "whole-is-zero"
    /// Some groups are given and others are not: the total is not known.
    case incomplete
    /// A share would give back a count that is hidden to protect people.
    case suppressed
  }

  case share(Share)
  /// The part is larger than the whole: people of earlier quarters, of another register, or an
  /// error. It is shown as it is and never cut to 1.
  case impossible(part: Double, whole: Double)
  /// There is no share, for a stated reason.
  case unknown(Reason)

  /// - Parameters:
  ///   - part: those who were reached.
  ///   - whole: those who should be.
  package init(_ part: SubmittedTotal, of whole: SubmittedTotal) {
    switch (part, whole) {
    case (.notReported, _): self = .unknown(.partNotReported)
    case (_, .notReported): self = .unknown(.wholeNotReported)
    case (.hidden, _), (_, .hidden): self = .unknown(.suppressed)
    case (.atLeast, _), (_, .atLeast): self = .unknown(.incomplete)
    case (.people(let part), .people(let whole)):
      if let share = Share(part, of: whole) {
        self = .share(share)
      } else if whole == 0, part == 0 {
        self = .unknown(.wholeIsZero)
      } else {
        self = .impossible(part: part, whole: whole)
      }
    }
  }

  package var share: Share? {
    if case .share(let share) = self { share } else { nil }
  }
}

/// What a country says of the people of one quarter and indicator.
package enum SubmittedTotal: Hashable, Sendable {
  /// No row, or none with a value.
  case notReported
  /// Some groups are given and others are not.
  case atLeast(Double)
  /// The total is hidden to protect people.
  case hidden
  case people(Double)

  /// The number that may be shown.
  package var people: Double? {
    if case .people(let people) = self { people } else { nil }
  }
}
