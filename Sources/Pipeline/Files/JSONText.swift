import FoundationEssentials

/// JSON as Caudal writes it: keys in alphabetical order, so that two files can be compared line by
/// line.
package enum JSONText {
  /// Keys in `snake_case`, as in all of Caudal's own files.
  package static func of(_ value: some Encodable) throws -> String {
    try text(value, keys: .convertToSnakeCase)
  }

  /// Keys as the values spell them, for files whose format somebody else has defined.
  package static func exact(_ value: some Encodable) throws -> String {
    try text(value, keys: .useDefaultKeys)
  }

  private static func text(
    _ value: some Encodable, keys: JSONEncoder.KeyEncodingStrategy
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = keys
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
