/// Places labels along an axis near where they belong, without overlap.
package enum LabelSpread {
  /// Middles of the labels, in the order given.
  ///
  /// Labels keep the order of their wishes; those that would touch form a group that is centred on
  /// the mean of its wishes (the least-squares solution, by pooling neighbours), and groups that
  /// would leave the range are pushed inside.
  ///
  /// - Parameters:
  ///   - wishes: Where each label would like its middle.
  ///   - size: What a label takes up along the axis, with its distance to the next.
  ///   - range: Where labels may lie; where they are too many for it they overflow its end.
  /// - Complexity: O(n log n).
  package static func middles(_ wishes: [Double], size: Double, within range: ClosedRange<Double>)
    -> [Double]
  {
    let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
    var groups: [(sum: Double, count: Int)] = []
    for (place, index) in order.enumerated() {
      // With the sizes before it subtracted, a label may not lie before its predecessor.
      groups.append((wishes[index] - Double(place) * size, 1))
      while groups.count > 1, mean(groups[groups.count - 2]) >= mean(groups[groups.count - 1]) {
        let last = groups.removeLast()
        groups[groups.count - 1].sum += last.sum
        groups[groups.count - 1].count += last.count
      }
    }
    let lowest = range.lowerBound + size / 2
    let highest = max(lowest, range.upperBound - size / 2 - Double(wishes.count - 1) * size)
    let reduced = groups.flatMap { Array(repeating: mean($0), count: $0.count) }
    var middles = Array(repeating: 0.0, count: wishes.count)
    for (place, index) in order.enumerated() {
      middles[index] = min(max(reduced[place], lowest), highest) + Double(place) * size
    }
    return middles
  }

  private static func mean(_ group: (sum: Double, count: Int)) -> Double {
    group.sum / Double(group.count)
  }
}
