import FoundationEssentials

/// The JSON Schema (draft 2020-12) that says of a file what a ``Shape`` says.
package enum JSONSchema {
  /// The schema as text, keys in a fixed order, ready to be written to a file.
  ///
  /// - Parameters:
  ///   - shape: what the file looks like.
  ///   - title: what editors show as the schema's name.
  package static func text(of shape: Shape, title: String) throws -> String {
    var schema = schema(of: shape)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = .text(title)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let bytes = try encoder.encode(JSONNode.object(schema))
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }

  private static func schema(of shape: Shape) -> [String: JSONNode] {
    switch shape {
    case .text:
      // A plain 2021 or true is a text to Caudal, which reads no types from a file's spelling.
      return ["type": ["string", "number", "boolean"], "minLength": 1]
    case .name: return ["type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"]
    case .choice(let words): return ["enum": .list(words.map { .text($0) })]
    case .integer(let range):
      return ["type": "integer"]
        .merging(bounds(lower: Double(range.lowerBound), upper: Double(range.upperBound)))
    case .number(let range, let open):
      return ["type": "number"]
        .merging(bounds(lower: range.lowerBound, upper: range.upperBound, open: open))
    case .flag: return ["type": "boolean"]
    case .day: return ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]
    case .list(let element, let atLeast):
      return [
        "type": "array", "items": .object(schema(of: element)),
        "minItems": .integer(atLeast),
      ]
    case .map(let value):
      return ["type": "object", "additionalProperties": .object(schema(of: value))]
    case .object(let fields): return object(fields)
    case .tagged(let fields, let tag, let name, let shapes):
      var schema = object(fields)
      schema["allOf"] = .list(
        shapes.map { word, shape in
          .object([
            "if": .object([
              "properties": .object([tag: .object(["const": .text(word)])]),
              "required": .list([.text(tag)]),
            ]),
            "then": .object(["properties": .object([name: .object(self.schema(of: shape))])]),
          ])
        })
      return schema
    case .either(let shapes):
      return ["anyOf": .list(shapes.map { .object(schema(of: $0)) })]
    }
  }

  private static func object(_ fields: [Field]) -> [String: JSONNode] {
    var properties: [String: JSONNode] = [:]
    for field in fields {
      var schema = schema(of: field.shape)
      schema["description"] = .text(field.meaning)
      properties[field.name] = .object(schema)
    }
    var schema: [String: JSONNode] = [
      "type": "object", "properties": .object(properties), "additionalProperties": .flag(false),
    ]
    let required = fields.filter(\.isRequired).map { JSONNode.text($0.name) }
    if !required.isEmpty { schema["required"] = .list(required) }
    return schema
  }

  private static func bounds(
    lower: Double, upper: Double, open: Bool = false
  ) -> [String: JSONNode] {
    var schema: [String: JSONNode] = [:]
    if lower > Double(Int.min), lower > -.greatestFiniteMagnitude {
      schema[open ? "exclusiveMinimum" : "minimum"] = .number(lower)
    }
    if upper < Double(Int.max), upper < .greatestFiniteMagnitude {
      schema[open ? "exclusiveMaximum" : "maximum"] = .number(upper)
    }
    return schema
  }
}

extension [String: JSONNode] {
  fileprivate func merging(_ other: [String: JSONNode]) -> [String: JSONNode] {
    merging(other) { _, new in new }
  }
}

/// A JSON value.
private indirect enum JSONNode: Encodable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByIntegerLiteral
{
  case text(String)
  case number(Double)
  case integer(Int)
  case flag(Bool)
  case list([JSONNode])
  case object([String: JSONNode])

  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(arrayLiteral elements: JSONNode...) { self = .list(elements) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .integer(let integer): try container.encode(integer)
    case .flag(let flag): try container.encode(flag)
    case .list(let list): try container.encode(list)
    case .object(let object): try container.encode(object)
    }
  }
}
