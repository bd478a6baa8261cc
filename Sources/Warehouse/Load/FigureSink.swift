import Dispatch
package import Domain
import Synchronization

/// Where the reader of a file puts what it reads, on its own thread, while the warehouse writes.
///
/// Holds a handful of batches: a reader that is faster than the disk waits, so that memory does
/// not grow with the file.
package final class FigureSink: Sendable {
  enum Message: Sendable {
    case series([SeriesKey])
    case figures(ObservationBatch)
    case held([HeldFigure])
    case leftOut([Finding])
    case ended(Result<FileReading, any Error>)
  }

  /// Thrown into a reader whose figures nobody wants any more, because writing has failed.
  package struct Closed: Error {}

  private struct State: Sendable {
    var waiting: [Message] = []
    var closed = false
  }

  private let state = Mutex(State())
  private let slots = DispatchSemaphore(value: 4)
  private let filled = DispatchSemaphore(value: 0)

  /// Makes series known; batches refer to them by their place in the order of adding.
  package func add(series keys: [SeriesKey]) throws(Closed) { try put(.series(keys)) }

  /// Adds figures. Batches of some thousand rows serve best; rows of one series together, periods
  /// ascending, are written fastest.
  package func add(_ figures: ObservationBatch) throws(Closed) { try put(.figures(figures)) }

  /// Adds figures whose rows were put aside; they must not count as absent.
  package func add(held figures: [HeldFigure]) throws(Closed) { try put(.held(figures)) }

  /// Adds rows that were put aside: the record of each is kept with its line.
  package func add(leftOut findings: [Finding]) throws(Closed) { try put(.leftOut(findings)) }

  func end(_ result: Result<FileReading, any Error>) {
    state.withLock { $0.waiting.append(.ended(result)) }
    filled.signal()
  }

  private func put(_ message: Message) throws(Closed) {
    slots.wait()
    let closed = state.withLock { state in
      if !state.closed { state.waiting.append(message) }
      return state.closed
    }
    if closed {
      slots.signal()
      throw Closed()
    }
    filled.signal()
  }

  /// The oldest message that has not been taken; waits for one.
  func take() -> Message {
    filled.wait()
    let message = state.withLock { $0.waiting.removeFirst() }
    slots.signal()
    return message
  }

  /// Lets the reader go and waits until it has ended.
  func close() {
    state.withLock { $0.closed = true }
    slots.signal()
    while true {
      if case .ended = take() { return }
    }
  }
}
