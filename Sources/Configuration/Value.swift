package import Domain
package import Yams

/// A part of a configuration file and its place.
///
/// The accessors give nil where the part has another kind: they are meant for files that
/// ``Document/check(_:)`` has found free of problems.
package struct Value {
  package let node: Node
  package let file: String

  package init(node: Node, file: String) {
    self.node = node
    self.file = file
  }

  /// The value of a key.
  package subscript(key: String) -> Value? {
    guard case .mapping(let mapping) = node else { return nil }
    return mapping.first { $0.key.scalar?.string == key }.map { Value(node: $0.value, file: file) }
  }

  /// Keys and values in the file's order.
  package var entries: [(key: String, place: Value, value: Value)] {
    guard case .mapping(let mapping) = node else { return [] }
    return mapping.compactMap { key, value in
      key.scalar.map {
        ($0.string, Value(node: key, file: file), Value(node: value, file: file))
      }
    }
  }

  /// The elements of a list; of a scalar or keys, that one thing.
  package var elements: [Value] {
    guard case .sequence(let sequence) = node else { return [self] }
    return sequence.map { Value(node: $0, file: file) }
  }

  /// 1-based line on which this part begins.
  package var line: Int { node.mark?.line ?? 0 }

  /// Whether this part is a scalar: neither a list nor keys.
  package var isScalar: Bool { node.scalar != nil }

  package var text: String? { node.scalar?.string }
  package var integer: Int? { text.flatMap { Int($0) } }
  package var number: Double? { text.flatMap { Double($0) } }
  package var flag: Bool? { text.flatMap { Bool($0) } }
  package var day: Day? { text.flatMap { Day($0) } }

  /// A problem with this part.
  package func problem(_ message: String) -> Problem {
    Problem(
      file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, message: message)
  }
}
