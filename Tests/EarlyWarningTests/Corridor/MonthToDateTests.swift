import Domain
import EarlyWarning
import Testing

@Suite("Month-to-date communiqués")
struct MonthToDateTests {
  private func flash(_ day: String, _ people: Double, last: Double) throws -> MonthToDate.Flash {
    MonthToDate.Flash(day: try #require(Day(day)), people: people, lastMonth: last)
  }

  /// Communiqués of Panama's migration service as the press gave them, with the published figures of
  /// the month and of the one before.
  private func outcomes() throws -> [MonthToDate.Outcome] {
    try [
      ("2022-05-19", 6_000, 6_134, 13_894), ("2023-02-25", 21_093, 24_634, 24_657),
      ("2023-08-12", 29_641, 55_387, 81_946), ("2024-06-19", 16_955, 30_661, 31_049),
      ("2025-01-23", 1_710, 4_849, 2_229),
    ].map { day, people, last, final in
      MonthToDate.Outcome(flash: try flash(day, people, last: last), people: final)
    }
  }

  @Test("A count so far is carried on at its pace")
  func projection() throws {
    #expect(try flash("2023-08-12", 29_641, last: 55_387).projection.rounded() == 76_573)
    #expect(try flash("2024-02-29", 2_900, last: 0).projection == 2_900)
  }

  @Test("Projection and last month weigh by their past errors, alike without a past")
  func weights() throws {
    let now = try flash("2025-02-20", 300, last: 2_229)
    let alone = MonthToDate([]).estimate(now)
    #expect(alone.weight == 0.5)
    #expect(alone.error == nil && !alone.isMeasured)
    let known = MonthToDate(try outcomes()).estimate(now)
    #expect(known.outcomes == 5)
    // The last month was far off in three of five, the projection in one.
    #expect((0.8...0.99).contains(known.weight))
    #expect(known.people < alone.people)
    #expect(known.people > now.projection)
  }

  @Test("On five real communiqués the combination beats the last month, and says by how much")
  func realCommuniques() throws {
    let found = MonthToDate(try outcomes()).estimate(try flash("2025-02-20", 300, last: 2_229))
    #expect(found.isMeasured)
    #expect(try #require(found.error) < 0.6 * #require(found.lastMonthError))
  }

  @Test("No later communiqué helps, and nothing is said to be measured with few")
  func order() throws {
    let all = try outcomes()
    let now = try flash("2023-08-12", 29_641, last: 55_387)
    let found = MonthToDate(all).estimate(now)
    #expect(found == MonthToDate(Array(all.prefix(2))).estimate(now))
    #expect(found.outcomes == 2 && !found.isMeasured)
    #expect(MonthToDate(all.reversed()).estimate(now) == found)
  }
}
