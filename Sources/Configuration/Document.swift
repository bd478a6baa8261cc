import Domain
import Yams

/// A YAML file that knows the line and column of everything in it.
package struct Document {
  package let file: String
  /// The whole content.
  package let root: Value

  /// Reads YAML text without judging its content.
  ///
  /// - Parameters:
  ///   - text: the file's content.
  ///   - file: the name that problems carry.
  /// - Throws: ``Problems`` with the place where the text stops being YAML, where a key stands
  ///   twice, or where the file holds nothing.
  package init(_ text: String, file: String) throws(Problems) {
    self.file = file
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw Problems([Document.problem(error, file: file)])
    }
    guard let node else {
      throw Problems([Problem(file: file, line: 0, column: 0, message: "the file is empty")])
    }
    root = Value(node: node, file: file)
  }

  /// Holds the whole file against a shape.
  ///
  /// - Returns: every problem, by line; none where the file has the shape.
  package func check(_ shape: Shape) -> [Problem] {
    var check = ShapeCheck(file: file)
    check.check(root.node, against: shape)
    return check.problems.sorted()
  }

  private static func problem(_ error: any Error, file: String) -> Problem {
    func at(_ mark: Mark, _ message: String) -> Problem {
      Problem(file: file, line: mark.line, column: mark.column, message: message)
    }
    return switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      at(mark, "this is no YAML: \(problem)")
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      at(
        context.mark, "a key stands twice in these lines: \(keys.sorted().joined(separator: ", "))")
    case YamlError.reader(let problem, _, _, _):
      Problem(file: file, line: 0, column: 0, message: "the text cannot be read: \(problem)")
    default:
      Problem(file: file, line: 0, column: 0, message: "this is no YAML: \(error)")
    }
  }
}
