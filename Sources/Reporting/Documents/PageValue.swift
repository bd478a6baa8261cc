import Charts

/// What a template may be given. Text is escaped by the template; drawings and style sheets are the
/// only values that reach a page as they are, and neither can be made from text of the data.
indirect enum PageValue {
  case text(String)
  case flag(Bool)
  case list([PageValue])
  case object([String: PageValue])
  case drawing(Element)
  case styleSheet(String)

  /// The value as the template engine takes it.
  var forTemplate: Any {
    switch self {
    case .text(let text): PageValue.separated(text)
    case .flag(let flag): flag
    case .list(let items): items.map(\.forTemplate)
    case .object(let members): members.mapValues(\.forTemplate)
    case .drawing(let element): element.svg
    case .styleSheet(let text): text
    }
  }

  /// Text whose markup characters each stand alone.
  ///
  /// The template engine escapes Swift characters, so a quote that carries a combining accent would
  /// pass as one unknown character; a word joiner between the two prevents it. Control characters
  /// become U+FFFD.
  static func separated(_ text: String) -> String {
    let markup: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    guard !isPlain else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let last = scalars.last, markup.contains(last), !scalar.isASCII {
        scalars.append("\u{2060}")
      }
      let isControl =
        (scalar.value < 0x20 && !["\t", "\n"].contains(scalar)) || scalar.value == 0x7F
        || scalar.value == 0xFFFE || scalar.value == 0xFFFF
      scalars.append(isControl ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }
}

extension PageValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  init(stringLiteral value: String) { self = .text(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
}
