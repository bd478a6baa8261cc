extension Element {
  /// The drawing as bytes of SVG, the only place where markup is written.
  package var svg: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16_384)
    write(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(into bytes: inout [UInt8]) {
    switch self {
    case .text(let text):
      Element.escape(text, into: &bytes)
    case .node(let name, let attributes, let children):
      bytes.append(UInt8(ascii: "<"))
      bytes.append(contentsOf: name.rawValue.utf8)
      for attribute in attributes {
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: attribute.name.utf8)
        bytes.append(contentsOf: "=\"".utf8)
        Element.escape(attribute.value, into: &bytes)
        bytes.append(UInt8(ascii: "\""))
      }
      guard !children.isEmpty else {
        bytes.append(contentsOf: "/>".utf8)
        return
      }
      bytes.append(UInt8(ascii: ">"))
      for child in children { child.write(into: &bytes) }
      bytes.append(contentsOf: "</".utf8)
      bytes.append(contentsOf: name.rawValue.utf8)
      bytes.append(UInt8(ascii: ">"))
    }
  }

  /// Writes text so that no character of it can be read as markup, in content or in an attribute.
  ///
  /// Characters that XML 1.0 forbids become U+FFFD, so that a page with a hostile name still
  /// parses.
  private static func escape(_ text: String, into bytes: inout [UInt8]) {
    // Every character from U+F000 upwards begins with a byte of at least 0xEF; nearly no text has one.
    let text =
      text.utf8.contains { $0 == 0xEF }
      ? String(String.UnicodeScalarView(text.unicodeScalars.map(Element.allowed))) : text
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
      case 0x09, 0x0A, 0x0D: bytes.append(byte)
      case 0..<0x20, 0x7F: bytes.append(contentsOf: "\u{FFFD}".utf8)
      default: bytes.append(byte)
      }
    }
  }

  private static func allowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value == 0xFFFE || scalar.value == 0xFFFF ? "\u{FFFD}" : scalar
  }
}
