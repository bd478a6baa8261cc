import Domain
import Foundation
import Kernels
import KernelsBaseline
import KernelsV3
import Statistics
import Testing

@Suite("Exponential smoothing")
struct ExponentialSmoothingTests {
  private static let numbers = ["mean", "lower_80", "upper_80", "lower_95", "upper_95"]
  private static let words = SmoothingModel.all.map(\.name)

  /// A series of the library as the references took it: plus one, so that all values are positive.
  private func positive(_ name: String) throws -> [Double] {
    try Fixture.series().values(name).map { $0 + 1 }
  }

  @Test(
    "Every form reaches the likelihood of the better of R and statsforecast",
    arguments: SmoothingModel.all.map(\.name))
  func likelihoods(model: String) throws {
    var best: [String: Double] = [:]
    for table in ["r", "statsforecast"] {
      for row in try Fixture("forecasting/ets-likelihood-\(table).csv").rows
      where try row.text("model") == model {
        let name = try row.text("series")
        best[name] = max(best[name] ?? -.infinity, try row.number("log_likelihood"))
      }
    }
    #expect(best.count >= 13)
    let run = try MethodRun("ets", ["model": model, "horizon": "1", "period": "12"])
    let names = best.keys.sorted()
    let scores = run.scores(try names.map { try positive($0) }, threads: 2)
    for (name, score) in zip(names, scores) {
      let found = try #require(try run.column("log_likelihood", of: score).first)
      let reference = try #require(best[name])
      #expect(found >= reference - 0.05, "\(model) on \(name)")
    }
  }

  @Test("The form that is chosen has no worse criterion than what R and statsforecast choose")
  func choices() throws {
    var least: [String: Double] = [:]
    for table in ["r", "statsforecast"] {
      for row in try Fixture("forecasting/ets-likelihood-\(table).csv").rows
      where try row.text("model") == "ZZZ" {
        let name = try row.text("series")
        least[name] = min(least[name] ?? .infinity, try row.number("aicc"))
      }
    }
    let run = try MethodRun("ets", ["horizon": "1", "period": "12"])
    let names = least.keys.sorted()
    let scores = run.scores(try names.map { try positive($0) }, threads: 2)
    for (name, score) in zip(names, scores) {
      let criterion = try #require(try run.column("aicc", of: score).first)
      let reference = try #require(least[name])
      #expect(criterion <= reference + 0.1, "\(name)")
    }
  }

  /// R's parameters of a row.
  private func values(_ row: Fixture.Row) throws -> SmoothingFit.Values {
    var values = SmoothingFit.Values(alpha: try row.number("alpha"), level: try row.number("l"))
    values.beta = try Double(row.text("beta")) ?? 0
    values.gamma = try Double(row.text("gamma")) ?? 0
    values.phi = try Double(row.text("phi")) ?? 1
    values.slope = try Double(row.text("b")) ?? 0
    values.seasons = try row.text("seasons").split(separator: " ").compactMap { Double($0) }
    return values
  }

