/// Why a table of series was refused: one sentence, and the line it is about.
package struct SeriesInputError: Error, Sendable, Equatable, CustomStringConvertible {
  /// 1-based line of the input; nil where the fault is not in one line.
  package var line: Int?
  /// What was found and what the rule is.
  package var message: String

  package init(line: Int?, _ message: String) {
    self.line = line
    self.message = message
  }

  package var description: String {
    line.map { "line \($0): \(message)" } ?? message
  }
}

/// A field as it stands in the input, in typographer's quotes and cut where it is long.
func quoted(_ bytes: UnsafeRawBufferPointer) -> String {
  let limit = 60
  let text = String(decoding: bytes.prefix(limit), as: UTF8.self)
  let shown = text.unicodeScalars.map { scalar in
    scalar.value < 0x20 || scalar.value == 0x7F
      ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
  }
  return "“" + shown.joined() + (bytes.count > limit ? "…" : "") + "”"
}
