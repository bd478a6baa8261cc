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
  package var scope: FileScope

  package init(
    source: String, path: String, digest: String, bytes: Int, issuedOn: Day,
    scope: FileScope = .source
  ) {
    self.source = source
    self.path = path
    self.digest = digest
    self.bytes = bytes
    self.issuedOn = issuedOn
    self.scope = scope
  }
}

/// What a file speaks for: an earlier figure inside the scope that the file no longer carries has
/// been withdrawn.
///
/// In time the scope always reaches from the file's first to its last period, by frequency.
package enum FileScope: String, Sendable, CaseIterable {
  /// Every series of the source: an issue is one file.
  case source
  /// The series of the indicators that stand in the file: an issue is a file an indicator.
  case indicators
  /// The series of the indicators at the places that stand in the file.
  case indicatorsAtPlaces = "indicators-at-places"
}

/// What reading a file to its end has shown.
package struct FileReading: Sendable {
  package enum Verdict: Sendable, Equatable {
    case accepted
    /// The contract holds the whole file back; the sentence says why.
    case heldBack(reason: String)
  }

  package var verdict: Verdict
  /// Records of the file: observations + quarantined + rejected + totals, which is asserted.
  package var rowsIn: Int
  /// Rows that a rule put aside.
  package var quarantined: Int
  /// Rows that cannot be read as figures at all.
  package var rejected: Int
  /// Rows that are sums of others: checked, never loaded.
  package var totals: Int
  package var findings: [Finding]
  /// Whether a figure that the file does not carry has been withdrawn. False where rows were put
  /// aside whose series or period is not known, for they may be the missing ones.
  package var withdrawsAbsent: Bool
  /// Figures that the file carried in rows put aside: they are not withdrawn.
  package var putAside: [PutAside]

  /// A figure whose row was put aside: the index of its series among the keys of the file.
  package struct PutAside: Sendable, Hashable {
    package var series: Int32
    package var period: Int32

    package init(series: Int32, period: Int32) {
      self.series = series
      self.period = period
    }
  }

  package init(
    verdict: Verdict, rowsIn: Int, quarantined: Int = 0, rejected: Int = 0, totals: Int = 0,
    findings: [Finding] = [], withdrawsAbsent: Bool = true, putAside: [PutAside] = []
  ) {
    self.verdict = verdict
    self.rowsIn = rowsIn
    self.quarantined = quarantined
    self.rejected = rejected
    self.totals = totals
    self.findings = findings
    self.withdrawsAbsent = withdrawsAbsent
    self.putAside = putAside
  }
}