  @Test("At R's parameters likelihood, variance, forecasts and limits are R's")
  func givenParameters() throws {
    var forecasts = 0
    var negative = 0
    for row in try Fixture("forecasting/ets-given.csv").rows {
      let name = try row.text("model")
      let model = try #require(SmoothingModel.all.first { $0.name == name })
      let fit = SmoothingFit(model, try values(row), on: try positive(row.text("series")))
      if fit.logLikelihood == -.infinity {
        // R takes the magnitude of forecasts that turned negative; here they are not allowed.
        #expect(try row.text("series") == "darien" && model.isRelative)
        negative += 1
        continue
      }
      for (ours, column) in [
        (fit.logLikelihood, "log_likelihood"), (fit.criterion, "aicc"), (fit.variance, "sigma2"),
      ] {
        let theirs = try row.number(column)
        #expect(abs(ours - theirs) <= 1e-8 * abs(theirs), "\(column) of \(name)")
      }
      let means = try row.text("mean").split(separator: " ").compactMap { Double($0) }
      guard !means.isEmpty else { continue }
      forecasts += 1
      let ahead = SmoothingForecast(fit, horizon: 26)
      let lower = try row.text("lower_80").split(separator: " ").compactMap { Double($0) }
      let upper = try row.text("upper_95").split(separator: " ").compactMap { Double($0) }
      for step in 0..<26 {
        // Without a trend R puts gamma into the wrong state, so that an error comes back after m - 1
        // periods instead of m.
        if !model.hasTrend, model.season == .additive, step >= 11 { break }
        let deviation = ahead.variances[step].squareRoot()
        let size = abs(upper[step]) + abs(means[step])
        #expect(abs(ahead.means[step] - means[step]) <= 1e-8 * size, "\(name), step \(step)")
        let low = ahead.means[step] - Normal.quantile(0.9) * deviation
        let high = ahead.means[step] + Normal.quantile(0.975) * deviation
        #expect(abs(low - lower[step]) <= 1e-8 * size, "\(name), step \(step)")
        #expect(abs(high - upper[step]) <= 1e-8 * size, "\(name), step \(step)")
      }
    }
    #expect(forecasts == 50)
    #expect(negative == 7)
  }

  @Test("Parameters are admitted where R admits them")
  func admissibleRegion() throws {
    for row in try Fixture("forecasting/admissible.csv").rows {
      let parameters = StateSpaceSmoothing.Parameters(
        alpha: Lanes(repeating: try row.number("alpha")),
        beta: Lanes(repeating: try row.number("beta")),
        gamma: Lanes(repeating: try row.number("gamma")),
        phi: Lanes(repeating: try row.number("phi")))
      let period = Int(try row.number("m"))
      let memory = UnsafeMutablePointer<Lanes>.allocate(capacity: 2 * period + 4)
      defer { memory.deallocate() }
      let answers = [
        KernelsBaseline.smoothingIsAdmissible(parameters, period: period, scratch: memory)[5],
        KernelsV3.smoothingIsAdmissible(parameters, period: period, scratch: memory)[2],
      ]
      let expected = try row.text("admissible") == "1"
      #expect(answers == [expected, expected], "\(row)")
    }
  }

  @Test(
    "Means and variances ahead are those of simulated paths, also beyond one season",
    arguments: ["MAdM", "MNA", "ANA"])
  func simulatedPaths(name: String) throws {
    let model = try #require(SmoothingModel.all.first { $0.name == name })
    var values = SmoothingFit.Values(alpha: 0.4, level: 100)
    values.gamma = 0.3
    values.seasons = [-20, 10, 30, -20]
    if name == "MAdM" {
      values.beta = 0.2
      values.phi = 0.9
      values.slope = 4
      values.seasons = [0.8, 1.1, 1.3, 0.8]
    }
    let series = (0..<24).map { (time: Int) -> Double in
      let wave = time * 7 % 5
      return Double(100 + 3 * time + 10 * wave)
    }
    let fit = SmoothingFit(model, values, on: series)
    let ahead = SmoothingForecast(fit, horizon: 10)
    var random = SplitMix64(seed: 5)
    let paths = 60_000
    var sums = [Double](repeating: 0, count: 10)
    var squares = sums
    for _ in 0..<paths {
      var level = fit.level
      var slope = fit.slope
      var seasons = fit.seasons
      for step in 0..<10 {
        let draw = Normal.quantile(random.nextUnit() * 0.99998 + 1e-5)
        let error = fit.variance.squareRoot() * draw
        let trend = level + values.phi * slope
        let season = seasons[step % 4]
        let forecast = name == "MAdM" ? trend * season : trend + season
        let surprise = name == "ANA" ? error : forecast * error
        sums[step] += forecast + surprise
        squares[step] += (forecast + surprise) * (forecast + surprise)
        level = trend + values.alpha * surprise / (name == "MAdM" ? season : 1)
        slope = values.phi * slope + values.beta * surprise / (name == "MAdM" ? season : 1)
        seasons[step % 4] += values.gamma * surprise / (name == "MAdM" ? trend : 1)
      }
    }
    for step in 0..<10 {
      let mean = sums[step] / Double(paths)
      let variance = squares[step] / Double(paths) - mean * mean
      #expect(abs(ahead.means[step] - mean) < 5 * (variance / Double(paths)).squareRoot())
      #expect(abs(ahead.variances[step] / variance - 1) < 0.05, "step \(step)")
    }
  }

