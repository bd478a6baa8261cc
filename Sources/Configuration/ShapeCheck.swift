import Domain
import Yams

/// Walks a YAML tree and gathers everything that does not have its shape.
struct ShapeCheck {
  let file: String
  var problems: [Problem] = []

  init(file: String) { self.file = file }

  mutating func check(_ node: Node, against shape: Shape) {
    switch shape {
    case .text, .name, .choice, .integer, .number, .flag, .day:
      checkScalar(node, against: shape)
    case .list(let element, let atLeast):
      guard case .sequence(let sequence) = node else { return expect(shape, at: node) }
      if sequence.count < atLeast {
        report(node, "this list is empty: expected at least \(atLeast)")
      }
      for item in sequence { check(item, against: element) }
    case .map(let value):
      guard case .mapping(let mapping) = node else { return expect(shape, at: node) }
      for (key, item) in mapping {
        checkScalar(key, against: .text)
        check(item, against: value)
      }
    case .object(let fields):
      checkObject(node, fields: fields) { field, _ in field.shape }
    case .tagged(let fields, let tag, let name, let shapes):
      let word = tagged(node, by: tag)
      checkObject(node, fields: fields) { field, _ in
        guard field.name == name else { return field.shape }
        // An unknown tag is reported at the tag; what hangs on it cannot be judged.
        return shapes.first { $0.tag == word }?.shape
      }
    case .either(let shapes):
      checkEither(node, shapes: shapes)
    }
  }

  private func tagged(_ node: Node, by tag: String) -> String? {
    guard case .mapping(let mapping) = node else { return nil }
    return mapping.first { $0.key.scalar?.string == tag }?.value.scalar?.string
  }

  private mutating func checkObject(
    _ node: Node, fields: [Field], shape: (Field, Node) -> Shape?
  ) {
    guard case .mapping(let mapping) = node else { return expect(.object(fields), at: node) }
    var seen: Set<String> = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        report(key, "a key is a word, not a list or keys")
        continue
      }
      seen.insert(name)
      guard let field = fields.first(where: { $0.name == name }) else {
        report(key, unknown("key", name, among: fields.map(\.name)))
        continue
      }
      if let shape = shape(field, value) { check(value, against: shape) }
    }
    for field in fields where field.isRequired && !seen.contains(field.name) {
      report(node, "the key `\(field.name)` is missing: \(field.meaning)")
    }
  }

  private mutating func checkEither(_ node: Node, shapes: [Shape]) {
    let fitting = shapes.filter { ShapeCheck.kind(of: $0) == ShapeCheck.kind(of: node) }
    if fitting.count == 1 { return check(node, against: fitting[0]) }
    for shape in fitting {
      var trial = ShapeCheck(file: file)
      trial.check(node, against: shape)
      if trial.problems.isEmpty { return }
    }
    let candidates: [String] = fitting.flatMap { shape -> [String] in
      if case .choice(let words) = shape { words } else { [] }
    }
    let expected = "expected \(Shape.either(shapes).expectation)"
    if let text = node.scalar?.string, let near = Nearest.name(to: text, among: candidates) {
      report(node, "found `\(text)`, \(expected); did you mean `\(near)`?")
    } else {
      report(node, found(node) + ", " + expected)
    }
  }

  private mutating func checkScalar(_ node: Node, against shape: Shape) {
    guard let scalar = node.scalar else { return expect(shape, at: node) }
    let text = scalar.string
    let plain = scalar.style == .plain || scalar.style == .any
    // What YAML reads as nothing: `key:` and `key: ~`. Quoted, these are texts.
    let isNull = plain && ["", "~", "null", "Null", "NULL"].contains(text)
    if isNull || text.isEmpty {
      return report(node, "nothing stands here: expected \(shape.expectation)")
    }
    switch shape {
    case .choice(let words):
      guard !words.contains(text) else { return }
      let near = Nearest.name(to: text, among: words).map { "; did you mean `\($0)`?" } ?? ""
      report(node, "found `\(text)`, expected \(shape.expectation)\(near)")
    case .name: if !ShapeCheck.isName(text) { expect(shape, at: node) }
    case .integer(let range):
      guard plain, let value = Int(text), range.contains(value) else {
        return expect(shape, at: node)
      }
    case .number(let range, let open):
      guard plain, let value = Double(text), value.isFinite, range.contains(value),
        !open || (value != range.lowerBound && value != range.upperBound)
      else { return expect(shape, at: node) }
    case .flag: if !plain || (text != "true" && text != "false") { expect(shape, at: node) }
    case .day: if Day(text) == nil { expect(shape, at: node) }
    case .text, .list, .map, .object, .tagged, .either: break
    }
  }

  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != UInt8(ascii: "-") else { return false }
    return text.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
    }
  }

  private func unknown(_ kind: String, _ name: String, among names: [String]) -> String {
    if let near = Nearest.name(to: name, among: names) {
      return "unknown \(kind) `\(name)`; did you mean `\(near)`?"
    }
    return "unknown \(kind) `\(name)`; known here: \(names.joined(separator: ", "))"
  }

  private func found(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar): "found `\(scalar.string)`"
    case .sequence: "found a list"
    case .mapping: "found keys with values"
    case .alias: "found an alias"
    }
  }

  private mutating func expect(_ shape: Shape, at node: Node) {
    report(node, "\(found(node)), expected \(shape.expectation)")
  }

  private mutating func report(_ node: Node, _ message: String) {
    problems.append(Value(node: node, file: file).problem(message))
  }

  private enum Kind { case scalar, list, keys }

  private static func kind(of node: Node) -> Kind {
    switch node {
    case .scalar, .alias: .scalar
    case .sequence: .list
    case .mapping: .keys
    }
  }

  private static func kind(of shape: Shape) -> Kind {
    switch shape {
    case .text, .name, .choice, .integer, .number, .flag, .day, .either: .scalar
    case .list: .list
    case .map, .object, .tagged: .keys
    }
  }
}
