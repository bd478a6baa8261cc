import ArgumentParser
import Domain
import Pipeline

/// Which warehouse a question is put to.
struct WarehouseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The pipeline whose warehouse is meant (default: the one that has run).",
      valueName: "pipeline"))
  var pipeline: String?

  @Option(help: ArgumentHelp("A warehouse by its path.", valueName: "file"))
  var warehouse: String?

  func place() throws(Failure) -> WarehousePlace {
    try WarehousePlace(pipeline: pipeline, file: warehouse)
  }
}
