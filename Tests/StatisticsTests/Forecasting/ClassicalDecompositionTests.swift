import Foundation
import Statistics
import Testing

@Suite("Classical decomposition")
struct ClassicalDecompositionTests {
  /// R 4.2.2: decompose(AirPassengers, "multiplicative")$figure.
  @Test("Multiplicative indices are those of R's decompose")
  func multiplicative() throws {
    let values = try Fixture.series().values("AirPassengers")
    let found = ClassicalDecomposition(values, period: 12, form: .multiplicative)
    let expected = [
      0.910230367372201, 0.883625320694376, 1.007366287603545, 0.975906012322847,
      0.981378027495129, 1.112775826679273, 1.226555542931201, 1.219910969445625,
      1.060491932646818, 0.921757240410498, 0.801178082413474, 0.898824389985011,
    ]
    for (ours, theirs) in zip(found.indices, expected) { #expect(abs(ours - theirs) < 1e-13) }
    #expect(found.trend[5].isNaN && abs(found.trend[6] - 126.791666666667) < 1e-11)
  }

  @Test(
    "A trend with seasons is taken apart exactly, odd period or even, hole or none",
    arguments: [
      4, 7,
    ])
  func exact(period: Int) {
    let season = (0..<period).map { Double($0 * $0) }
    let mean = season.reduce(0, +) / Double(period)
    var values = (0..<60).map { 10 + 0.5 * Double($0) + season[$0 % period] - mean }
    let found = ClassicalDecomposition(values, period: period, form: .additive)
    for place in 0..<period { #expect(abs(found.index(at: place) - season[place] + mean) < 1e-10) }
    #expect(abs(found.trend[30] - 25) < 1e-10)
    values[33] = .nan
    let gappy = ClassicalDecomposition(values, period: period, form: .additive)
    #expect(gappy.indices.allSatisfy { $0.isFinite })
  }
}
