package import ArgumentParser
import Domain
import Phases
import Statistics

/// `caudal methods`: the catalogue.
package struct MethodsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "methods",
    abstract: "Lists the methods, or describes one: parameters, defaults, columns, references.",
    discussion: """
      The list, the command line, pipeline files and the report's appendix come from one \
      declaration, so they cannot drift apart. What stages compute of whole tables, \
      and `caudal score` cannot, is listed by --stages.

      EXAMPLES
        caudal methods
        caudal methods farrington
        caudal methods --stages
        caudal methods --json
      """)

  @Argument(help: "The method to describe; all are listed without it.")
  var name: String?

  @Flag(help: "List the methods of stages, which take whole tables.")
  var stages = false

  @Flag(help: "Write JSON.")
  var json = false

  package init() {}

  package func validate() throws {
    if stages, name != nil {
      throw ValidationError("--stages lists all methods of stages: name none.")
    }
  }

  package mutating func run() throws {
    if stages {
      Terminal.print(
        json ? try MethodText.json(StageMethod.all) : MethodText.stages(StageMethod.all))
    } else if let name {
      let method = try ScoreCommand.method(named: name)
      Terminal.print(json ? MethodText.json([method]) : MethodText.page(method))
    } else {
      let methods = Catalogue.methods
      Terminal.print(json ? MethodText.json(methods) : MethodText.list(methods))
    }
  }
}
