/// What a regression of counts is given: a design, counts, and what each count was at risk of.
struct CountDesign {
  let design: Matrix
  let counts: [Double]
  /// Added to the linear predictor, such as the logarithm of a population.
  let offset: [Double]

  /// - Throws: ``RegressionError`` where rows are too few or a number is outside its range.
  init(_ design: Matrix, _ counts: [Double], offset: [Double]?) throws(RegressionError) {
    precondition(counts.count == design.rows, "one count a row")
    precondition(offset.map { $0.count == design.rows } ?? true, "one offset a row")
    guard design.rows > design.columns else {
      throw .tooFewRows(rows: design.rows, coefficients: design.columns)
    }
    guard counts.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw .badValue("a count is negative or not finite")
    }
    guard design.elements.allSatisfy(\.isFinite), offset?.allSatisfy(\.isFinite) ?? true else {
      throw .badValue("the design or the offset holds a number that is not finite")
    }
    self.design = design
    self.counts = counts
    self.offset = offset ?? [Double](repeating: 0, count: counts.count)
  }

  /// Linear predictors.
  func predictors(_ coefficients: [Double]) -> [Double] {
    zip(design * coefficients, offset).map { $0 + $1 }
  }

  /// Coefficients near the counts' logarithms, from which Newton's steps start.
  func start() throws(RegressionError) -> [Double] {
    let mean = counts.reduce(0, +) / Double(counts.count)
    // Between each count and the mean, so that zeros have a logarithm and spikes do not rule.
    let targets = zip(counts, offset).map { log(0.5 * ($0 + mean) + 1e-8) - $1 }
    return try OrthogonalFactor(design).solve(targets)
  }
}
