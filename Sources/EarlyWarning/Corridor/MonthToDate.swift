package import Domain
import Foundation

/// A month's final count from what a communiqué says of its first days.
///
/// The count so far is carried on at its pace, and that projection is combined with the last month's
/// figure: each weighs as the inverse of its mean squared error, as a ratio, in the communiqués of the
/// past. Communiqués are a kind of source of their own, with their own history of errors; their
/// figures never replace the published ones.
package struct MonthToDate: Sendable, Equatable {
  /// One communiqué.
  package struct Flash: Sendable, Equatable {
    /// The last day that is counted.
    package var day: Day
    /// People counted from the month's first day on.
    package var people: Double
    /// The figure of the month before.
    package var lastMonth: Double

    package init(day: Day, people: Double, lastMonth: Double) {
      self.day = day
      self.people = people
      self.lastMonth = lastMonth
    }

    package var month: Period { Period(.month, containing: day) }

    /// The count so far, carried on at its pace to the month's end.
    package var projection: Double {
      let elapsed = Double(month.start.distance(to: day) + 1)
      return people * Double(month.start.distance(to: month.end) + 1) / elapsed
    }
  }

  /// A communiqué of the past and what the month came to.
  package struct Outcome: Sendable, Equatable {
    package var flash: Flash
    package var people: Double

    package init(flash: Flash, people: Double) {
      self.flash = flash
      self.people = people
    }
  }

  /// What is said of the current month.
  package struct Estimate: Sendable, Equatable {
    package var people: Double
    /// Share of the projection in it, from 0 (the last month) to 1.
    package var weight: Double
    /// The communiqués that the weight rests on.
    package var outcomes: Int
    /// Mean absolute errors on past months, in people, each forecast with the weight known before it.
    /// nil with fewer than ``MonthToDate/least`` judged ones.
    package var error: Double?
    package var lastMonthError: Double?
    /// Whether the past shows that it beats the last month's figure.
    package var isMeasured: Bool
  }

  /// Fewer past communiqués decide nothing: projection and last month then weigh alike.
  package static let least = 4
  /// A squared error, as a ratio's logarithm, that stands for two communiqués before any is known.
  private static let prior = 0.04

  private let outcomes: [Outcome]

  /// - Parameter outcomes: communiqués whose months have been published, in any order.
  package init(_ outcomes: [Outcome]) {
    self.outcomes = outcomes.sorted { ($0.flash.day, $0.people) < ($1.flash.day, $1.people) }
  }

  /// The current month's count.
  ///
  /// - Parameter flash: the newest communiqué. Outcomes of its own month or later ones are not used.
  package func estimate(_ flash: Flash) -> Estimate {
    let past = outcomes.filter { $0.flash.month < flash.month }
    var (error, lastError, judged) = (0.0, 0.0, 0)
    for outcome in past {
      let before = past.filter { $0.flash.month < outcome.flash.month }
      error += abs(Self.combined(outcome.flash, Self.weight(before)) - outcome.people)
      lastError += abs(outcome.flash.lastMonth - outcome.people)
      judged += 1
    }
    let weight = Self.weight(past)
    let isJudged = judged >= Self.least
    return Estimate(
      people: Self.combined(flash, weight), weight: weight, outcomes: past.count,
      error: isJudged ? error / Double(judged) : nil,
      lastMonthError: isJudged ? lastError / Double(judged) : nil,
      isMeasured: isJudged && error < lastError)
  }

  private static func combined(_ flash: Flash, _ weight: Double) -> Double {
    let floor = GrowthTable.floor
    let projection = log(max(0, flash.projection) + floor)
    let last = log(max(0, flash.lastMonth) + floor)
    return max(0, exp(weight * projection + (1 - weight) * last) - floor)
  }

  private static func weight(_ past: [Outcome]) -> Double {
    let floor = GrowthTable.floor
    func error(_ guess: (Flash) -> Double) -> Double {
      past.reduce(2 * prior) { sum, outcome in
        let ratio = log((max(0, guess(outcome.flash)) + floor) / (outcome.people + floor))
        return sum + ratio * ratio
      }
    }
    let projection = error(\.projection)
    let last = error(\.lastMonth)
    return last / (projection + last)
  }
}
