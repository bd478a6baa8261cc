import Statistics
import Testing

@Suite("Serial dependence")
struct SerialTests {
  @Test("Autocorrelations, portmanteau tests and periodograms are those of statsmodels and numpy")
  func references() throws {
    let library = try Fixture.series()
    for row in try Fixture("trend/serial.csv").rows {
      let values = try library.values(try row.text("series"))
      let lag = Int(try row.number("lag"))
      let expected = try row.number("value")
      switch try row.text("statistic") {
      case "autocorrelation":
        let found = Autocorrelation.coefficients(values, lags: lag)[lag]
        #expect((found - expected).magnitude < 1e-13, "\(row)")
      case "periodogram":
        let powers = Periodogram.powers(values)
        let total = powers.reduce(0, +)
        #expect((powers[lag] - expected).magnitude < 1e-12 * total, "\(row)")
      case let name:
        let test = try #require(
          name == "ljung-box"
            ? PortmanteauTest.ljungBox(values, lags: lag)
            : PortmanteauTest.boxPierce(values, lags: lag))
        #expect((test.statistic - expected).magnitude < 1e-11 * expected, "\(row)")
        let p = try row.number("p")
        #expect((test.p - p).magnitude < 1e-10 * p + 1e-300, "\(row)")
        #expect(test.degrees == lag)
      }
    }
  }

  @Test("The powers add up to the squared deviations, and a pure wave has one power")
  func parseval() throws {
    for name in ["Nile", "darien"] {
      let values = try Fixture.series().values(name)
      let powers = Periodogram.powers(values)
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let mirrored = values.count.isMultiple(of: 2) ? powers.dropLast() : powers[...]
      let total = powers.reduce(0, +) + mirrored.reduce(0, +)
      #expect((total - squares).magnitude < 1e-10 * squares)
    }
    let season = (0..<120).map { [2.0, 1, -1, -2, -1, 1][$0 % 6] }
    let powers = Periodogram.powers(season)
    #expect(powers.indices.max { powers[$0] < powers[$1] } == 20)
    #expect(powers[20] > 0.99 * powers.reduce(0, +))
  }

  @Test("Fitted parameters take degrees of freedom, not the statistic")
  func degrees() throws {
    let values = try Fixture.series().values("AirPassengers")
    let plain = try #require(PortmanteauTest.ljungBox(values, lags: 12))
    let fitted = try #require(PortmanteauTest.ljungBox(values, lags: 12, fitted: 3))
    #expect(fitted.statistic == plain.statistic)
    #expect(fitted.degrees == 9)
    #expect(fitted.p < plain.p)
    #expect(PortmanteauTest.ljungBox(values, lags: 3, fitted: 3) == nil)
  }

  @Test("Scale is no matter, however large or small the figures")
  func scale() throws {
    let values = try Fixture.series().values("Nile")
    let expected = Autocorrelation.coefficients(values, lags: 5)
    for power in [0x1p-1000, 0x1p1000] {
      #expect(Autocorrelation.coefficients(values.map { $0 * power }, lags: 5) == expected)
    }
  }

  @Test("Constant, missing, empty and short series have stated answers")
  func edges() {
    #expect(Autocorrelation.coefficients([], lags: 2) == [1, 0, 0])
    #expect(Autocorrelation.coefficients([0.1, 0.1, 0.1, 0.1, 0.1], lags: 2) == [1, 0, 0])
    #expect(Autocorrelation.coefficients([.nan, .nan], lags: 1) == [1, 0])
    #expect(Autocorrelation.coefficients([1, 2], lags: 4).suffix(3) == [0, 0, 0])
    let holes = Autocorrelation.coefficients([1, .nan, 3, 1, .nan, 3], lags: 2)
    #expect(holes[1] == -0.25)
    #expect(Periodogram.powers([]) == [])
    #expect(Periodogram.powers([0.1, 0.1, 0.1]) == [0, 0])
    #expect(PortmanteauTest.ljungBox([1, 2, 3], lags: 3) == nil)
    #expect(PortmanteauTest.boxPierce([2, 2, 2, 2], lags: 1) == nil)
    #expect(PortmanteauTest.boxPierce([.nan, .nan], lags: 1) == nil)
  }
}
