package import Domain

/// A published file on its way into the warehouse.
package struct FileDescription: Sendable, Equatable {
  /// The source's code, which the warehouse must know (``WarehouseWriter/store(_:)``).
  package var source: String
  /// Path relative to the data folder, such as `panama-darien-by-nationality/2025-05-13.csv`.
  package var path: String
  /// SHA-256 of the bytes, in hexadecimal.
  package var digest: String
  package var bytes: Int
  /// When the publisher issued the file's figures.
  package var issuedOn: Day

  package init(source: String, path: String, digest: String, bytes: Int, issuedOn: Day) {
    self.source = source
    self.path = path
    self.digest = digest
    self.bytes = bytes
    self.issuedOn = issuedOn
  }
}
