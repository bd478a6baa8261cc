/// What a part of a configuration file looks like.
///
/// One declaration serves three readers: the check that finds every problem of a file
/// (``Document/check(_:)``), the JSON Schema that editors complete and check by
/// (``JSONSchema``), and the page that describes the format.
package indirect enum Shape: Sendable {
  /// Any text but the empty one.
  case text
  /// Small letters, digits and hyphens, beginning with a letter or a digit.
  case name
  /// One of these words.
  case choice([String])
  case integer(ClosedRange<Int>)
  /// A finite number; open bounds are themselves excluded.
  case number(ClosedRange<Double>, open: Bool = false)
  /// `true` or `false`.
  case flag
  /// An ISO date, `2024-03-09`.
  case day
  case list(of: Shape, atLeast: Int = 1)
  /// Keys of the author's choice, all with values of one shape.
  case map(of: Shape)
  /// These keys and no others.
  case object([Field])
  /// Keys of which one, the tag, decides what another may hold: `options` by `method`.
  case tagged([Field], tag: String, field: String, shapes: [(tag: String, shape: Shape)])
  /// One of these; the first that is of the value's kind (scalar, list or keys) speaks for it.
  case either([Shape])
}

/// One key of an object.
package struct Field: Sendable {
  package let name: String
  package let shape: Shape
  package let isRequired: Bool
  /// One sentence for editors and pages.
  package let meaning: String

  package init(_ name: String, _ shape: Shape, required: Bool = false, _ meaning: String) {
    self.name = name
    self.shape = shape
    self.isRequired = required
    self.meaning = meaning
  }
}

extension Shape {
  /// What was expected, to stand after "expected": `a whole number from 1 to 12`.
  var expectation: String {
    switch self {
    case .text: "a text"
    case .name: "a name of small letters, digits and hyphens"
    case .choice(let words):
      words.count == 1 ? "`\(words[0])`" : "one of " + words.joined(separator: ", ")
    case .integer(let range) where range.count == 1: "the number \(range.lowerBound)"
    case .integer(let range):
      range.upperBound == .max
        ? "a whole number of at least \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range, let open):
      if range.upperBound >= .greatestFiniteMagnitude {
        range.lowerBound <= -.greatestFiniteMagnitude
          ? "a number" : "a number " + (open ? "above" : "of at least") + " \(range.lowerBound)"
      } else {
        "a number " + (open ? "between" : "from") + " \(range.lowerBound) "
          + (open ? "and" : "to") + " \(range.upperBound)"
      }
    case .flag: "true or false"
    case .day: "a date such as 2024-03-09"
    case .list(let element, _): "a list, each \(element.expectation)"
    case .map, .object, .tagged: "keys with values"
    case .either(let shapes): shapes.map(\.expectation).joined(separator: ", or ")
    }
  }
}
