/// What is known of a series beside its figures: periods that say nothing about its usual course,
/// and dates at which its course may have changed.
///
/// A declared closure is masked rather than learned as scatter; a new rule of entry lets the level
/// find its new place at once rather than after months of alarms.
package struct KnownEvents: Sendable, Equatable {
  /// A date from which the past may no longer hold.
  package struct Change: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      /// The level may have moved: by a factor of about 2.7, or its reciprocal, in one case in three.
      case level
      /// The trend may have turned.
      case slope
      /// What is counted changed: the level may have moved by a factor of about 7, or its reciprocal, in one case in three.
      case coverage
    }

    /// The first period under the new course, counted from the first period of the series.
    package let period: Int
    package let kind: Kind

    package init(period: Int, kind: Kind) {
      self.period = period
      self.kind = kind
    }
  }

  /// Periods, counted from the first of the series, that are neither learned from nor judged.
  package var masked: [Range<Int>]
  package var changes: [Change]

  /// - Parameters:
  ///   - masked: in any order; they may overlap and reach beyond the series.
  ///   - changes: in any order; those outside the series have no effect.
  package init(masked: [Range<Int>] = [], changes: [Change] = []) {
    self.masked = masked
    self.changes = changes
  }

  /// Nothing is known.
  package static let none = KnownEvents()
}

extension KnownEvents.Change.Kind {
  /// Variance that the logarithm of the level gains.
  var levelVariance: Double {
    switch self {
    case .level: 1
    case .slope: 0
    case .coverage: 4
    }
  }

  /// Variance that the trend over a year gains.
  var slopeVariance: Double {
    switch self {
    case .level, .coverage: 0
    case .slope: 0.25
    }
  }
}
