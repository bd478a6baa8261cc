/// Writes tables as RFC 4180 wants them, with LF line ends.
///
/// Numbers are the shortest text that reads back as the same number; a missing one is empty.
///
///     var writer = RecordWriter { bytes in try file.write(bytes) }
///     writer.append("2024-03")
///     writer.append(1851.0)
///     try writer.endRecord()
///     try writer.flush()
///
/// - Complexity: O(bytes); memory is one buffer, whatever the table's size.
package struct RecordWriter: ~Copyable {
  /// Takes the finished bytes.
  package typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  package let style: TableStyle
  private let buffer: ByteBuffer
  private let bufferSize: Int
  private let sink: Sink
  private var recordStart = 0
  private var fieldsInRecord = 0
  private let delimiter: UInt8

  package init(_ style: TableStyle = .plain, bufferSize: Int = 1 << 16, to sink: @escaping Sink) {
    self.style = style
    self.bufferSize = bufferSize
    self.sink = sink
    delimiter = style.delimiter.byte
    buffer = ByteBuffer(capacity: bufferSize + 4_096)
    if style.byteOrderMark { buffer.append("\u{FEFF}") }
    recordStart = buffer.count
  }

  /// Adds a text field.
  package mutating func append(_ text: some StringProtocol) {
    beginField()
    var text = String(text)
    text.withUTF8 { appendText(UnsafeRawBufferPointer($0)) }
  }

  /// Adds a text field from UTF-8 bytes.
  package mutating func append(bytes: UnsafeRawBufferPointer) {
    beginField()
    appendText(bytes)
  }

  /// Adds a number; NaN and infinities, which no table can hold, are missing.
  package mutating func append(_ number: Double) {
    beginField()
    guard number.isFinite else { return }
    let start = buffer.count
    buffer.append(number)
    if style.decimal == .comma {
      buffer.replace(UInt8(ascii: "."), by: UInt8(ascii: ","), from: start)
    }
  }

  package mutating func append(_ number: Int) {
    beginField()
    buffer.append(number)
  }

  /// Adds a number, or an empty field for nil.
  package mutating func append(_ number: Double?) {
    append(number ?? .nan)
  }

  package mutating func appendMissing() { beginField() }

  /// Ends the record with LF.
  package mutating func endRecord() throws {
    // A record of one empty field would be a blank line, which readers skip.
    if fieldsInRecord == 1, buffer.count == recordStart { buffer.append("\"\"") }
    buffer.append(UInt8.lineFeed)
    recordStart = buffer.count
    fieldsInRecord = 0
    if buffer.count >= bufferSize { try flush() }
  }

  /// Adds a whole record of text fields.
  package mutating func appendRecord(_ fields: [String]) throws {
    for field in fields { append(field) }
    try endRecord()
  }

  /// Hands over what has been written so far.
  package mutating func flush() throws {
    guard buffer.count > 0 else { return }
    try sink(buffer.bytes)
    buffer.removeAll()
    recordStart = 0
  }

  private mutating func beginField() {
    if fieldsInRecord > 0 { buffer.append(delimiter) }
    fieldsInRecord += 1
  }

  private mutating func appendText(_ bytes: UnsafeRawBufferPointer) {
    let isFormula = style.neutralisesFormulas && TableStyle.beginsFormula(bytes)
    guard needsQuotes(bytes) else {
      if isFormula { buffer.append(UInt8(ascii: "'")) }
      buffer.append(bytes)
      return
    }
    buffer.append(UInt8.quote)
    if isFormula { buffer.append(UInt8(ascii: "'")) }
    for byte in bytes {
      if byte == .quote { buffer.append(UInt8.quote) }
      buffer.append(byte)
    }
    buffer.append(UInt8.quote)
  }

  private func needsQuotes(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.contains {
      $0 == delimiter || $0 == .quote || $0 == .lineFeed || $0 == .carriageReturn
    }
  }
}

/// For whom a table is written.
package struct TableStyle: Hashable, Sendable {
  package var delimiter: Dialect.Delimiter
  package var decimal: NumberFormat.Decimal
  package var byteOrderMark: Bool
  /// Whether text that a spreadsheet would run as a formula gets an apostrophe in front.
  package var neutralisesFormulas: Bool

  package init(
    delimiter: Dialect.Delimiter = .comma, decimal: NumberFormat.Decimal = .point,
    byteOrderMark: Bool = false, neutralisesFormulas: Bool = false
  ) {
    self.delimiter = delimiter
    self.decimal = decimal
    self.byteOrderMark = byteOrderMark
    self.neutralisesFormulas = neutralisesFormulas
  }

  /// For programs: commas, decimal points, text as it is.
  package static let plain = TableStyle()

  /// For people who open it in a spreadsheet: text cannot run as a formula.
  package static let spreadsheet = TableStyle(neutralisesFormulas: true)

  /// For a double click in Excel: byte-order mark, and semicolons where the decimal is a comma.
  package static func excel(decimal: NumberFormat.Decimal) -> TableStyle {
    TableStyle(
      delimiter: decimal == .comma ? .semicolon : .comma, decimal: decimal, byteOrderMark: true,
      neutralisesFormulas: true)
  }

  /// Whether a spreadsheet would run the text: it begins with `=`, `+`, `-`, `@`, a tab, a line
  /// end, or the full-width form of one of the four signs.
  ///
  /// - References: OWASP, "CSV Injection".
  static func beginsFormula(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A,
      0x0D:
      return true
    case 0xEF where bytes.count >= 3 && bytes[1] == 0xBC:
      // U+FF1D, U+FF0B, U+FF0D, U+FF20.
      return [0x9D, 0x8B, 0x8D, 0xA0].contains(bytes[2])
    default: return false
    }
  }
}
