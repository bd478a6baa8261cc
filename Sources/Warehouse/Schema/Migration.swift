/// What opening a warehouse for writing has changed of its schema.
package struct Migration: Sendable, Equatable {
  /// Steps that the file had taken; 0 for a new file.
  package var from: Int
  package var to: Int
  /// The back-up that was made first, where an older file was brought up to date.
  package var backup: String?

  package init(from: Int, to: Int, backup: String? = nil) {
    self.from = from
    self.to = to
    self.backup = backup
  }
}
