package import Domain

/// Places periods of one frequency along a time axis, each in a slot of equal width.
package struct PeriodScale: Sendable, Equatable {
  package let first: Period
  package let last: Period
  package let from: Double
  package let to: Double

  /// - Precondition: both periods have one frequency and the first is not after the last.
  package init(_ first: Period, through last: Period, from: Double, to: Double) {
    precondition(
      first.frequency == last.frequency && first.ordinal <= last.ordinal,
      "a time axis runs from a period to a later one of the same frequency")
    self.first = first
    self.last = last
    self.from = from
    self.to = to
  }

  package var count: Int { first.distance(to: last) + 1 }
  package var slot: Double { (to - from) / Double(count) }

  /// The middle of a period's slot.
  package func callAsFunction(_ period: Period) -> Double {
    from + (Double(first.distance(to: period)) + 0.5) * slot
  }

  /// Where a period's slot begins.
  package func start(of period: Period) -> Double {
    from + Double(first.distance(to: period)) * slot
  }

  /// Where a day lies within its period's slot.
  package func callAsFunction(_ day: Day) -> Double {
    let period = Period(first.frequency, containing: day)
    let days = Double(period.start.distance(to: period.end) + 1)
    return start(of: period) + (Double(period.start.distance(to: day)) + 0.5) / days * slot
  }

  package func contains(_ period: Period) -> Bool {
    period.frequency == first.frequency && (first.ordinal...last.ordinal).contains(period.ordinal)
  }

  /// Periods with which a calendar year begins, thinned to every second, fifth or tenth year so
  /// that labels of `labelWidth` do not touch.
  package func years(labelWidth: Double) -> [(year: Int, at: Double)] {
    let years = first.start.components.year...last.end.components.year
    let widthOfYear = (to - from) / Double(count) * Double(first.frequency.perYear)
    let every =
      [1, 2, 5, 10, 20, 50, 100].first { Double($0) * widthOfYear >= labelWidth } ?? 100
    return years.compactMap { year in
      guard year % every == 0,
        let day = Day(year: year, month: 1, day: first.frequency == .week ? 4 : 1)
      else { return nil }
      let period = Period(first.frequency, containing: day)
      return contains(period) ? (year, start(of: period)) : nil
    }
  }
}

extension Frequency {
  fileprivate var perYear: Int {
    switch self {
    case .day: 365
    case .week: 52
    case .month: 12
    case .quarter: 4
    case .year: 1
    }
  }
}
