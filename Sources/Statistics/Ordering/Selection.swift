/// Order statistics without sorting.
package enum Selection {
  /// The median; of an even number of values the mean of the two in the middle.
  ///
  /// - Parameter values: at least one number, none of them NaN; reordered.
  /// - Complexity: O(n) on average.
  package static func median(_ values: inout [Double]) -> Double {
    precondition(!values.isEmpty, "the median of nothing")
    let middle = values.count / 2
    let upper = select(middle, &values)
    guard values.count.isMultiple(of: 2) else { return upper }
    // Everything before `middle` is at most `upper`; its greatest is the other middle value.
    let lower = values[..<middle].max() ?? upper
    return lower + (upper - lower) / 2
  }

  /// The value that would stand at `rank` (0-based) after sorting; smaller or equal values stand
  /// before it afterwards, greater or equal ones behind.
  ///
  /// - Parameters:
  ///   - rank: a valid index.
  ///   - values: numbers, none of them NaN; reordered.
  /// - Complexity: O(n) on average (Hoare's quickselect with the median of three as its pivot).
  package static func select(_ rank: Int, _ values: inout [Double]) -> Double {
    precondition(values.indices.contains(rank), "a rank within the values")
    return values.withUnsafeMutableBufferPointer { select(rank, $0) }
  }

  private static func select(_ rank: Int, _ values: UnsafeMutableBufferPointer<Double>) -> Double {
    var low = 0
    var high = values.count - 1
    while low < high {
      let pivot = medianOfThree(values[low], values[low + (high - low) / 2], values[high])
      var left = low
      var right = high
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        return values[rank]
      }
    }
    return values[rank]
  }

  private static func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
