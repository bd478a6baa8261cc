import Tabular

/// Finds a series whose rows do not stand together.
///
/// Keeps 64 bits of each name, so that memory stays bounded: a series that returns is found as long
/// as no more than ``limit`` series came before it (two names that share their 64 bits would be
/// taken for one: one chance in about two million for four million names).
struct SeenNames {
  static let limit = 1 << 22
  private var seen: Set<Int> = []

  /// - Returns: the fault where a series of the table was there before.
  mutating func add(_ table: SeriesTable) -> SeriesInputError? {
    for entry in table.entries {
      var hasher = Hasher()
      table.names.withUnsafeBytes {
        hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[entry.name]))
      }
      let name = hasher.finalize()
      if seen.count < Self.limit {
        guard seen.insert(name).inserted else { return Self.fault(table, entry) }
      } else if seen.contains(name) {
        return Self.fault(table, entry)
      }
    }
    return nil
  }

  private static func fault(_ table: SeriesTable, _ entry: SeriesTable.Entry) -> SeriesInputError {
    SeriesInputError(
      line: entry.line,
      "series “\(table.name(entry))” comes again after another one; the rows of a series stand together"
    )
  }
}

extension SeriesInputError {
  /// The same fault, its line counted from `lines` lines earlier.
  func later(by lines: Int) -> SeriesInputError {
    SeriesInputError(line: line.map { $0 + lines }, message)
  }
}
