/// How far the forecasts of a hierarchy's nodes err, and how far together: whose forecast moves most
/// when forecasts are made to add up.
///
/// - References: Schäfer J, Strimmer K (2005). A shrinkage approach to large-scale covariance matrix
///   estimation. Statistical Applications in Genetics and Molecular Biology 4:32.
///   doi:10.2202/1544-6115.1175
package struct ErrorCovariance: Sendable, Equatable {
  enum Form: Sendable, Equatable {
    case diagonal([Double])
    case full(Matrix)
  }

  let form: Form

  /// All forecasts err alike: *ordinary least squares*.
  package static func equal(_ hierarchy: Hierarchy) -> ErrorCovariance {
    ErrorCovariance(form: .diagonal(Array(repeating: 1, count: hierarchy.nodeCount)))
  }

  /// A forecast's variance is the number of leaves it adds up: *structural* scaling, for want of
  /// errors.
  package static func structural(_ hierarchy: Hierarchy) -> ErrorCovariance {
    ErrorCovariance(form: .diagonal(hierarchy.sizes.map(Double.init)))
  }

  /// Given variances, errors unrelated.
  ///
  /// - Parameter variances: one a node, not negative; a forecast with variance 0 does not move.
  package static func variances(_ variances: [Double]) -> ErrorCovariance {
    precondition(variances.allSatisfy { $0 >= 0 && $0.isFinite }, "variances are not negative")
    return ErrorCovariance(form: .diagonal(variances))
  }

  /// Mean squares of past errors, errors unrelated (*WLS, variance scaling*).
  ///
  /// - Parameter errors: for each node its errors period by period; NaN is missing. A node without
  ///   any gets the mean of the others.
  package static func variances(ofErrors errors: [[Double]]) -> ErrorCovariance {
    let means = errors.map { own -> Double in
      let present = own.filter(\.isFinite)
      return present.reduce(0) { $0 + $1 * $1 } / Double(present.count)
    }
    let known = means.filter(\.isFinite)
    let common = known.isEmpty ? 1 : known.reduce(0, +) / Double(known.count)
    return .variances(means.map { $0.isFinite ? $0 : common })
  }

  /// The covariance of past errors (*MinT, sample*). It needs more periods than nodes to be more than
  /// noise.
  ///
  /// - Parameter errors: see ``shrunk(_:)``.
  package static func sample(_ errors: [[Double]]) -> ErrorCovariance? {
    moments(errors).map { ErrorCovariance(form: .full($0.covariance)) }
  }

  /// The covariance of past errors, drawn towards unrelated errors as far as it is noise (*MinT,
  /// shrink*).
  ///
  /// Correlations are multiplied by 1 - λ, λ being the sum of their estimated variances over the sum
  /// of their squares, at most 1.
  ///
  /// - Parameter errors: for each node its errors period by period. Periods in which any node's error
  ///   is missing are left out.
  /// - Returns: nil with fewer than 3 whole periods.
  /// - Complexity: O(nodes² × periods).
  package static func shrunk(_ errors: [[Double]]) -> ErrorCovariance? {
    moments(errors).map { moments in
      var covariance = moments.covariance
      let count = covariance.rows
      let keep = 1 - moments.shrinkage
      for column in 0..<count {
        for row in 0..<count where row != column { covariance[row, column] *= keep }
      }
      return ErrorCovariance(form: .full(covariance))
    }
  }

  /// How far ``shrunk(_:)`` draws correlations towards 0, from 0 to 1; nil with fewer than 3 whole
  /// periods.
  package static func shrinkage(_ errors: [[Double]]) -> Double? { moments(errors)?.shrinkage }

  /// Number of nodes.
  package var count: Int {
    switch form {
    case .diagonal(let variances): variances.count
    case .full(let matrix): matrix.rows
    }
  }

  /// The product with a matrix.
  func times(_ matrix: Matrix) -> Matrix {
    switch form {
    case .diagonal(let variances): matrix.scalingRows(by: variances)
    case .full(let covariance): covariance * matrix
    }
  }

  private struct Moments {
    var covariance: Matrix
    var shrinkage: Double
  }

  private static func moments(_ errors: [[Double]]) -> Moments? {
    guard let length = errors.map(\.count).min(), length > 0 else { return nil }
    let whole = (0..<length).filter { time in errors.allSatisfy { $0[time].isFinite } }
    guard whole.count >= 3 else { return nil }
    let periods = Double(whole.count)
    let nodes = errors.count
    var covariance = Matrix(rows: nodes, columns: nodes)
    let centred = errors.map { own -> [Double] in
      let mean = whole.reduce(0) { $0 + own[$1] } / periods
      return whole.map { own[$0] - mean }
    }
    let sizes = centred.map { ($0.reduce(0) { $0 + $1 * $1 } / (periods - 1)).squareRoot() }
    var squares = 0.0
    var variances = 0.0
    for i in 0..<nodes {
      covariance[i, i] = sizes[i] * sizes[i]
      for j in 0..<i {
        let scale = sizes[i] * sizes[j]
        // A node whose errors are all alike is related to none.
        guard scale > 0 else { continue }
        let products = zip(centred[i], centred[j]).map { $0 * $1 / scale }
        let mean = products.reduce(0, +) / periods
        let correlation = mean * periods / (periods - 1)
        covariance[i, j] = correlation * scale
        covariance[j, i] = correlation * scale
        squares += correlation * correlation
        let spread = products.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        variances += spread * periods / ((periods - 1) * (periods - 1) * (periods - 1))
      }
    }
    let shrinkage = squares > 0 ? min(1, variances / squares) : 1
    return Moments(covariance: covariance, shrinkage: shrinkage)
  }
}
