import Statistics
import Testing

@Suite("Rolling origins of the elastic net")
struct RollingElasticNetTests {
  /// Rows of twelve times, thirty rows each, with three columns of which the first may matter.
  private func panel(effect: Double) -> (rows: [[Double]], response: [Double], times: [Int]) {
    var generator = SplitMix64(seed: 3)
    var rows: [[Double]] = []
    var response: [Double] = []
    for _ in 0..<360 {
      let row = (0..<3).map { _ in generator.nextUnit() - 0.5 }
      rows.append(row)
      response.append(effect * row[0] + generator.nextUnit() - 0.5)
    }
    return (rows, response, (0..<360).map { 2000 + $0 / 30 })
  }

  @Test("A forecast does not depend on its own time nor on later ones")
  func noLeak() throws {
    let (rows, response, times) = panel(effect: 2)
    let forecasts = try RollingElasticNet.forecasts(rows, response, times: times)
    #expect(forecasts.count == 240)
    #expect(times[forecasts[0].row] == 2004)
    let changed = response.enumerated().map { times[$0] >= 2006 ? -9 * $1 : $1 }
    let other = try RollingElasticNet.forecasts(rows, changed, times: times)
    for (one, two) in zip(forecasts, other) where times[one.row] <= 2006 { #expect(one == two) }
    #expect(forecasts.last != other.last)
  }

  @Test("A relation is used, and noise is not")
  func skill() throws {
    for (effect, range) in [(2.0, 0.4...0.6), (0.0, 0.95...1.1)] {
      let (rows, response, times) = panel(effect: effect)
      let forecasts = try RollingElasticNet.forecasts(rows, response, times: times)
      let error = forecasts.reduce(0) { $0 + abs($1.value - response[$1.row]) }
      let none = forecasts.reduce(0) { $0 + abs(response[$1.row]) }
      #expect(range.contains(error / none), "\(effect): \(error / none)")
    }
  }

  @Test("The largest penalty leaves the mean of the past")
  func emptied() throws {
    let (rows, _, times) = panel(effect: 0)
    let constant = [Double](repeating: 3, count: rows.count)
    let forecasts = try RollingElasticNet.forecasts(rows, constant, times: times)
    #expect(forecasts.allSatisfy { abs($0.value - 3) < 1e-9 })
  }

  @Test("Too few times give no forecast")
  func short() throws {
    #expect(try RollingElasticNet.forecasts([], [], times: []).isEmpty)
    #expect(
      try RollingElasticNet.forecasts([[1], [2]], [1, 2], times: [1, 2]).isEmpty)
  }
}

@Suite("Sign flips")
struct SignFlipTests {
  @Test("All signs of a few gains, counted by hand")
  func byHand() {
    #expect(SignFlips.p([1, 1, 1]) == 0.125)
    #expect(SignFlips.p([3, -1]) == 0.5)
    #expect(SignFlips.p([-1, -1]) == 1)
    #expect(SignFlips.p([]) == 1)
    #expect(SignFlips.p([0, 0]) == 1)
    // 1 + 2 − 3 is 0 and so are its opposite signs: those and all larger sums.
    #expect(SignFlips.p([1, 2, -3]) == 0.625)
  }
}
