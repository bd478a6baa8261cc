/// What adds up to what: series that cannot be divided further, and sums of them.
///
/// Nationalities add up to places, places to the corridor, and nationalities over all places to
/// themselves: sums may nest and cross. Nodes are numbered with the sums first, then the leaves.
package struct Hierarchy: Sendable, Equatable {
  package let leafCount: Int
  /// For each sum the leaves that it adds up.
  package let sums: [[Int]]

  /// - Parameters:
  ///   - leafCount: number of leaves.
  ///   - sums: for each sum its leaves, by their number from 0, none of them twice.
  package init(leafCount: Int, sums: [[Int]]) {
    precondition(
      sums.allSatisfy { $0.allSatisfy { (0..<leafCount).contains($0) } }, "sums are of leaves")
    precondition(sums.allSatisfy { Set($0).count == $0.count }, "no leaf is added twice")
    self.leafCount = leafCount
    self.sums = sums
  }

  package var nodeCount: Int { sums.count + leafCount }

  /// The node of a leaf.
  package func node(ofLeaf leaf: Int) -> Int { sums.count + leaf }

  /// How many leaves each node adds up; 1 for a leaf.
  package var sizes: [Int] { sums.map(\.count) + Array(repeating: 1, count: leafCount) }

  /// Values of all nodes, from those of the leaves: what *bottom-up* reconciliation is.
  ///
  /// - Complexity: O(nodes × leaves) at most.
  package func values(_ leaves: [Double]) -> [Double] {
    precondition(leaves.count == leafCount, "one value a leaf")
    return sums.map { $0.reduce(0) { $0 + leaves[$1] } } + leaves
  }

  /// By how much the value of each sum exceeds its leaves: all zero where values add up.
  package func gaps(_ values: [Double]) -> [Double] {
    precondition(values.count == nodeCount, "one value a node")
    return sums.indices.map { sum in
      values[sum] - sums[sum].reduce(0) { $0 + values[sums.count + $1] }
    }
  }
}
