import Domain
import Yams

/// All sentences of one language (`reports/messages/es.yaml`), checked as they are read.
package struct MessageCatalogue: Sendable {
  package let language: Language
  let patterns: [String: MessagePattern]

  /// Reads a catalogue: nested keys joined by dots, each leading to a pattern.
  ///
  /// - Parameters:
  ///   - yaml: The file's text.
  ///   - file: Named in problems.
  /// - Throws: a ``Failure`` (`configuration`) that lists every sentence that cannot be read.
  package init(yaml: String, language: Language, file: String) throws {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      throw Failure(
        .configuration, what: "the message catalogue cannot be read", at: file, why: "\(error)")
    }
    var patterns: [String: MessagePattern] = [:]
    var problems: [String] = []
    MessageCatalogue.visit(root, key: "") { key, text, line in
      do throws(MessagePatternError) {
        patterns[key] = try MessagePattern(text)
      } catch {
        problems.append("line \(line), `\(key)`, character \(error.place): \(error.what)")
      }
    }
    guard problems.isEmpty else {
      throw Failure(
        .configuration, what: "the message catalogue cannot be read", at: file,
        why: problems.joined(separator: "; "))
    }
    self.language = language
    self.patterns = patterns
  }

  package var keys: Set<String> { Set(patterns.keys) }

  /// The arguments that a sentence names, and how it uses each; nil for an unknown key.
  package func places(of key: String) -> [String: Set<String>]? {
    patterns[key].map { $0.places.mapValues { Set($0.map(\.rawValue)) } }
  }

  private static func visit(
    _ node: Node?, key: String, _ found: (String, String, Int) -> Void
  ) {
    switch node {
    case .mapping(let mapping):
      for (name, child) in mapping {
        let name = name.scalar?.string ?? ""
        visit(child, key: key.isEmpty ? name : key + "." + name, found)
      }
    case .scalar(let scalar):
      found(key, scalar.string, scalar.mark?.line ?? 0)
    case .sequence, .alias, nil: break
    }
  }
}
