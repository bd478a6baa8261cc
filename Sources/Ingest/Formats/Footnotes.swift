/// Marks that send readers to the notes below a table.
enum Footnotes {
  /// A label or figure without the marks at its end: `Haití 1/`, `Haití 1/ 2/`, `Haití*`, `Haití¹`,
  /// `Haití (1)`, `1,234 p/`.
  static func strip(_ text: String) -> String {
    var rest = Array(Header.name(text).unicodeScalars)
    while let end = markStart(rest) { rest.removeSubrange(end...) }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: rest)
    return Header.name(String(view))
  }

  /// Where the last mark begins, nil where none ends the text.
  private static func markStart(_ text: [Unicode.Scalar]) -> Int? {
    var end = text.count
    while end > 0, isBlank(text[end - 1]) { end -= 1 }
    guard end > 1 else { return nil }
    let last = text[end - 1]
    if last == "*" || "¹²³⁴⁵⁶⁷⁸⁹⁰".unicodeScalars.contains(last) { return end - 1 }
    if last == "/" { return slashed(text, end) }
    if last == ")" { return parenthesised(text, end) }
    return nil
  }

  /// `1/`, `12/`, `a/`, `p/`: digits may stand at the word, a letter stands apart.
  private static func slashed(_ text: [Unicode.Scalar], _ end: Int) -> Int? {
    var start = end - 1
    while start > 0, isDigit(text[start - 1]), end - start < 4 { start -= 1 }
    if start < end - 1 {
      // In a figure (`1,2341/`) the mark could not be told from the number.
      let isApart = start > 0 && isBlank(text[start - 1])
      return isApart || !text[..<start].contains(where: isDigit) ? start : nil
    }
    guard start > 1, text[start - 1].properties.isAlphabetic, isBlank(text[start - 2]) else {
      return nil
    }
    return start - 1
  }

  private static func parenthesised(_ text: [Unicode.Scalar], _ end: Int) -> Int? {
    var start = end - 1
    while start > 0, isDigit(text[start - 1]), end - start < 4 { start -= 1 }
    guard start < end - 1, start > 1, text[start - 1] == "(" else { return nil }
    return start - 1
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar.value == 0xA0 || scalar.value == 0x202F
  }
}
