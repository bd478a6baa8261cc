/// How wide words will be, estimated from the advance widths of Helvetica and Arial.
///
/// Pages use the reader's own fonts, so the estimate is made four parts in a hundred wider than
/// the table says; the style sheet's font stack asks for fonts of these widths first.
package enum TextWidth {
  /// Advance widths of U+0020…U+007E in thousandths of the font's size (Adobe's Helvetica metrics).
  private static let advances: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  /// Width of a line of words in the drawing's units.
  ///
  /// - Parameters:
  ///   - size: The font's size.
  ///   - bold: Bold letters are six parts in a hundred wider.
  /// - Returns: 0 for the empty text.
  /// - Complexity: O(length).
  package static func of(_ text: String, size: Double, bold: Bool = false) -> Double {
    var thousandths = 0
    for character in text {
      thousandths += advance(of: character)
    }
    return Double(thousandths) / 1000 * size * (bold ? 1.10 : 1.04)
  }

  private static func advance(of character: Character) -> Int {
    if let ascii = character.asciiValue {
      return (0x20...0x7E).contains(ascii) ? advances[Int(ascii) - 0x20] : 0
    }
    switch character {
    case "á", "é", "ó", "ú", "ü", "ñ", "à", "è", "ò", "ù", "ô", "ê", "â", "ã", "–": return 556
    case "í", "ì", "ï": return 278
    case "Á", "É", "È": return 667
    case "Í", "·", "’", "‘", "\u{A0}", "\u{202F}": return 278
    case "Ñ", "Ú", "Ü": return 722
    case "Ó": return 778
    case "ç": return 500
    case "—", "…": return 1000
    case "−", "±", "≤", "≥", "×": return 584
    // A character of another script: as wide as it is high, so that labels keep their distance.
    default: return 1000
    }
  }
}
