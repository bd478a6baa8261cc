/// How a publisher writes a table: the marks between fields and the bytes behind letters.
package struct Dialect: Hashable, Sendable {
  package enum Delimiter: String, CaseIterable, Hashable, Sendable {
    case comma
    case semicolon
    case tab
    case pipe

    package var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      case .pipe: UInt8(ascii: "|")
      }
    }
  }

  package var delimiter: Delimiter
  /// The byte around fields that hold a delimiter; nil where a quote is a letter like any other.
  package var quote: UInt8?
  package var encoding: TextEncoding
  /// Whether a quoted field may span lines.
  ///
  /// Off unless a contract allows it: one stray quote would otherwise swallow the lines up to the
  /// next one, and the file would pass.
  package var allowsLineBreaksInFields: Bool
  /// The most lines that one quoted field may span where line breaks are allowed.
  package var fieldLineLimit: Int
  /// The most bytes that a record may have.
  package var recordByteLimit: Int

  package init(
    delimiter: Delimiter = .comma, quote: UInt8? = UInt8(ascii: "\""),
    encoding: TextEncoding = .utf8, allowsLineBreaksInFields: Bool = false,
    fieldLineLimit: Int = 100, recordByteLimit: Int = 1 << 20
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.encoding = encoding
    self.allowsLineBreaksInFields = allowsLineBreaksInFields
    self.fieldLineLimit = fieldLineLimit
    self.recordByteLimit = recordByteLimit
  }
}

/// How letters stand as bytes.
package enum TextEncoding: String, CaseIterable, Hashable, Sendable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
}
