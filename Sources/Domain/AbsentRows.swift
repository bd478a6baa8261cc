/// What it means that a publisher's file has no row of a group in a period that has rows of others.
package enum AbsentRows: String, Sendable, CaseIterable {
  /// Nobody was counted.
  case zero
  /// Nothing is known.
  case missing
}
