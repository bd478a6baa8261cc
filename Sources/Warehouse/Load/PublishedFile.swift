package import Domain

/// A published file as the warehouse remembers it.
package struct PublishedFile: Sendable, Equatable {
  package var id: FileID
  package var source: String
  package var path: String
  /// SHA-256 of the bytes, in hexadecimal.
  package var digest: String
  package var bytes: Int
  package var issuedOn: Day
  /// The run that read it.
  package var run: RunID
  package var isAccepted: Bool
  /// Why it was held back, one sentence a reason.
  package var reasons: [String]
  package var rows: Int
  package var new: Int
  package var revised: Int
  package var unchanged: Int
  package var withdrawn: Int
  package var quarantined: Int
  package var rejected: Int
  /// Rows added to another row's figure.
  package var added: Int
  /// Rows that are sums of others.
  package var totals: Int
  /// Rows that the contract leaves out.
  package var leftOut: Int
  /// Rows that a correction dropped.
  package var dropped: Int
  /// Sum of the values that were loaded.
  package var totalOfValues: Double
  /// The newest period of each frequency.
  package var newest: [Period]
}
