import Foundation
import Statistics
import Testing

@Suite("Reconciliation")
struct ReconciliationTests {
  private static let hierarchies = [
    "regions": Hierarchy(leafCount: 6, sums: [[0, 1, 2, 3, 4, 5], [0, 1, 2], [3, 4, 5]]),
    "crossed": Hierarchy(
      leafCount: 6, sums: [[0, 1, 2, 3, 4, 5], [0, 1, 2], [3, 4, 5], [0, 3], [1, 4], [2, 5]]),
  ]

  private func numbers(_ text: String) -> [Double] {
    text.split(separator: " ").compactMap { Double($0) }
  }

  /// Errors of a hierarchy of the fixture, node by node.
  private func errors(_ name: String) throws -> [[Double]] {
    let periods = try Fixture("reconciliation/errors.csv").rows
      .filter { try $0.text("hierarchy") == name }.map { numbers(try $0.text("errors")) }
    let count = try #require(periods.first?.count)
    return (0..<count).map { node in periods.map { $0[node] } }
  }

  private func covariance(
    _ method: String, _ hierarchy: Hierarchy, _ errors: [[Double]]
  ) throws -> ErrorCovariance {
    switch method {
    case "ols": .equal(hierarchy)
    case "wls_struct": .structural(hierarchy)
    case "wls_var": .variances(ofErrors: errors)
    case "mint_cov": try #require(.sample(errors))
    case "mint_shrink": try #require(.shrunk(errors))
    default: throw Unknown(name: method)
    }
  }

  private struct Unknown: Error {
    var name: String
  }

  @Test("Every weighting gives hierarchicalforecast's values, nested sums and crossed ones")
  func reference() throws {
    var cases = 0
    for row in try Fixture("reconciliation/cases.csv").rows {
      let name = try row.text("hierarchy")
      let hierarchy = try #require(Self.hierarchies[name])
      let method = try row.text("method")
      let reconciliation = Reconciliation(
        hierarchy, try covariance(method, hierarchy, errors(name)))
      let base = numbers(try row.text("base"))
      let expected = numbers(try row.text("reconciled"))
      let isNonnegative = try row.text("nonnegative") == "1"
      // The reference cuts negative base forecasts before it begins.
      let found =
        isNonnegative
        ? reconciliation.reconcileNonnegative(base.map { max(0, $0) })
        : reconciliation.reconcile(base)
      // It adds 2e-8 to variances, and stops its quadratic programme early.
      let tolerance = isNonnegative ? 1e-2 : method == "mint_shrink" ? 1e-6 : 1e-7
      for (one, other) in zip(found, expected) {
        #expect(abs(one - other) <= tolerance * max(1, abs(other)), "\(name), \(method)")
      }
      cases += 1
    }
    #expect(cases == 16)
  }

  @Test("Correlations are shrunk as Schäfer and Strimmer say, and wholly where they are noise")
  func shrinkage() throws {
    let found = try #require(ErrorCovariance.shrinkage(errors("regions")))
    #expect(abs(found - 0.14188) < 5e-6)
    var random = SplitMix64(seed: 3)
    let noise = (0..<6).map { _ in (0..<8).map { _ in random.nextUnit() } }
    #expect(try #require(ErrorCovariance.shrinkage(noise)) > 0.6)
    #expect(ErrorCovariance.shrinkage([[1, 2, .nan], [1, 2, 3]]) == nil)
  }

  @Test(
    "Values add up, forecasts that add up stay, and scale carries through",
    arguments: ["ols", "wls_struct", "wls_var", "mint_cov", "mint_shrink"])
  func properties(method: String) throws {
    for (name, hierarchy) in Self.hierarchies {
      let reconciliation = Reconciliation(
        hierarchy, try covariance(method, hierarchy, errors(name)))
      var random = SplitMix64(seed: 11)
      for _ in 0..<20 {
        let base = (0..<hierarchy.nodeCount).map { _ in 100 * random.nextUnit() - 20 }
        let found = reconciliation.reconcile(base)
        #expect(hierarchy.gaps(found).allSatisfy { abs($0) < 1e-9 })
        for (one, other) in zip(reconciliation.reconcile(found), found) {
          #expect(abs(one - other) < 1e-8)
        }
        for (one, other) in zip(reconciliation.reconcile(base.map { $0 * 8 }), found) {
          #expect(abs(one - 8 * other) < 1e-6)
        }
      }
    }
  }

