/// Writes small XML documents: elements with texts, nothing else.
///
/// Texts are escaped and stripped of what XML 1.0 forbids, so that a hostile note still gives a
/// document that parses.
struct XMLText {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var open: [String] = []

  mutating func begin(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
    text += indent + "<\(name)\(Self.list(attributes))>\n"
    open.append(name)
  }

  mutating func end() {
    guard let name = open.popLast() else { return }
    text += indent + "</\(name)>\n"
  }

  /// An element with a text; nothing where the text is nil or empty.
  mutating func add(
    _ name: String, _ content: String?, _ attributes: KeyValuePairs<String, String> = [:]
  ) {
    guard let content, !content.isEmpty else { return }
    text += indent + "<\(name)\(Self.list(attributes))>\(Self.escaped(content))</\(name)>\n"
  }

  /// An element without content.
  mutating func add(_ name: String, attributes: KeyValuePairs<String, String>) {
    text += indent + "<\(name)\(Self.list(attributes))/>\n"
  }

  private var indent: String { String(repeating: "  ", count: open.count) }

  private static func list(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
