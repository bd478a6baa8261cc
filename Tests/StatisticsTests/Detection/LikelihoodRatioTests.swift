import Domain
import Foundation
import Kernels
import KernelsBaseline
import KernelsV3
import Statistics
import Testing

@Suite("GLR")
struct LikelihoodRatioTests {
  @Test("Ratios and alarms are those of surveillance, baselines given and fitted")
  func agreesWithSurveillance() throws {
    let series = try Fixture.series()
    var equal = 0
    var judged: [[String]: (statistic: [Double], alarm: [Double], first: Int)] = [:]
    for row in try Fixture("detection/glr.csv").rows {
      let key = try ["series", "run"].map(row.text)
      if judged[key] == nil {
        let values = try series.values(key[0])
        var parameters = ["last": "36"]
        for pair in try row.text("parameters").split(separator: " ") {
          let parts = pair.split(separator: "=").map(String.init)
          parameters[parts[0]] = parts[1]
        }
        let result = try Judgement.of(values, by: "glr-nb", parameters)
        #expect(result.status == .scored)
        judged[key] = try (
          result.column("statistic"), result.column("alarm"), values.count - 36
        )
      }
      let ours = try #require(judged[key])
      let place = Int(try row.number("index")) - ours.first
      let theirs = try row.number("statistic")
      if key[1] == "epidemic" {
        // surveillance's search misses the best rate of changes that began a period or two before.
        let gap = ours.statistic[place] - theirs
        #expect(gap >= -1e-6 * max(1, theirs), "\(row)")
        equal += gap <= 1e-5 * max(1, theirs) ? 1 : 0
        continue
      }
      let isFitted = key[1].hasSuffix("season") || key[1].hasSuffix("trend") || key[1] == "nbalpha"
      let isExact = key[1].hasPrefix("poisson") || key[1].hasSuffix("theta")
      let tolerance = isFitted ? 1e-4 : isExact ? 1e-8 : 1e-5
      #expect(
        abs(ours.statistic[place] - theirs) <= tolerance * max(1, abs(theirs)),
        "\(row), ours \(ours.statistic[place])")
      #expect(try ours.alarm[place] == row.number("alarm"), "\(row)")
    }
    #expect(judged.count == 32)
    #expect(equal > 60)
  }

  /// Log-likelihood ratio of a factor that multiplies all means.
  private func ratio(
    _ counts: ArraySlice<Double>, _ means: ArraySlice<Double>, size: Double, logFactor: Double
  ) -> Double {
    zip(counts, means).reduce(0) { sum, pair in
      let (count, mean) = pair
      let spread = log((size + mean * exp(logFactor)) / (size + mean))
      return sum + count * logFactor - (count + size) * spread
    }
  }

  @Test("The statistic is the largest ratio over all starts and factors, by exhaustive search")
  func exhaustive() throws {
    let values = try Fixture.series().values("synthetic-2")
    let result = try Judgement.of(
      values, by: "glr-nb", ["training": "100", "overdispersion": "0.2", "threshold": "1e6"])
    let statistics = try result.column("statistic")
    // The baseline again, by the general regression.
    let times = (0..<180).map { 2 * Double.pi * Double($0 % 12) / 12 }
    func design(_ rows: Range<Int>) -> Matrix {
      Matrix(columns: [
        rows.map { _ in 1 }, rows.map { cos(times[$0]) }, rows.map { sin(times[$0]) },
      ])
    }
    // A factor of all means moves the intercept alone, so that any fit gives means to search at.
    let fit = try PoissonRegression(design(0..<100), Array(values.prefix(100)))
    let poisson = try Judgement.of(
      values, by: "glr-nb", ["training": "100", "overdispersion": "0", "threshold": "1e6"])
    let means = (design(0..<180) * fit.coefficients).map { exp($0) }
    for time in [100, 101, 113, 140, 179] {
      var best = 0.0
      for start in 100...time {
        let (count, mean) = (
          values[start...time].reduce(0, +), means[start...time].reduce(0, +)
        )
        guard count > mean else { continue }
        best = max(best, count * log(count / mean) - count + mean)
      }
      #expect(try agrees(poisson.column("statistic")[time], best, within: 1e-7))
    }
    // No factor on a fine grid beats the negative binomial statistic, and one comes close.
    let constant = try Judgement.of(
      values, by: "glr-nb",
      ["target": "30", "overdispersion": "0.2", "threshold": "1e6", "last": "80"])
    let flat = [Double](repeating: 30, count: 180)
    for time in [100, 131, 179] {
      var best = 0.0
      for start in 0...time {
        for step in 0...400 {
          best = max(
            best,
            ratio(
              values[start...time], flat[start...time], size: 5, logFactor: Double(step) / 100))
        }
      }
      let statistic = try constant.column("statistic")[time - 100]
      #expect(statistic >= best && statistic - best < 0.05 * max(1, best))
    }
    #expect(statistics[100...].allSatisfy { $0 >= 0 })
  }

  @Test("After an alarm the chart starts again from the next period")
  func restart() throws {
    let values = [Double](repeating: 10, count: 24) + [40, 10, 10, 40]
    let parameters = ["training": "24", "overdispersion": "0", "harmonics": "0"]
    let result = try Judgement.of(values, by: "glr-nb", parameters)
    let statistics = try result.column("statistic")
    #expect(try result.column("alarm")[24...] == [1, 0, 0, 1])
    #expect(statistics[25] == 0 && statistics[26] == 0)
    #expect(agrees(statistics[27], statistics[24], within: 1e-12))
  }

  @Test("A change must last as long as it is asked to")
  func delay() throws {
    let values = [Double](repeating: 10, count: 24) + [40, 10, 10]
    let parameters = ["training": "24", "overdispersion": "0", "harmonics": "0", "min_delay": "2"]
    let statistics = try Judgement.of(values, by: "glr-nb", parameters).column("statistic")
    #expect(statistics[24] == 0)
    // Two periods with 50 for 20 expected.
    #expect(agrees(statistics[25], 50 * log(2.5) - 30, within: 1e-12))
  }

  @Test("Lanes fit the baseline that the general regression fits, on both instruction sets")
  func laneRegression() throws {
    let library = try Fixture.series()
    for name in library.names {
      let values = try library.values(name)
      guard values.count >= 60 else { continue }
      let rows = values.count
      let design = (0..<rows).map { time -> [Double] in
        let turn = 2 * Double.pi * Double(time % 12) / 12
        return [1, Double(time) / Double(rows), cos(turn), sin(turn)]
      }
      var lanes = [Lanes](repeating: .zero, count: 2 * rows)
      for time in 0..<rows where !values[time].isNaN {
        lanes[time][3] = values[time]
        lanes[rows + time][3] = 1
      }
      let outcomes = [false, true].map { isV3 in
        Self.fit(design.flatMap { $0 }, lanes, rows: rows, onV3: isV3 && Processor.runsV3)
      }
      #expect(outcomes[0].map(\.bitPattern) == outcomes[1].map(\.bitPattern), "\(name)")
      let present = (0..<rows).filter { !values[$0].isNaN }
      let matrix = Matrix(columns: (0..<4).map { column in present.map { design[$0][column] } })
      guard let known = try? NegativeBinomialRegression(matrix, present.map { values[$0] }),
        known.size < 1e4
      else { continue }
      #expect(outcomes[0][5] == 1, "\(name) converges")
      #expect(agrees(outcomes[0][4], 1 / known.size, within: 1e-5), "\(name)")
      for column in 0..<4 {
        #expect(abs(outcomes[0][column] - known.coefficients[column]) < 1e-6, "\(name)")
      }
    }
  }

  /// Coefficients, overdispersion and convergence of lane 3.
  private static func fit(
    _ design: [Double], _ lanes: [Lanes], rows: Int, onV3: Bool
  ) -> [Double] {
    var scratch = [Lanes](
      repeating: .zero, count: CountRegressionWork.scratchSize(rows: rows, columns: 4))
    var lane = LaneMask(repeating: false)
    lane[3] = true
    return design.withUnsafeBufferPointer { design in
      lanes.withUnsafeBufferPointer { lanes in
        scratch.withUnsafeMutableBufferPointer { scratch -> [Double] in
          guard let design = design.baseAddress, let lanes = lanes.baseAddress,
            let scratch = scratch.baseAddress
          else { return [] }
          let work = CountRegressionWork(
            rows: rows, columns: 4, design: design, counts: lanes, presences: lanes + rows,
            scratch: scratch)
          let outcome =
            onV3
            ? KernelsV3.negativeBinomialRegression(work, lanes: lane)
            : KernelsBaseline.negativeBinomialRegression(work, lanes: lane)
          return (0..<4).map { work.coefficients[$0][3] }
            + [outcome.overdispersion[3], outcome.converged[3] ? 1 : 0]
        }
      }
    }
  }

  @Test("Parameters that contradict each other are refused")
  func conflicts() throws {
    let method = try #require(Catalogue.method(named: "glr-nb"))
    for given in [
      ["theta": "-1"], ["theta": "1", "direction": "decrease"], ["theta": "1", "window": "5"],
      ["change": "epidemic", "direction": "decrease"], ["window": "2", "min_delay": "4"],
    ] {
      #expect(throws: ParameterError.self) { _ = try method.scorer(given) }
    }
  }
}
