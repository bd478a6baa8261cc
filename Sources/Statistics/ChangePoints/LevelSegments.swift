/// The levels of a series between its change points.
package struct LevelSegments: Sendable, Equatable {
  /// Indices at which new segments begin, ascending, none of them 0.
  package let starts: [Int]
  /// Mean of every segment; one more than ``starts``.
  package let means: [Double]

  /// - Parameters:
  ///   - values: the series without holes.
  ///   - starts: indices at which new segments begin, ascending, none of them 0.
  package init(_ values: [Double], startingAt starts: [Int]) {
    self.starts = starts
    let edges = [0] + starts + [values.count]
    means = zip(edges, edges.dropFirst()).map { first, end in
      let segment = values[first..<end]
      let count = Double(max(1, segment.count))
      let sum = segment.reduce(0, +)
      // A sum of 1e308s overflows; their shares of the mean do not.
      return sum.isFinite ? sum / count : segment.reduce(0) { $0 + $1 / count }
    }
  }
}
