/// Why a record cannot be read as RFC 4180 and the dialect want it.
package struct Malformation: Error, Hashable, Sendable {
  package enum Rule: String, Hashable, Sendable, CaseIterable {
    case lineBreakInQuotes = "line-break-in-quotes"
    case unterminatedQuote = "unterminated-quote"
    case strayQuote = "stray-quote"
    case nulByte = "nul-byte"
    case strayCarriageReturn = "stray-carriage-return"
    case lineTooLong = "line-too-long"
    case tooManyColumns = "too-many-columns"
    case notInEncoding = "not-in-encoding"

    func sentence(_ dialect: Dialect) -> String {
      switch self {
      case .lineBreakInQuotes:
        "a quote opens a field and does not close it on the same line "
          + "(a contract may allow line breaks in fields)"
      case .unterminatedQuote:
        "a quote opens a field and does not close it within \(dialect.fieldLineLimit) lines"
      case .strayQuote:
        "a quote stands inside a field: quotes stand around a whole field and are doubled inside it"
      case .nulByte: "a NUL byte stands in the line"
      case .strayCarriageReturn: "a carriage return stands without its line feed"
      case .lineTooLong: "the line has more than \(dialect.recordByteLimit) bytes"
      case .tooManyColumns: "the line has more than \(RecordReader.columnLimit) columns"
      case .notInEncoding: "the line is not in the declared encoding"
      }
    }
  }

  package var rule: Rule
  /// 1-based line on which the record begins.
  package var line: Int
  /// 0-based field in which the fault stands, nil where it is about the record.
  package var field: Int?
  /// What is wrong, in one sentence without its full stop.
  package var message: String
}
