import Domain
import Foundation
import Statistics
import Synchronization

/// Where scores go: standard output, or a file that appears only when it is whole.
enum ScoreOutput {
  /// Calls `body` with a descriptor to write to.
  ///
  /// - Throws: what `body` throws, and a ``Failure`` where the file cannot be made; neither leaves
  ///   anything of the file behind.
  static func deliver(
    to path: String?, _ body: (Int32) throws -> ScoreSummary
  ) throws -> ScoreSummary {
    guard let path else { return try body(1) }
    let temporary = path + ".part-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw fault(path) }
    do {
      let summary = try body(descriptor)
      guard fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
        throw fault(path)
      }
      return summary
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
  }

  private static func fault(_ path: String) -> Failure {
    Failure(
      .cannotWrite, what: "the scores cannot be written", at: path,
      why: String(cString: strerror(errno)), unchanged: "A file of that name is as it was.")
  }
}

/// One line of JSON: where the time of a stream went.
struct ScoreTimings {
  let line: String

  init(_ summary: ScoreSummary, threads: Int, wall: Duration) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let wallSeconds =
      Double(wall.components.seconds) + Double(wall.components.attoseconds) * 1e-18
    func seconds(_ value: Double) -> String {
      "\((value * 1e6).rounded() / 1e6)"
    }
    line =
      "{\"series\":\(summary.series),\"periods\":\(summary.periods),\"threads\":\(threads)"
      + ",\"read_s\":\(seconds(summary.readSeconds))"
      + ",\"compute_s\":\(seconds(summary.computeSeconds))"
      + ",\"write_s\":\(seconds(summary.writeSeconds)),\"wall_s\":\(seconds(wallSeconds))"
      + ",\"peak_bytes\":\(usage.ru_maxrss * 1024)}"
  }
}

/// Draws the number of series done on a terminal, at most five times a second.
final class SeriesProgress: Sendable {
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  func show(_ series: Int) {
    guard Terminal.showsProgress else { return }
    let now = ContinuousClock.now
    let isDue = last.withLock { last in
      if let shown = last, shown.duration(to: now) < .milliseconds(200) { return false }
      last = now
      return true
    }
    if isDue { Terminal.draw("\r\(series) series") }
  }

  func end() {
    if last.withLock({ $0 != nil }) { Terminal.draw("\r\u{1B}[K") }
  }
}
