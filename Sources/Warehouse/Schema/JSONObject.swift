/// A flat JSON object of texts, as parameters and stage inputs are stored: keys ascending, no
/// spaces, so that equal contents are equal texts.
enum JSONObject {
  static func text(_ members: [String: String]) -> String {
    let texts = members.sorted { $0.key < $1.key }
      .map { "\(quoted($0.key)):\(quoted($0.value))" }
    return "{\(texts.joined(separator: ","))}"
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Reads what ``text(_:)`` wrote.
  ///
  /// - Returns: nil where the text is anything else.
  static func members(of text: String) -> [String: String]? {
    var reading = Reading(rest: Substring(text).unicodeScalars)
    return reading.object()
  }

  private struct Reading {
    var rest: Substring.UnicodeScalarView

    mutating func object() -> [String: String]? {
      var members: [String: String] = [:]
      guard take("{") else { return nil }
      if take("}") { return rest.isEmpty ? members : nil }
      repeat {
        guard let key = string(), take(":"), let value = string() else { return nil }
        members[key] = value
      } while take(",")
      guard take("}"), rest.isEmpty else { return nil }
      return members
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard rest.first == scalar else { return false }
      rest.removeFirst()
      return true
    }

    private mutating func string() -> String? {
      guard take("\"") else { return nil }
      var text = String.UnicodeScalarView()
      while let scalar = rest.popFirst() {
        switch scalar {
        case "\"": return String(text)
        case "\\":
          guard let escaped = rest.popFirst() else { return nil }
          if escaped == "u" {
            let digits = String(Substring(rest.prefix(4)))
            guard digits.count == 4, let code = UInt32(digits, radix: 16),
              let plain = Unicode.Scalar(code)
            else { return nil }
            rest.removeFirst(4)
            text.append(plain)
          } else {
            text.append(escaped)
          }
        default: text.append(scalar)
        }
      }
      return nil
    }
  }
}
