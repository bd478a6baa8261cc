package import ArgumentParser
import Domain
import Statistics

/// `caudal methods`: the catalogue.
package struct MethodsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "methods",
    abstract: "Lists the methods, or describes one: parameters, defaults, columns, references.",
    discussion: """
      The list, the command line, pipeline files and the report's appendix come from one \
      declaration, so they cannot drift apart.

      EXAMPLES
        caudal methods
        caudal methods farrington
        caudal methods --json
      """)

  @Argument(help: "The method to describe; all are listed without it.")
  var name: String?

  @Flag(help: "Write JSON.")
  var json = false

  package init() {}

  package mutating func run() throws {
    if let name {
      let method = try ScoreCommand.method(named: name)
      Terminal.print(json ? MethodText.json([method]) : MethodText.page(method))
    } else {
      let methods = Catalogue.methods
      Terminal.print(json ? MethodText.json(methods) : MethodText.list(methods))
    }
  }
}
