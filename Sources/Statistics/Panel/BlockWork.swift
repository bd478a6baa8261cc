import Dispatch
package import Domain
import Synchronization

/// Work on any number of series, block by block and on several threads.
package enum BlockWork {
  /// Series of one length and frequency are gathered into blocks in their order, blocks are spread
  /// over the threads, and every result returns to its series' place: the answer does not depend
  /// on the number of threads, on the order of series or on their company.
  ///
  /// - Parameters:
  ///   - series: values in time order; NaN is missing.
  ///   - starts: the first period of each series.
  ///   - threads: workers; at least 1.
  ///   - body: gives one result for each series of a block, whose places among all come with it.
  /// - Returns: one result a series.
  package static func map<Answer: Sendable>(
    _ series: [[Double]], starts: [Period], threads: Int,
    _ body: @Sendable (_ block: SeriesBlock, _ members: [Int]) -> [Answer]
  ) -> [Answer] {
    precondition(series.count == starts.count, "each series has a first period")
    precondition(threads >= 1, "at least one thread")
    let blocks = BlockPlan.blocks(lengths: series.map(\.count), starts: starts)
    let answers = Mutex([Answer?](repeating: nil, count: series.count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, max(1, blocks.count))) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < blocks.count else { return }
        let members = blocks[index]
        let block = SeriesBlock(
          series: members.map { series[$0] }, starts: members.map { starts[$0] })
        let found = body(block, members)
        precondition(found.count == members.count, "one result a series")
        answers.withLock { all in
          for (member, answer) in zip(members, found) { all[member] = answer }
        }
      }
    }
    return answers.withLock { $0.compactMap(\.self) }
  }
}
