import Foundation
import Statistics
import Testing

@Suite("Regression of counts")
struct CountRegressionTests {
  /// Intercept, time in years, and one harmonic of the year.
  static func design(_ rows: Int) -> Matrix {
    let times = (0..<rows).map { Double($0) / 12 }
    return Matrix(columns: [
      times.map { _ in 1 }, times, times.map { cos(2 * .pi * $0) }, times.map { sin(2 * .pi * $0) },
    ])
  }

  @Test("Estimates and errors are those of R and statsmodels where these reach the optimum")
  func agreesWithReferences() throws {
    let series = try Fixture.series()
    var fits: [String: (PoissonRegression, NegativeBinomialRegression)] = [:]
    for row in try Fixture("regression/counts.csv").rows {
      let name = try row.text("series")
      if fits[name] == nil {
        let values = try series.values(name)
        let design = Self.design(values.count)
        fits[name] = try (
          PoissonRegression(design, values), NegativeBinomialRegression(design, values)
        )
      }
      let (poisson, negativeBinomial) = try #require(fits[name])
      let term = Int(try row.number("term"))
      let (estimate, error) = try (row.number("estimate"), row.number("error"))
      if try row.text("model") == "quasi-poisson" {
        #expect(agrees(poisson.coefficients[term], estimate, within: 1e-7), "\(row)")
        #expect(try agrees(poisson.dispersion, row.number("dispersion"), within: 1e-7), "\(row)")
        if try !row.text("deviance").isEmpty {
          #expect(try agrees(poisson.deviance, row.number("deviance"), within: 1e-7), "\(row)")
        }
        let covariance = poisson.covariance * poisson.dispersion
        #expect(agrees(covariance.standardErrors[term], error, within: 1e-6), "\(row)")
        continue
      }
      let likelihood = try row.numberOrEmpty("log_likelihood")
      if !likelihood.isNaN {
        #expect(negativeBinomial.logLikelihood > likelihood - 1e-7 * abs(likelihood), "\(row)")
      }
      let isJoint = try row.text("origin") == "python"
      let errors =
        isJoint ? negativeBinomial.jointCovariance : negativeBinomial.covariance
      if term == 4 {
        #expect(agrees(1 / negativeBinomial.size, estimate, within: 1e-5), "\(row)")
      } else {
        #expect(agrees(negativeBinomial.coefficients[term], estimate, within: 1e-6), "\(row)")
      }
      #expect(agrees(errors.standardErrors[term], error, within: 1e-5), "\(row)")
    }
    #expect(fits.count == 6)
  }

  @Test("The optimum is found where glm.nb reports convergence far from it")
  func hardSeries() throws {
    let series = try Fixture.series()
    for name in series.names {
      let values = try series.values(name).filter { !$0.isNaN }
      guard values.count > 60, values.contains(where: { $0 != values[0] }) else { continue }
      let design = Self.design(values.count)
      let fit = try NegativeBinomialRegression(design, values)
      let poisson = try PoissonRegression(design, values)
      #expect(fit.logLikelihood >= poisson.logLikelihood, "\(name)")
      guard fit.size < .infinity else { continue }
      // No place nearby, in any direction, is better.
      for index in 0...4 {
        for step in [-1e-3, 1e-3] {
          var coefficients = fit.coefficients
          if index < 4 { coefficients[index] += step }
          let size = index < 4 ? fit.size : fit.size * (1 + step)
          let means = (design * coefficients).map { exp($0) }
          let likelihood = zip(values, means).reduce(0) {
            $0 + NegativeBinomial(mean: $1.1, size: size).logMass($1.0)
          }
          #expect(likelihood <= fit.logLikelihood + 1e-9, "\(name) \(index) \(step)")
        }
      }
    }
  }

  @Test("Counts that are not overdispersed have a negative binomial fit at Poisson's limit")
  func poissonLimit() throws {
    let values = (0..<60).map { Double(20 + $0 % 3) }
    let fit = try NegativeBinomialRegression(CountRegressionTests.design(60), values)
    let poisson = try PoissonRegression(CountRegressionTests.design(60), values)
    #expect(fit.size == .infinity)
    #expect(fit.coefficients == poisson.coefficients)
    #expect(fit.logLikelihood == poisson.logLikelihood)
  }

  @Test("An offset is a population: twice the population and twice the counts change no rate")
  func offset() throws {
    let values = try Fixture.series().values("synthetic-2")
    let design = Self.design(values.count)
    let plain = try NegativeBinomialRegression(design, values)
    let shifted = try NegativeBinomialRegression(
      design, values, offset: values.map { _ in log(2.0) })
    #expect(agrees(shifted.coefficients[0], plain.coefficients[0] - log(2), within: 1e-9))
    for term in 1...3 {
      #expect(agrees(shifted.coefficients[term], plain.coefficients[term], within: 1e-7))
    }
    #expect(agrees(shifted.size, plain.size, within: 1e-7))
  }

  @Test("Counts with spikes, zeros and huge values are fitted without a trap")
  func hostileCounts() throws {
    let design = Self.design(48)
    let cases: [[Double]] = [
      (0..<48).map { _ in 0 }, (0..<48).map { $0 == 7 ? 1 : 0 },
      (0..<48).map { $0 == 40 ? 1e9 : Double($0 % 4) }, (0..<48).map { Double($0 % 5) * 1e12 },
      (0..<48).map { $0 < 24 ? 0 : 50 }, (0..<48).map { exp(Double($0) / 2).rounded() },
    ]
    for values in cases {
      let fit = try NegativeBinomialRegression(design, values)
      #expect(fit.coefficients.allSatisfy { $0.isFinite }, "\(values.prefix(9))")
      #expect(fit.logLikelihood.isFinite)
    }
  }

  @Test("What cannot be fitted is refused with a reason")
  func refusals() throws {
    let design = Self.design(24)
    #expect(throws: RegressionError.tooFewRows(rows: 4, coefficients: 4)) {
      try PoissonRegression(Self.design(4), [1, 2, 3, 4])
    }
    let values = (0..<24).map { Double($0 % 7) }
    #expect(throws: RegressionError.badValue("a count is negative or not finite")) {
      try NegativeBinomialRegression(design, values.map { $0 - 1 })
    }
    let twice = Matrix(columns: (0..<4).map { Array(design.column($0)) } + [values, values])
    #expect(throws: RegressionError.collinear(column: 5)) { try PoissonRegression(twice, values) }
  }
}
