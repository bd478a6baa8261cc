import ArgumentParser
import Domain
import Foundation

/// How many threads a command may use.
struct ThreadsOption: ParsableArguments {
  @Option(help: "Worker threads (default: one a processor).")
  var threads: Int?

  func count() throws(Failure) -> Int {
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    guard (1...1024).contains(threads) else {
      throw Failure(
        .usage, what: "--threads \(threads)", why: "it must be from 1 to 1024",
        next: "Leave it out for one thread a processor.")
    }
    return threads
  }
}
