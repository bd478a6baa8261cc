import FoundationEssentials

/// Everything that a stage's result depends on.
///
/// Two equal lists of ingredients give the same result, so a stage whose list is what it was has
/// nothing to do; where lists differ, the reasons (one file each in `Reasons/`) say how.
package struct Ingredients: Codable, Sendable, Equatable {
  /// Something that a stage reads.
  package struct Input: Codable, Sendable, Equatable, Hashable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
      /// A published file.
      case file
      /// A source's `source.yaml`.
      case contract
      /// A source's `corrections.yaml`.
      case corrections
      /// A table of `datasets/reference`.
      case reference
      /// What another stage gave.
      case stage
      /// A template, style or message catalogue of the report.
      case template
    }

    package var kind: Kind
    package var name: String
    /// SHA-256 in hexadecimal digits.
    package var digest: String

    package init(_ kind: Kind, _ name: String, _ digest: Digest) {
      self.kind = kind
      self.name = name
      self.digest = digest.hex
    }
  }

  /// The warehouse's schema version.
  package var schema: Int
  /// The method or the stage's own code, by the version that is raised whenever results change.
  package var code: String
  package var version: Int
  /// Normalised options: defaults filled in, one spelling a value.
  package var options: [String: String]
  package var inputs: [Input]

  package init(
    schema: Int, code: String, version: Int, options: [String: String] = [:], inputs: [Input] = []
  ) {
    self.schema = schema
    self.code = code
    self.version = version
    self.options = options
    self.inputs = inputs
  }

  /// The stage's key: the digest of all of it, inputs and options in one order.
  package var key: Digest {
    var parts = ["caudal stage key 1", String(schema), code, String(version)]
    for (name, value) in options.sorted(by: { $0.key < $1.key }) {
      parts += ["option", name, value]
    }
    for input in inputs.sorted(by: { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }) {
      parts += [input.kind.rawValue, input.name, input.digest]
    }
    return Digest(ofParts: parts)
  }

  /// Digests by name of one kind of input.
  func inputs(_ kind: Input.Kind) -> [String: String] {
    Dictionary(
      inputs.lazy.filter { $0.kind == kind }.map { ($0.name, $0.digest) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The form in which the warehouse keeps it beside a stage's record.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(self) else { return "{}" }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// - Returns: nil where the text is of no version that this build knows; the stage then runs.
  package init?(json: String) {
    guard let value = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else {
      return nil
    }
    self = value
  }
}
