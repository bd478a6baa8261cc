/// A flat JSON object of texts, as parameters and stage inputs are stored: keys ascending, no
/// spaces, so that equal contents are equal texts.
enum JSONObject {
  static func text(_ members: [String: String]) -> String {
    "{"
      + members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
      .joined(separator: ",") + "}"
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
