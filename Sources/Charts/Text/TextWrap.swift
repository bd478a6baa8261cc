/// Words broken into lines, since SVG does not break them.
package enum TextWrap {
  /// Lines no wider than `width`, broken at spaces; a word wider than a line stands alone.
  ///
  /// - Parameters:
  ///   - most: Lines at most; the last one then ends in "…" where words were left out.
  /// - Returns: no line for a text of nothing but spaces.
  package static func lines(
    _ text: String, width: Double, size: Double, bold: Bool = false, most: Int = .max
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty, TextWidth.of(longer, size: size, bold: bold) > width {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > most, most > 0 else { return lines }
    var kept = Array(lines.prefix(most))
    kept[most - 1] = cut(kept[most - 1] + "…", width: width, size: size, bold: bold)
    return kept
  }

  /// The text, or its beginning with "…" where it is wider than `width`.
  package static func cut(_ text: String, width: Double, size: Double, bold: Bool = false)
    -> String
  {
    guard TextWidth.of(text, size: size, bold: bold) > width else { return text }
    var kept = text
    while !kept.isEmpty, TextWidth.of(kept + "…", size: size, bold: bold) > width {
      kept.removeLast()
    }
    while kept.hasSuffix(" ") || kept.hasSuffix("…") { kept.removeLast() }
    return kept + "…"
  }
}
