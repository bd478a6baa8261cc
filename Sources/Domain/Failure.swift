/// Why something could not be done, told so that a person knows what to do next.
///
/// Every layer throws its own typed errors; what reaches a command is one of these, and one table
/// in the command line maps the code to an exit status.
package struct Failure: Error, Sendable, Equatable {
  /// The kind of a failure, which decides the exit status.
  package enum Code: String, Sendable, CaseIterable {
    /// The command was called wrongly.
    case usage
    /// Data broke its contract.
    case data
    /// A file or folder that is needed is not there.
    case inputMissing = "input-missing"
    /// A fault of Caudal itself.
    case `internal`
    /// Output cannot be written.
    case cannotWrite = "cannot-write"
    /// Another run holds the lock.
    case busy
    /// A pipeline file, a contract or a reference table is wrong.
    case configuration
    /// A signal stopped the work.
    case interrupted
  }

  package var code: Code
  /// What could not be done, such as `the pipeline file cannot be read`.
  package var what: String
  /// Where: a file with line and column, a stage, a series or a period.
  package var place: String?
  /// Why it could not be done.
  package var why: String
  /// What stands as before.
  package var unchanged: String?
  /// What to do next.
  package var next: String?

  package init(
    _ code: Code, what: String, at place: String? = nil, why: String, unchanged: String? = nil,
    next: String? = nil
  ) {
    self.code = code
    self.what = what
    self.place = place
    self.why = why
    self.unchanged = unchanged
    self.next = next
  }
}

extension Failure: CustomStringConvertible {
  /// One paragraph: place, what, why, what is unchanged, next step.
  package var description: String {
    var text = place.map { "\($0): " } ?? ""
    text += "\(what): \(why)"
    if !text.hasSuffix("."), !text.hasSuffix("?") { text += "." }
    if let unchanged { text += " \(unchanged)" }
    if let next { text += " \(next)" }
    return text
  }
}
