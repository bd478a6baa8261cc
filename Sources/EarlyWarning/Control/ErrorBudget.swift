package import Domain
import Statistics

/// Turns the number of false signals that an office can bear into a level for the tests.
///
/// While nothing happens, every flow that is judged a few times a quarter raises a false signal now
/// and then; the level is set so that their expected number is what was asked for. While much
/// happens, the share of false ones among all signals is held at the same level, which never exceeds
/// ``falseShare``.
package struct ErrorBudget: Sendable, Equatable {
  /// False signals a quarter that are bearable while nothing happens; one series in one period
  /// counts once, however many kinds of signal it raises.
  package var falseSignals: Double
  /// The share of false signals among all that is never exceeded.
  package var falseShare: Double

  package init(falseSignals: Double, falseShare: Double) {
    self.falseSignals = falseSignals
    self.falseShare = falseShare
  }

  /// Times a quarter that a new figure is judged.
  package static func looks(_ frequency: Frequency) -> Double {
    switch frequency {
    case .day: 365.25 / 4
    case .week: 365.25 / 28
    case .month: 3
    case .quarter: 1
    case .year: 0.25
    }
  }

  /// The level at which the flows of one frequency are tested.
  ///
  /// - Parameters:
  ///   - families: flows of this frequency.
  ///   - all: flows of all frequencies, among which the bearable number is divided.
  package func level(_ frequency: Frequency, families: Int, of all: Int) -> Double {
    guard families > 0, all > 0 else { return 0 }
    let bearable =
      falseSignals * Double(families) / Double(all) / ErrorBudget.looks(frequency)
    if StepUp.expectedRejections(level: falseShare, of: families) <= bearable { return falseShare }
    var (low, high) = (0.0, falseShare)
    // Halving until two doubles are neighbours ends after fewer steps.
    for _ in 0..<64 {
      let middle = (low + high) / 2
      if StepUp.expectedRejections(level: middle, of: families) <= bearable {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }
}