  /// The least squared distance, weighted, among many coherent values that are not negative.
  private func distance(_ values: [Double], _ base: [Double], _ weights: [Double]) -> Double {
    zip(zip(values, base), weights).reduce(0) {
      $0 + ($1.0.0 - $1.0.1) * ($1.0.0 - $1.0.1) / $1.1
    }
  }

  @Test("Without negative values no other values that add up are closer")
  func nonnegativeIsOptimal() throws {
    var random = SplitMix64(seed: 7)
    for hierarchy in Self.hierarchies.values {
      for _ in 0..<40 {
        let variances = (0..<hierarchy.nodeCount).map { _ in 0.2 + 3 * random.nextUnit() }
        let base = (0..<hierarchy.nodeCount).map { _ in 40 * random.nextUnit() - 25 }
        let found = Reconciliation(hierarchy, .variances(variances)).reconcileNonnegative(base)
        #expect(found.allSatisfy { $0 >= 0 })
        #expect(hierarchy.gaps(found).allSatisfy { abs($0) < 1e-9 })
        let least = distance(found, base, variances)
        let leaves = (0..<6).map { found[hierarchy.node(ofLeaf: $0)] }
        for _ in 0..<60 {
          let size = random.nextUnit()
          let moved = leaves.map { max(0, $0 + size * (random.nextUnit() - 0.5)) }
          #expect(distance(hierarchy.values(moved), base, variances) >= least - 1e-9)
        }
      }
    }
  }

  @Test("Where nothing would be negative, both ways agree")
  func nonnegativeIsInactive() throws {
    let hierarchy = try #require(Self.hierarchies["crossed"])
    let base = hierarchy.values([50, 40, 30, 60, 20, 10]).enumerated().map {
      $1 + Double($0 % 3)
    }
    let reconciliation = Reconciliation(hierarchy, .structural(hierarchy))
    for (one, other) in zip(
      reconciliation.reconcileNonnegative(base), reconciliation.reconcile(base))
    {
      #expect(abs(one - other) < 1e-9)
    }
  }

  @Test("A certain forecast does not move; without any error leaves are added up")
  func zeroVariance() {
    let hierarchy = Hierarchy(leafCount: 2, sums: [[0, 1]])
    let certainSum = Reconciliation(hierarchy, .variances([0, 1, 3])).reconcile([10, 2, 4])
    #expect(zip(certainSum, [10, 3, 7]).allSatisfy { abs($0 - $1) < 1e-9 })
    let certain = Reconciliation(hierarchy, .variances([0, 0, 0])).reconcile([10, 2, 4])
    #expect(certain == [6, 2, 4])
    #expect(
      Reconciliation(hierarchy, .variances([0, 0, 0])).reconcileNonnegative([1, -2, 4])
        == [4, 0, 4])
  }

  @Test("Leaves alone, missing errors, and numbers far out are no trap")
  func hostile() {
    let alone = Hierarchy(leafCount: 2, sums: [])
    #expect(Reconciliation(alone, .equal(alone)).reconcile([1, -2]) == [1, -2])
    #expect(Reconciliation(alone, .equal(alone)).reconcileNonnegative([1, -2]) == [1, 0])
    let pair = Hierarchy(leafCount: 2, sums: [[0, 1], [0, 1]])
    let doubled = Reconciliation(pair, .variances([0, 0, 1, 1])).reconcile([10, 10, 2, 4])
    #expect(zip(doubled, [10, 10, 4, 6]).allSatisfy { abs($0 - $1) < 1e-6 })
    let silent = ErrorCovariance.variances(ofErrors: [[.nan, .nan], [2, .nan], [.nan, 4]])
    #expect(silent == .variances([10, 4, 16]))
    #expect(ErrorCovariance.shrunk([[1, 2, 3, .nan], [.nan, 1, 1, 1]]) == nil)
    let simple = Hierarchy(leafCount: 2, sums: [[0, 1]])
    for scale in [1e-150, 1e150] {
      let found = Reconciliation(simple, .equal(simple)).reconcileNonnegative(
        [3 * scale, 5 * scale, -4 * scale])
      #expect(found.allSatisfy { $0.isFinite && $0 >= 0 })
    }
  }
}
