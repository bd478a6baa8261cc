/// Text as it is compared with code lists: without case, accents and runs of blanks.
package enum Folding {
  /// `  HAITÍ ` and `haiti` fold to the same text.
  ///
  /// Lower case, diacritics of Latin letters dropped (composed or combining), every kind of blank,
  /// dash and apostrophe as one, no blanks at the ends.
  ///
  /// - Complexity: O(length).
  package static func fold(_ text: some StringProtocol) -> String {
    var folded = String.UnicodeScalarView()
    var pendingBlank = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0300...0x036F, 0x200B, 0x200C, 0x200D, 0xFEFF, 0x00AD: continue
      case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
        pendingBlank = !folded.isEmpty
        continue
      default: break
      }
      if pendingBlank {
        folded.append(" ")
        pendingBlank = false
      }
      append(scalar, to: &folded)
    }
    return String(folded)
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0x41...0x5A: folded.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
    case 0..<0x80: folded.append(scalar)
    case 0x2018, 0x2019, 0x02BC, 0xB4: folded.append("'")
    case 0x2010...0x2015, 0x2212: folded.append("-")
    default:
      if let base = bases[scalar] {
        folded.append(contentsOf: base.unicodeScalars)
      } else {
        folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
  }

  /// Letters of Latin-1 and Latin Extended-A, and their ASCII base.
  private static let bases: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("a", "ÀÁÂÃÄÅàáâãäåĀāĂăĄą"), ("ae", "Ææ"), ("c", "ÇçĆćĈĉĊċČč"), ("d", "ĎďĐđÐð"),
      ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚě"), ("g", "ĜĝĞğĠġĢģ"), ("h", "ĤĥĦħ"), ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİı"),
      ("j", "Ĵĵ"), ("k", "Ķķ"), ("l", "ĹĺĻļĽľŁł"), ("n", "ÑñŃńŅņŇň"),
      ("o", "ÒÓÔÕÖØòóôõöøŌōŎŏŐő"), ("oe", "Œœ"), ("r", "ŔŕŖŗŘř"), ("s", "ŚśŜŝŞşŠšȘș"), ("ss", "ß"),
      ("t", "ŢţŤťŦŧȚț"), ("th", "Þþ"), ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų"), ("w", "Ŵŵ"),
      ("y", "ÝýÿŶŷŸ"), ("z", "ŹźŻżŽž"),
    ]
    var bases: [Unicode.Scalar: String] = [:]
    for (base, letters) in groups {
      for letter in letters.unicodeScalars { bases[letter] = base }
    }
    return bases
  }()
}
