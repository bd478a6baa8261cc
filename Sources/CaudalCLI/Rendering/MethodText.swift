import Foundation
import Phases
import Statistics

/// The catalogue as text and as JSON.
enum MethodText {
  static func list(_ methods: [Method]) -> String {
    let width = methods.map(\.name.count).max() ?? 0
    return methods.map { method in
      method.name.padding(toLength: width + 2, withPad: " ", startingAt: 0) + method.purpose
    }.joined(separator: "\n")
  }

  static func page(_ method: Method) -> String {
    var lines = [
      "\(method.name) — \(method.title) (version \(method.version))", "", method.purpose, "",
      "Takes " + (method.domain == .counts ? "counts, which are not negative." : "real numbers."),
      "Agrees with \(method.agreesWith).",
    ]
    if !method.parameters.isEmpty {
      lines += ["", "PARAMETERS (--set name=value)"]
      let width = method.parameters.map(\.name.count).max() ?? 0
      for parameter in method.parameters {
        lines.append(
          "  " + parameter.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
            + "\(parameter.kind.words), "
            + (parameter.standard.map { "default \($0)" } ?? "no fixed default"))
        lines.append("  " + String(repeating: " ", count: width + 2) + parameter.meaning)
      }
    }
    lines += ["", "COLUMNS (after series)"]
    let width = method.columns.map(\.name.count).max() ?? 0
    for column in method.columns {
      lines.append(
        "  " + column.name.padding(toLength: width + 2, withPad: " ", startingAt: 0)
          + column.meaning
          + (column.words.isEmpty ? "" : " (\(column.words.joined(separator: ", ")))"))
    }
    lines += ["", "REFERENCES"] + method.references.map { "  " + $0 }
    return lines.joined(separator: "\n")
  }

  /// Methods of stages: what each does, and below it where it comes from.
  static func stages(_ methods: [StageMethod]) -> String {
    methods.map { method in
      """
      \(method.name) (stage \(method.stage)): \(method.purpose)
        after        \(method.reference)
        agrees with  \(method.agreesWith)
        defined in   \(method.page)
      """
    }.joined(separator: "\n")
  }

  static func json(_ methods: [StageMethod]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let entries = methods.map { method in
      [
        "name": method.name, "stage": method.stage, "purpose": method.purpose,
        "reference": method.reference, "agreesWith": method.agreesWith, "page": method.page,
      ]
    }
    return String(decoding: try encoder.encode(entries), as: UTF8.self)
  }

  static func json(_ methods: [Method]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try? encoder.encode(methods.map(Entry.init))
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  private struct Entry: Encodable {
    struct Parameter: Encodable {
      let name: String
      let kind: String
      let standard: String?
      let meaning: String
    }

    struct Column: Encodable {
      let name: String
      let meaning: String
      let words: [String]
    }

    let name: String
    let title: String
    let version: Int
    let purpose: String
    let takes: String
    let agreesWith: String
    let parameters: [Parameter]
    let columns: [Column]
    let references: [String]

    init(_ method: Method) {
      name = method.name
      title = method.title
      version = method.version
      purpose = method.purpose
      takes = method.domain == .counts ? "counts" : "numbers"
      agreesWith = method.agreesWith
      parameters = method.parameters.map {
        Parameter(name: $0.name, kind: $0.kind.words, standard: $0.standard, meaning: $0.meaning)
      }
      columns = method.columns.map { Column(name: $0.name, meaning: $0.meaning, words: $0.words) }
      references = method.references
    }
  }
}

extension Parameter.Kind {
  /// What values the parameter takes, in words.
  var words: String {
    switch self {
    case .integer(let range):
      range.upperBound == .max
        ? "a whole number from \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range, let open):
      range.upperBound >= .greatestFiniteMagnitude
        ? "a number \(open ? "above" : "from") \(range.lowerBound)"
        : "a number \(open ? "between" : "from") \(range.lowerBound) \(open ? "and" : "to") \(range.upperBound)"
    case .flag: "true or false"
    case .choice(let words): words.joined(separator: "|")
    }
  }
}
