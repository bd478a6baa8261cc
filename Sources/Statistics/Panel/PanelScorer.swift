package import Domain

/// Scores any number of series with one method on several threads.
package struct PanelScorer: Sendable {
  private let scorer: any Scorer
  private let threads: Int

  /// - Parameter threads: workers; at least 1.
  package init(_ scorer: any Scorer, threads: Int) {
    precondition(threads >= 1, "at least one thread")
    self.scorer = scorer
    self.threads = threads
  }

  /// Scores series of any lengths and frequencies.
  ///
  /// Series of one length and frequency are gathered into blocks in their order, blocks are spread
  /// over the threads, and every result returns to its series' place: the answer does not depend
  /// on the number of threads, on the order of series or on their company.
  ///
  /// - Parameters:
  ///   - series: values in time order; NaN is missing.
  ///   - starts: the first period of each series.
  /// - Returns: one score a series.
  package func score(_ series: [[Double]], starts: [Period]) -> [SeriesScore] {
    BlockWork.map(series, starts: starts, threads: threads) { block, _ in scorer.score(block) }
  }
}

/// Which series stand together in a block.
package enum BlockPlan {
  private struct Shape: Hashable {
    let length: Int
    let frequency: Frequency
  }

  /// Groups of at most eight indices of series that share a length and a frequency.
  ///
  /// - Complexity: O(number of series).
  package static func blocks(lengths: [Int], starts: [Period]) -> [[Int]] {
    var open: [Shape: Int] = [:]
    var blocks: [[Int]] = []
    for index in lengths.indices {
      let shape = Shape(length: lengths[index], frequency: starts[index].frequency)
      if let place = open[shape], blocks[place].count < SeriesBlock.width {
        blocks[place].append(index)
      } else {
        open[shape] = blocks.count
        blocks.append([index])
      }
    }
    return blocks
  }
}
