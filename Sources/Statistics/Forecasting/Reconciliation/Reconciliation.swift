/// Makes forecasts of a hierarchy add up, with the least expected error of all ways to do so (*MinT*).
///
/// Forecasts made apart do not add up: the nationalities' to another number than the place's. With the
/// forecasts ŷ, their errors' covariance W and the constraints C′y = 0 (each sum less its leaves), the
/// answer is ŷ - W C (C′ W C)⁻¹ C′ ŷ: it moves most what is least certain. It equals the usual
/// S (S′ W⁻¹ S)⁻¹ S′ W⁻¹ ŷ, but needs no inverse of W, and a system of the sums' size only.
///
/// - References: Wickramasuriya SL, Athanasopoulos G, Hyndman RJ (2019). Optimal forecast
///   reconciliation for hierarchical and grouped time series through trace minimization. Journal of
///   the American Statistical Association 114:804–819. doi:10.1080/01621459.2018.1448825
///   Wickramasuriya SL, Turlach BA, Hyndman RJ (2020). Optimal non-negative forecast reconciliation.
///   Statistics and Computing 30:1167–1182. doi:10.1007/s11222-020-09930-0
package struct Reconciliation: Sendable {
  package let hierarchy: Hierarchy
  private let covariance: ErrorCovariance

  /// - Parameters:
  ///   - hierarchy: what adds up to what.
  ///   - covariance: of the forecasts' errors, in the order of the nodes.
  package init(_ hierarchy: Hierarchy, _ covariance: ErrorCovariance) {
    precondition(covariance.count == hierarchy.nodeCount, "one variance a node")
    self.hierarchy = hierarchy
    self.covariance = covariance
  }

  /// Forecasts that add up; some may be negative.
  ///
  /// - Parameter forecasts: one a node, all finite.
  /// - Returns: one value a node. Where no error could carry a gap (all variances 0), bottom-up.
  /// - Complexity: O(nodes² × sums) with a full covariance, O(nodes × sums²) without.
  package func reconcile(_ forecasts: [Double]) -> [Double] {
    solve(forecasts, held: []).values
  }

  /// Forecasts that add up and are not negative, as counts must be: the closest to the forecasts that
  /// there are, in the metric of W⁻¹.
  ///
  /// Leaves are held at 0 or free. In each round those that are free and negative are held, and those
  /// whose multiplier says that they want to rise are set free, all of them while that lessens the
  /// number of such leaves, else only the last (Murty's rule, which ends).
  ///
  /// - Parameter forecasts: one a node, all finite. Negative ones are taken as they are.
  /// - Returns: one value a node, none negative.
  /// - Complexity: O((sums + held)³) a round; rounds are few.
  package func reconcileNonnegative(_ forecasts: [Double]) -> [Double] {
    var held: Set<Int> = []
    var least = Int.max
    var patience = 3
    // Murty's rule needs no more rounds than there are sets; in practice fewer than leaves.
    for _ in 0..<(20 * hierarchy.leafCount + 20) {
      let solution = solve(forecasts, held: held.sorted())
      let scale = forecasts.reduce(0) { max($0, abs($1)) } * 1e-10
      let wrong = (0..<hierarchy.leafCount).filter { leaf in
        if let multiplier = solution.multipliers[leaf] { return multiplier > scale }
        return solution.values[hierarchy.node(ofLeaf: leaf)] < -scale
      }
      guard let last = wrong.last else { return nonnegative(solution.values) }
      if wrong.count < least {
        least = wrong.count
        patience = 3
      } else {
        patience -= 1
      }
      for leaf in patience > 0 ? wrong : [last] {
        if held.remove(leaf) == nil { held.insert(leaf) }
      }
    }
    return nonnegative(solve(forecasts, held: held.sorted()).values)
  }

  /// Rounding aside no leaf is negative; sums follow the leaves.
  private func nonnegative(_ values: [Double]) -> [Double] {
    hierarchy.values((0..<hierarchy.leafCount).map { max(0, values[hierarchy.node(ofLeaf: $0)]) })
  }

  private struct Solution {
    var values: [Double]
    /// How strongly each held leaf pulls, by leaf: above 0 it would rise if it were free.
    var multipliers: [Int: Double]
  }

  /// The closest values that add up, with some leaves at 0.
  private func solve(_ forecasts: [Double], held: [Int]) -> Solution {
    precondition(forecasts.count == hierarchy.nodeCount, "one forecast a node")
    let constraints = constraints(held)
    let moved = covariance.times(constraints)
    let gaps = constraints.transposed * forecasts
    guard let shares = Self.solve(constraints.crossProduct(moved), gaps) else {
      let leaves = (0..<hierarchy.leafCount).map { leaf in
        held.contains(leaf) ? 0 : forecasts[hierarchy.node(ofLeaf: leaf)]
      }
      return Solution(values: hierarchy.values(leaves), multipliers: [:])
    }
    let change = moved * shares
    let values = zip(forecasts, change).map { $0 - $1 }
    // Exactly coherent: sums are those of the leaves.
    let leaves = (0..<hierarchy.leafCount).map { leaf in values[hierarchy.node(ofLeaf: leaf)] }
    var multipliers: [Int: Double] = [:]
    for (place, leaf) in held.enumerated() {
      multipliers[leaf] = shares[hierarchy.sums.count + place] * variance(ofLeaf: leaf)
    }
    return Solution(values: hierarchy.values(leaves), multipliers: multipliers)
  }

  /// One column a sum (the sum less its leaves) and one a held leaf.
  private func constraints(_ held: [Int]) -> Matrix {
    let sums = hierarchy.sums
    var matrix = Matrix(rows: hierarchy.nodeCount, columns: sums.count + held.count)
    for (column, leaves) in sums.enumerated() {
      matrix[column, column] = 1
      for leaf in leaves { matrix[hierarchy.node(ofLeaf: leaf), column] = -1 }
    }
    for (place, leaf) in held.enumerated() {
      matrix[hierarchy.node(ofLeaf: leaf), sums.count + place] = 1
    }
    return matrix
  }

  private func variance(ofLeaf leaf: Int) -> Double {
    let node = hierarchy.node(ofLeaf: leaf)
    return switch covariance.form {
    case .diagonal(let variances): variances[node]
    case .full(let matrix): matrix[node, node]
    }
  }

  /// Solves A x = b for a symmetric A without negative eigenvalues; a little is added to the diagonal
  /// where it is singular, as with sums of no error or two sums of the same leaves.
  private static func solve(_ matrix: Matrix, _ right: [Double]) -> [Double]? {
    guard !right.isEmpty else { return [] }
    let column = Matrix(columns: [right])
    if let solution = SquareSystem.solvePositive(matrix, column),
      solution.elements.allSatisfy(\.isFinite)
    {
      return solution.elements
    }
    let size = matrix.diagonal.reduce(0) { max($0, $1) }
    guard size > 0, size.isFinite else { return nil }
    var lifted = matrix
    for index in 0..<matrix.rows { lifted[index, index] += size * 1e-10 }
    guard let solution = SquareSystem.solvePositive(lifted, column),
      solution.elements.allSatisfy(\.isFinite)
    else { return nil }
    return solution.elements
  }
}
