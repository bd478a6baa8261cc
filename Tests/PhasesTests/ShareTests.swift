import Phases
import Testing

@Suite("Shares of people")
struct ShareTests {
  /// `statsmodels.stats.proportion.proportion_confint(part, whole, alpha, "wilson")`.
  @Test(
    "Wilson's limits are those of statsmodels",
    arguments: [
      (0.0, 10.0, 0.95, 0.0, 0.2775327998628892), (10, 10, 0.95, 0.7224672001371107, 1),
      (15, 148, 0.95, 0.0623863995307363, 0.16048724172330803),
      (3, 7, 0.9, 0.186443190363956, 0.7105229089864071),
    ])
  func wilson(part: Double, whole: Double, level: Double, lower: Double, upper: Double) throws {
    let limits = try #require(Share(part, of: whole)).limits(level: level)
    #expect(abs(limits.lowerBound - lower) < 1e-12)
    #expect(abs(limits.upperBound - upper) < 1e-12)
  }

  @Test("What is no part of a whole is no share")
  func none() {
    for (part, whole) in [(1.0, 0.0), (2, 1), (-1, 3), (.nan, 3), (1, .nan), (1, .infinity)] {
      #expect(Share(part, of: whole) == nil, "\(part) of \(whole)")
    }
  }
}
