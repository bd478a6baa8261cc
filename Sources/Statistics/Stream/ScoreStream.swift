import Dispatch
import Foundation
import Tabular

/// Scores a table of series from one file descriptor to another, in constant memory.
///
/// Workers take turns at reading runs of whole series, parse them apart from each other, score
/// their blocks together and write the rows in the order of the input: the same bytes whatever the
/// number of threads.
package struct ScoreStream: Sendable {
  private let method: Method
  private let scorer: any Scorer
  private let threads: Int
  private let runSize: Int

  /// - Parameters:
  ///   - method: whose columns are written.
  ///   - scorer: the method with its parameters.
  ///   - threads: workers; at least 1.
  ///   - runSize: bytes that are read and parsed at once.
  package init(method: Method, scorer: any Scorer, threads: Int, runSize: Int = 1 << 20) {
    precondition(threads >= 1, "at least one thread")
    self.method = method
    self.scorer = scorer
    self.threads = threads
    self.runSize = runSize
  }

  private struct State {
    var source: SeriesSource
    var isReading = false
    var isAtEnd = false
    var isWriting = false
    var nextRun = 0
    var nextToWrite = 0
    var underWay = 0
    var jobs: [(run: ScoreRun, block: Int)] = []
    var finished: [Int: ScoreRun] = [:]
    var spare: [ScoreRun] = []
    var linesBefore = 1
    var names = SeenNames()
    var summary = ScoreSummary()
    var failure: ScoreStreamError?
  }

  private enum Task {
    case score(ScoreRun, Int)
    case read(ScoreRun)
    case write(ScoreRun)
    case leave
  }

  /// Reads series from `input` and writes their scores to `output` until the input ends.
  ///
  /// - Parameter progress: called with the number of series written so far, now and then.
  /// - Throws: ``ScoreStreamError``; rows of earlier series may have been written by then.
  package func run(
    from input: Int32, to output: Int32, progress: @Sendable (Int) -> Void = { _ in }
  ) throws(ScoreStreamError) -> ScoreSummary {
    var source = SeriesSource(descriptor: input, size: runSize)
    do { try source.readHeader() } catch { throw .input(error) }
    let header = ByteBuffer(capacity: 256)
    header.append("series," + method.columns.map(\.name).joined(separator: ",") + "\n")
    if let fault = Self.write(header, to: output) { throw .output(fault) }
    let monitor = Monitor(State(source: source))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      work(monitor, output: output, progress: progress)
    }
    let (summary, failure) = monitor.change { ($0.summary, $0.failure) }
    if let failure { throw failure }
    return summary
  }

  private func work(
    _ monitor: Monitor<State>, output: Int32, progress: @Sendable (Int) -> Void
  ) {
    while true {
      switch monitor.wait({ next(&$0) }) {
      case .leave: return
      case .read(let run): read(run, monitor)
      case .score(let run, let block): score(run, block, monitor)
      case .write(let run): write(run, monitor, to: output, progress: progress)
      }
    }
  }

  /// What a free worker does next, nil where it must wait.
  private func next(_ state: inout State) -> Task? {
    if state.failure != nil { return .leave }
    if !state.isWriting, let run = state.finished.removeValue(forKey: state.nextToWrite) {
      state.isWriting = true
      return .write(run)
    }
    if let job = state.jobs.popLast() { return .score(job.run, job.block) }
    if state.isAtEnd { return state.underWay == 0 ? .leave : nil }
    guard !state.isReading, state.underWay < threads + 2 else { return nil }
    state.isReading = true
    state.underWay += 1
    let run = state.spare.popLast() ?? ScoreRun()
    run.index = state.nextRun
    state.nextRun += 1
    return .read(run)
  }

  private func read(_ run: ScoreRun, _ monitor: Monitor<State>) {
    var clock = ThreadClock()
    // Only one worker reads at a time, so the source may leave the monitor meanwhile.
    var source = monitor.change { $0.source }
    var fault: SeriesInputError?
    var isMore = false
    do { isMore = try source.read(into: run.input) } catch { fault = error }
    monitor.change { state in
      state.source = source
      state.isReading = false
      state.isAtEnd = !isMore
      if !isMore, fault == nil { state.underWay -= 1 }
    }
    guard isMore || fault != nil else { return }
    if let fault {
      run.table.removeAll()
      run.fault = fault
      run.blocks = []
      run.scores = []
    } else {
      run.parse(SeriesParser(counts: method.domain == .counts))
    }
    run.seconds.read += clock.lap()
    let hasBlocks = run.fault == nil && !run.blocks.isEmpty
    monitor.change { state in
      if hasBlocks {
        for block in run.blocks.indices.reversed() { state.jobs.append((run, block)) }
      } else {
        state.finished[run.index] = run
      }
    }
  }

  private func score(_ run: ScoreRun, _ block: Int, _ monitor: Monitor<State>) {
    var clock = ThreadClock()
    let series = run.block(block)
    let reading = clock.lap()
    let scores = scorer.score(series)
    let computing = clock.lap()
    let isLast = monitor.change { state in
      for (member, score) in zip(run.blocks[block], scores) { run.scores[member] = score }
      run.seconds.read += reading
      run.seconds.compute += computing
      run.open -= 1
      return run.open == 0
    }
    guard isLast else { return }
    run.write(method.columns)
    run.seconds.write += clock.lap()
    monitor.change { $0.finished[run.index] = run }
  }

  private func write(
    _ run: ScoreRun, _ monitor: Monitor<State>, to output: Int32,
    progress: @Sendable (Int) -> Void
  ) {
    var clock = ThreadClock()
    var failure: ScoreStreamError?
    if var fault = run.fault {
      let before = monitor.change { $0.linesBefore }
      fault.line = fault.line.map { $0 + before }
      failure = .input(fault)
    } else if let fault = Self.write(run.output, to: output) {
      failure = .output(fault)
    }
    run.seconds.write += clock.lap()
    let series = monitor.change { state -> Int in
      state.isWriting = false
      if let again = state.names.add(run.table), failure == nil {
        failure = .input(again.later(by: state.linesBefore))
      }
      state.failure = state.failure ?? failure
      guard state.failure == nil else { return state.summary.series }
      state.nextToWrite += 1
      state.underWay -= 1
      state.linesBefore += run.table.lines
      for score in run.scores { state.summary.add(score.status) }
      state.summary.periods += run.table.values.count
      state.summary.readSeconds += run.seconds.read
      state.summary.computeSeconds += run.seconds.compute
      state.summary.writeSeconds += run.seconds.write
      state.spare.append(run)
      return state.summary.series
    }
    progress(series)
  }

  /// - Returns: the operating system's error number where not all bytes could be written.
  private static func write(_ buffer: ByteBuffer, to output: Int32) -> Int32? {
    var rest = buffer.bytes
    while let base = rest.baseAddress, !rest.isEmpty {
      let written = Foundation.write(output, base, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
    return nil
  }
}
