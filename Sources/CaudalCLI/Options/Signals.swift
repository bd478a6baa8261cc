import Dispatch
import Pipeline

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns SIGINT and SIGTERM into a request to stop: the stage that is running is undone and the run
/// ends in order. A second signal ends the process at once; the warehouse survives that too.
final class Signals {
  private var sources: [any DispatchSourceSignal] = []

  init(_ interruption: Interruption) {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      nonisolated(unsafe) var count = 0
      source.setEventHandler {
        count += 1
        if count > 1 { _exit(ExitStatus.interrupted.rawValue) }
        Terminal.say("caudal: stopping; the stage that is running is being undone")
        interruption.request()
      }
      source.resume()
      sources.append(source)
    }
  }

  deinit { for source in sources { source.cancel() } }
}