  @Test("A scale of the series scales its forecasts and leaves the form")
  func equivariance() throws {
    let values = try positive("AirPassengers")
    let run = try MethodRun("ets")
    let found = run.score(values)
    for exponent in [-900, -3, 900] {
      let scale = Double(sign: .plus, exponent: exponent, significand: 1)
      let scaled = run.score(values.map { $0 * scale })
      #expect(try run.column("model", of: scaled) == run.column("model", of: found))
      for column in Self.numbers {
        let expected = try run.column(column, of: found).map { $0 * scale }
        #expect(try run.column(column, of: scaled) == expected)
      }
    }
  }

  @Test("Missing values move no state; those at the ends change nothing")
  func missingValues() throws {
    let values = try positive("AirPassengers")
    let run = try MethodRun("ets", ["model": "MNM"])
    let found = run.score(values)
    let padded = run.score([.nan, .nan] + values + [.nan, .nan, .nan])
    for column in Self.numbers + ["aicc"] {
      #expect(try run.column(column, of: padded) == run.column(column, of: found))
    }
    #expect(
      try run.column("period", of: padded) == run.column("period", of: found).map { $0 + 2 })
    var holes = values
    for time in [7, 50, 51, 52, 53, 120] { holes[time] = .nan }
    let near = try run.column("mean", of: run.score(holes))
    for (hole, whole) in zip(near, try run.column("mean", of: found)) {
      #expect(abs(hole - whole) < 0.03 * whole)
    }
    let gappy = try MethodRun("ets").score(try Fixture.series().values("gap-s000045"))
    #expect(gappy.status == .scored)
    #expect(gappy.cells.prefix(7).allSatisfy { $0.isFinite })
  }

  @Test("Zeros and negative values leave the additive errors to choose from")
  func zeros() throws {
    let values = (0..<60).map { Double(($0 * 5) % 7) - 2 }
    let run = try MethodRun("ets")
    let chosen = try #require(try run.column("model", of: run.score(values)).first)
    #expect(Self.words[Int(chosen)].hasPrefix("A"))
    let refused = try MethodRun("ets", ["model": "MNN"]).score(values)
    #expect(refused.status == .unusable("multiplicative errors need values above 0"))
  }

  @Test("Series too long or too short a season for are forecast without one")
  func seasons() throws {
    let values = try positive("AirPassengers")
    for period in ["1", "25", "52"] {
      let run = try MethodRun("ets", ["period": period])
      let model = try #require(try run.column("model", of: run.score(values)).first)
      #expect(Self.words[Int(model)].hasSuffix("N"))
      let named = try MethodRun("ets", ["period": period, "model": "AAA"]).score(values)
      guard case .unusable = named.status else {
        Issue.record("a seasonal form with a season of \(period)")
        continue
      }
    }
  }

  @Test("A perfect line is continued, and a constant is forecast as itself without error")
  func perfectFits() throws {
    let run = try MethodRun("ets")
    let line = run.score((0..<60).map { 3 + 2 * Double($0) })
    for (step, mean) in try run.column("mean", of: line).enumerated() {
      #expect(abs(mean - (123 + 2 * Double(step))) < 1e-6)
    }
    let constant = run.score(Array(repeating: 7, count: 40))
    for column in Self.numbers {
      #expect(try run.column(column, of: constant) == Array(repeating: 7, count: 12))
    }
    #expect(try run.column("aicc", of: constant).allSatisfy { $0.isNaN })
  }

  @Test("Forecasts of counts can be cut at zero")
  func nonnegative() throws {
    let values = (0..<48).map { $0 % 6 == 0 ? 4.0 : 0 }
    let free = try MethodRun("ets", ["model": "ANN"])
    let cut = try MethodRun("ets", ["model": "ANN", "nonnegative": "true"])
    for column in Self.numbers {
      let expected = try free.column(column, of: free.score(values)).map { max(0, $0) }
      #expect(try cut.column(column, of: cut.score(values)) == expected)
    }
    #expect(try free.column("lower_95", of: free.score(values)).allSatisfy { $0 < 0 })
  }

  @Test("A series scores the same alone, in any company and on two threads")
  func company() throws {
    let series = try Fixture.series()
    let names = ["AirPassengers", "Nile", "gap-s000045", "synthetic-2", "ties", "zeros", "short"]
    let panel = try names.map { try series.values($0) }
    // All padded to one length, so that they share a block.
    let length = try #require(panel.map(\.count).max())
    let padded = panel.map { $0 + Array(repeating: .nan, count: length - $0.count) }
    let run = try MethodRun("ets")
    let together = run.scores(padded, threads: 2)
    for (values, expected) in zip(panel, together) {
      let alone = run.score(values)
      #expect(alone.status == expected.status)
      #expect(alone.cells.map(\.bitPattern) == expected.cells.map(\.bitPattern))
    }
    let turned = run.scores(padded.reversed(), threads: 1)
    for (score, expected) in zip(turned.reversed(), together) {
      #expect(score.cells.map(\.bitPattern) == expected.cells.map(\.bitPattern))
    }
  }

  @Test("Hostile series get a status or finite forecasts, never a trap")
  func hostileSeries() throws {
    let nan = Double.nan
    let run = try MethodRun("ets")
    let cases: [([Double], ScoreStatus)] = [
      ([], .allMissing), ([nan, nan], .allMissing), ([1], .tooShort(needed: 5)),
      ([1, nan, 2, 3], .tooShort(needed: 5)),
      (Array(repeating: 1, count: 30) + [.infinity], .unusable("a value is infinite")),
    ]
    for (values, status) in cases {
      #expect(run.score(values) == SeriesScore(status: status), "\(values)")
    }
    let spike = (0..<60).map { $0 == 30 ? 1e12 : Double($0 % 5) }
    var sparse = [Double](repeating: nan, count: 120)
    for time in stride(from: 0, to: 120, by: 17) { sparse[time] = Double(time % 5 + 1) }
    let hostile: [[Double]] = [
      spike, spike.map { $0 + 1 }, spike.map { $0 * 1e290 }, spike.map { $0 * 1e-300 },
      (0..<60).map { $0 % 2 == 0 ? 1 : -1 }, (0..<60).map { $0 % 2 == 0 ? 1 : 1e6 },
      (0..<26).map { Double($0 * $0 % 11) + 1 }, [1, 2, 1, 2, 1], [5, 4, 3, 2, 1, 1e9], sparse,
      (0..<40).map { pow(2, Double($0)) }, (0..<40).map { pow(0.5, Double($0)) },
    ]
    for (index, values) in hostile.enumerated() {
      let found = run.score(values)
      #expect(found.status == .scored, "series \(index)")
      #expect(try run.column("mean", of: found).allSatisfy { $0.isFinite }, "series \(index)")
      #expect(try run.column("aicc", of: found).allSatisfy { $0.isFinite }, "series \(index)")
    }
    let zeros = run.score(Array(repeating: 0, count: 30))
    #expect(try run.column("mean", of: zeros).allSatisfy { $0 == 0 })
  }

  @Test("Names are those of the literature")
  func names() {
    #expect(
      Self.words == [
        "ANN", "ANA", "AAN", "AAA", "AAdN", "AAdA", "MNN", "MNA", "MNM", "MAN", "MAA", "MAM",
        "MAdN",
        "MAdA", "MAdM",
      ])
  }
}
