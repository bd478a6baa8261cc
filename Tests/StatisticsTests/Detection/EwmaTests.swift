import Domain
import Statistics
import Testing

@Suite("EWMA")
struct EwmaTests {
  @Test("Averages and limits are those of the definition, written out")
  func definition() throws {
    let values = try Fixture.series().values("synthetic-1")
    let training = Array(values.prefix(60))
    let mean = training.reduce(0, +) / 60
    let squares = training.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let steps = zip(training, training.dropFirst()).map { abs($0 - $1) }
    for (deviation, sigma) in [
      ("sample", (squares / 59).squareRoot()), ("poisson", mean.squareRoot()),
      ("moving-range", steps.reduce(0, +) / 59 / 1.1283791670955126),
    ] {
      let result = try Judgement.of(
        values, by: "ewma", ["training": "60", "deviation": deviation, "lambda": "0.3"])
      let statistics = try result.column("statistic")
      let limits = try result.column("limit")
      #expect(statistics[..<60].allSatisfy { $0.isNaN })
      var average = mean
      var share = 1.0
      for time in 60..<180 {
        average = 0.3 * values[time] + 0.7 * average
        share *= 0.7 * 0.7
        let limit = mean + 3 * sigma * (0.3 / 1.7 * (1 - share)).squareRoot()
        #expect(agrees(statistics[time], average, within: 1e-12))
        #expect(agrees(limits[time], limit, within: 1e-12))
        #expect(try result.column("alarm")[time] == (average > limit ? 1 : 0))
      }
    }
  }

  @Test("Montgomery's chart of a shift by one deviation leaves its limit at the 29th sample")
  func textbook() throws {
    // Montgomery DC, Introduction to Statistical Quality Control: mean 10 and deviation 1 for twenty
    // samples, then mean 11.
    let samples = [
      9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40,
      10.08, 9.37, 10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38,
      11.62, 11.31, 10.52,
    ]
    let result = try Judgement.of(
      samples, by: "ewma", ["target": "10", "sigma": "1", "lambda": "0.1", "width": "2.7"])
    let statistics = try result.column("statistic")
    #expect(abs(statistics[0] - 9.945) < 1e-12 && abs(statistics[1] - 9.7495) < 1e-12)
    #expect(abs(statistics[2] - 9.70355) < 1e-12 && abs(statistics[29] - 10.6341) < 5e-5)
    #expect(try abs(result.column("limit")[29] - 10.62) < 0.005)
    #expect(try result.column("alarm").firstIndex(of: 1) == 28)
  }

  @Test("Negative binomial counts have a deviation that is fitted to the training periods")
  func negativeBinomial() throws {
    let values = try Fixture.series().values("synthetic-4")
    let training = Array(values.prefix(100))
    let fit = try NegativeBinomialRegression(
      Matrix(columns: [training.map { _ in 1 }]), training)
    let mean = training.reduce(0, +) / 100
    let sigma = (mean + mean * mean / fit.size).squareRoot()
    let result = try Judgement.of(
      values, by: "ewma", ["training": "100", "deviation": "negative-binomial", "lambda": "1"])
    #expect(try agrees(result.column("limit")[179], mean + 3 * sigma, within: 1e-6))
  }

  @Test("A fall is found by the chart that watches falls, and mirrors a rise")
  func decrease() throws {
    let values = (0..<60).map { Double($0 * 7 % 5) - ($0 > 50 ? 8 : 0) }
    let fall = try Judgement.of(values, by: "ewma", ["direction": "decrease", "training": "40"])
    let rise = try Judgement.of(values.map { -$0 }, by: "ewma", ["training": "40"])
    #expect(try fall.column("alarm").contains(1))
    let mirrored = try rise.column("alarm").map(\.bitPattern)
    #expect(try fall.column("alarm").map(\.bitPattern) == mirrored)
  }

  @Test("A chart moves with its series: shifted and scaled")
  func equivariance() throws {
    let values = try Fixture.series().values("synthetic-2")
    let plain = try Judgement.of(values, by: "ewma")
    let changed = try Judgement.of(values.map { 3 * $0 - 1e4 }, by: "ewma")
    let alarms = try plain.column("alarm").map(\.bitPattern)
    #expect(try changed.column("alarm").map(\.bitPattern) == alarms)
    for (one, other) in zip(try changed.column("limit"), try plain.column("limit")) {
      #expect(agrees(one, 3 * other - 1e4, within: 1e-11))
    }
  }

  @Test("A weight of nothing is refused")
  func weight() throws {
    let method = try #require(Catalogue.method(named: "ewma"))
    #expect(throws: ParameterError.self) { _ = try method.scorer(["lambda": "0"]) }
  }
}
