package import ArgumentParser
package import Domain

/// How a command ended: the one table of exit statuses (docs/command-line.md prints it).
///
/// 0, 1 and 3 say how finished work went; from 64 on they are those of sysexits.h.
package enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Everything that was asked for is done.
  case done = 0
  /// Finished, but something failed, was blocked, runs degraded or is late.
  case unfinished = 1
  /// Finished, and there is a new alert (with `--exit-on-alert` only).
  case newAlert = 3
  /// The command was called wrongly.
  case usage = 64
  /// Data broke a contract.
  case data = 65
  /// A file or folder that is needed is not there.
  case inputMissing = 66
  /// A fault of Caudal itself.
  case `internal` = 70
  /// Output cannot be written.
  case cannotWrite = 73
  /// Another run holds the lock: try again later.
  case busy = 75
  /// A pipeline file, a contract or a reference table is wrong.
  case configuration = 78
  /// A signal stopped the work; what was finished before stands.
  case interrupted = 130

  /// The status that a failure ends the command with.
  package init(_ code: Failure.Code) {
    switch code {
    case .usage: self = .usage
    case .data: self = .data
    case .inputMissing: self = .inputMissing
    case .internal: self = .internal
    case .cannotWrite: self = .cannotWrite
    case .busy: self = .busy
    case .configuration: self = .configuration
    case .interrupted: self = .interrupted
    }
  }

  /// What `docs/command-line.md` says of it.
  package var meaning: String {
    switch self {
    case .done: "done"
    case .unfinished: "finished, but something failed, was blocked, runs degraded or is late"
    case .newAlert: "finished, and there is a new alert (only with `--exit-on-alert`)"
    case .usage: "the command was called wrongly"
    case .data: "data broke a contract"
    case .inputMissing: "a file or folder that is needed is not there"
    case .internal: "a fault of Caudal itself: please report it"
    case .cannotWrite: "output cannot be written"
    case .busy: "another run holds the lock: try again later"
    case .configuration: "a pipeline file, a contract or a reference table is wrong"
    case .interrupted: "interrupted; what was finished before stands"
    }
  }

  /// Ends a command early with this status and without a message.
  package var exitCode: ExitCode { ExitCode(rawValue) }
}
