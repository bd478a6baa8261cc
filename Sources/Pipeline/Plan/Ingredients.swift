/// Everything that a stage's result depends on.
///
/// Two equal lists of ingredients give the same result, so a stage whose list is what it was has
/// nothing to do; where lists differ, the reasons (one file each in `Reasons/`) say how.
package struct Ingredients: Sendable, Equatable {
  /// Something that a stage reads.
  package struct Input: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
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

  /// The option by which a stage names the day whose knowledge it uses.
  static let asOfOption = "as_of"

  /// The day whose knowledge the stage uses; nil where it has none.
  package var asOf: String? { options[Self.asOfOption] }

  /// Digests by name of one kind of input.
  func inputs(_ kind: Input.Kind) -> [String: String] {
    Dictionary(
      inputs.lazy.filter { $0.kind == kind }.map { ($0.name, $0.digest) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The form in which the warehouse keeps them beside a stage's record: one text by name.
  package var texts: [String: String] {
    var texts = ["schema": String(schema), "code": code, "version": String(version)]
    for (name, value) in options { texts["option:\(name)"] = value }
    for input in inputs { texts["\(input.kind.rawValue):\(input.name)"] = input.digest }
    return texts
  }

  /// - Returns: nil where the texts are of no version that this build knows; the stage then runs.
  package init?(texts: [String: String]) {
    guard let schema = texts["schema"].flatMap({ Int($0) }), let code = texts["code"],
      let version = texts["version"].flatMap({ Int($0) })
    else { return nil }
    self.init(schema: schema, code: code, version: version)
    for (name, value) in texts.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      if parts[0] == "option" {
        options[parts[1]] = value
      } else if let kind = Input.Kind(rawValue: parts[0]) {
        inputs.append(Input(kind, parts[1], Digest(hex: value)))
      } else {
        return nil
      }
    }
  }
}
