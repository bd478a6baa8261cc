import Foundation
import Statistics
import Testing

@Suite("Linear regression")
struct LinearRegressionTests {
  @Test("Newey and West's errors are those of sandwich and statsmodels, lags given or chosen")
  func neweyWest() throws {
    let series = try Fixture.series()
    for row in try Fixture("regression/newey-west.csv").rows {
      let values = try series.values(row.text("series"))
      let design = CountRegressionTests.design(values.count)
      let fit = try LeastSquares.fit(design, values.map { log1p($0) })
      let sandwich = Sandwich(fit)
      let isCorrected = try row.number("corrected") == 1
      let correction = isCorrected ? Sandwich.Correction.degrees(coefficients: 4) : .none
      let covariance =
        if let lag = Int(try row.text("lag")) {
          sandwich.neweyWest(lag: lag, correction)
        } else {
          try AutomaticNeweyWest(sandwich, intercept: 0).covariance
        }
      let term = Int(try row.number("term"))
      #expect(try agrees(fit.coefficients[term], row.number("estimate"), within: 1e-10), "\(row)")
      #expect(
        try agrees(covariance.standardErrors[term], row.number("error"), within: 1e-10), "\(row)")
    }
  }

  @Test("Least squares of weighted rows is least squares of repeated rows")
  func weights() throws {
    let design = Matrix(columns: [[1, 1, 1, 1, 1], [0, 1, 2, 3, 5]])
    let response: [Double] = [1, 2.5, 2, 4, 7]
    let weighted = try LeastSquares.fit(design, response, weights: [2, 1, 0, 1, 3])
    let rows = [0, 0, 1, 3, 4, 4, 4]
    let repeated = try LeastSquares.fit(
      Matrix(columns: [rows.map { _ in 1 }, rows.map { design[$0, 1] }]), rows.map { response[$0] })
    for (one, other) in zip(weighted.coefficients, repeated.coefficients) {
      #expect(agrees(one, other, within: 1e-13))
    }
    #expect(agrees(weighted.sumOfSquares, repeated.sumOfSquares, within: 1e-12))
    #expect(
      agrees(weighted.unscaledCovariance[0, 1], repeated.unscaledCovariance[0, 1], within: 1e-12))
    #expect(weighted.degrees == 2)
    #expect(agrees(weighted.leverages.reduce(0, +), 2, within: 1e-13))
  }

  @Test("Columns of any unit are fitted, dependent ones refused by their number")
  func scalesAndDependence() throws {
    let times = (0..<40).map(Double.init)
    let response = times.map { 3 + 2e-9 * $0 * 1e12 }
    let fit = try LeastSquares.fit(
      Matrix(columns: [times.map { _ in 1 }, times.map { $0 * 1e12 }]), response)
    #expect(agrees(fit.coefficients[1], 2e-9, within: 1e-12))
    let dependent = Matrix(columns: [times.map { _ in 1 }, times, times.map { 5 - 3 * $0 }])
    #expect(throws: RegressionError.collinear(column: 2)) {
      try LeastSquares.fit(dependent, response)
    }
    #expect(throws: RegressionError.collinear(column: 0)) {
      try LeastSquares.fit(Matrix(columns: [times.map { _ in 0 }]), response)
    }
    #expect(throws: RegressionError.badValue("the response holds a number that is not finite")) {
      try LeastSquares.fit(Matrix(columns: [times]), times.map { $0 / 0 })
    }
  }

  @Test("Fixed effects and their clustered errors are those of plm and of dummies in statsmodels")
  func fixedEffects() throws {
    let panel = try Panel()
    for row in try Fixture("regression/fixed-effects.csv").rows {
      let isTwoWay = try row.text("effect") == "twoways"
      let fit = try FixedEffects(
        panel.design, panel.response, units: panel.units, periods: isTwoWay ? panel.periods : nil)
      let isPython = try row.text("origin") == "python"
      let rows = Double(panel.response.count)
      let counted = isPython ? 2 + fit.levels : 2
      let corrected = Sandwich.Correction.degrees(coefficients: counted)
      let sandwich = fit.sandwich
      let covariance: Matrix
      switch try row.text("covariance") {
      case "classical": covariance = fit.covariance
      case "HC0 group", "cluster g no correction": covariance = sandwich.clustered(panel.units)
      case "HC0 time": covariance = sandwich.clustered(panel.periods)
      case "HC1 group": covariance = sandwich.clustered(panel.units) * (rows / (rows - 2))
      case "sss group", "cluster g": covariance = sandwich.clustered(panel.units, corrected)
      case "cluster t": covariance = sandwich.clustered(panel.periods, corrected)
      case "cluster g+t":
        covariance = sandwich.clustered(panel.units, and: panel.periods, corrected)
      case "HC1": covariance = sandwich.independent(corrected)
      default: throw RegressionError.badValue("\(row)")
      }
      let term = Int(try row.number("term"))
      #expect(try agrees(fit.coefficients[term], row.number("estimate"), within: 1e-9), "\(row)")
      #expect(
        try agrees(covariance.standardErrors[term], row.number("error"), within: 1e-9), "\(row)")
      let share = try row.numberOrEmpty("r_squared")
      if !share.isNaN { #expect(agrees(fit.rSquared, share, within: 1e-9), "\(row)") }
    }
  }

  @Test("A column that is constant within units has no fixed-effects coefficient")
  func constantColumns() throws {
    let panel = try Panel()
    let design = Matrix(columns: [
      Array(panel.design.column(0)), panel.units.map { Double($0) * 0.1 + 1 },
    ])
    #expect(throws: RegressionError.collinear(column: 1)) {
      try FixedEffects(design, panel.response, units: panel.units)
    }
  }

  @Test("The elastic net is glmnet's and scikit-learn's, each by its own definition")
  func elasticNet() throws {
    let panel = try Panel()
    for row in try Fixture("regression/elastic-net.csv").rows {
      let fit = try ElasticNet(
        panel.wide, panel.response, penalty: row.number("penalty"), mix: row.number("mix"),
        standardises: row.number("standardised") == 1,
        definition: row.text("definition") == "glmnet" ? .glmnet : .textbook)
      let term = Int(try row.number("term"))
      let value = term == 0 ? fit.intercept : fit.coefficients[term - 1]
      let estimate = try row.number("estimate")
      #expect(abs(value - estimate) <= 1e-6 * max(1, abs(estimate)), "\(row)")
      #expect(estimate != 0 || value == 0, "\(row)")
    }
  }

  @Test("Without the absolute penalty the elastic net is ridge, without any it is least squares")
  func ridge() throws {
    let panel = try Panel()
    for standardises in [true, false] {
      let net = try ElasticNet(
        panel.wide, panel.response, penalty: 0.3, mix: 0, standardises: standardises,
        definition: .textbook)
      let ridge = try Ridge(panel.wide, panel.response, penalty: 0.3, standardises: standardises)
      for (one, other) in zip(
        net.coefficients + [net.intercept], ridge.coefficients + [ridge.intercept])
      {
        #expect(abs(one - other) < 1e-9)
      }
    }
    let columns = (0..<6).map { Array(panel.wide.column($0)) }
    let full = try LeastSquares.fit(
      Matrix(columns: [panel.response.map { _ in 1 }] + columns), panel.response)
    let none = try Ridge(panel.wide, panel.response, penalty: 0)
    let net = try ElasticNet(panel.wide, panel.response, penalty: 0, mix: 1)
    for column in 0..<6 {
      #expect(agrees(none.coefficients[column], full.coefficients[column + 1], within: 1e-9))
      #expect(agrees(net.coefficients[column], full.coefficients[column + 1], within: 1e-7))
    }
    #expect(throws: RegressionError.self) {
      let twice = Matrix(columns: [columns[0], columns[0]])
      return try Ridge(twice, panel.response, penalty: 0)
    }
  }

  /// The unbalanced panel that the references were run on.
  private struct Panel {
    let units: [Int]
    let periods: [Int]
    let design: Matrix
    /// The six columns of the elastic net's references.
    let wide: Matrix
    let response: [Double]

    init() throws {
      let rows = try Fixture("regression/panel.csv").rows
      units = try rows.map { Int(try $0.number("g")) }
      periods = try rows.map { Int(try $0.number("t")) }
      response = try rows.map { try $0.number("y") }
      let (first, second) = try (
        rows.map { try $0.number("x1") }, rows.map { try $0.number("x2") }
      )
      design = Matrix(columns: [first, second])
      wide = Matrix(columns: [
        first, second, periods.map(Double.init), units.map(Double.init),
        zip(first, second).map { $0 * $1 },
        periods.map { (sin(3 * Double($0)) * 1e6).rounded() / 1e6 },
      ])
    }
  }
}
