import Domain
import Statistics

/// Has a declared group moved? Families that travel together are counted under several nationalities:
/// the sum hides what one of them shows, and one of them hides what the sum shows.
///
/// The group's test of the newest figure combines that of its sum with that of its members (Simes in
/// both steps, so that it costs a factor of two at most). It speaks only where the sum itself leans to
/// the same side: a group is no other name for one of its members.
///
/// - References: Simes (1986), Biometrika 73:751–754, doi:10.1093/biomet/73.3.751.
enum GroupTest {
  /// The sum's own two-sided p-value, up to which it leans to a side.
  static let leaning = 0.1

  /// - Parameters:
  ///   - tests: of the group's sum, that of the newest figure first.
  ///   - members: tests of the members' newest figures.
  static func combine(_ tests: inout [Candidate], with members: [Candidate]) {
    guard let sum = tests.first, let signal = sum.signals.first, members.count > 1 else { return }
    let sides = members.map { member in
      member.signals.first?.direction == signal.direction ? member.p : 1
    }
    let p = StepUp.simes([sum.p, StepUp.simes(sides)])
    guard sum.p <= leaning else {
      tests[0] = .nothing
      return
    }
    tests[0].p = p
    for index in tests[0].signals.indices {
      tests[0].signals[index].p = p
      tests[0].signals[index].strength = SignalStrength.score(p)
    }
  }
}
