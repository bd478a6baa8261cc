package import Configuration
import Domain
import Reporting
package import Statistics

/// What a pipeline file looks like; the parser, the JSON Schema and the guide come from it.
package enum PipelineShape {
  /// - Parameter methods: the catalogue, whose names and parameters the `score` section accepts.
  package static func shape(methods: [Method] = Catalogue.methods) -> Shape {
    .object([
      Field("version", .integer(1...1), required: true, "version of this format"),
      Field("title", .object(languages), required: true, "title of the report, by language"),
      Field(
        "as_of", .either([.choice(["latest"]), .day]),
        "the day whose knowledge is used: `latest` (the default) or a date"),
      Field("ingest", ingest, required: true, "which sources are read"),
      Field(
        "score", .list(of: score(methods)),
        "which methods run over which series, in this order"),
      Field("signal", signal, "how flows are looked through for what has changed"),
      Field("corridor", corridor, "how people are followed from place to place"),
      Field("returns", returns, "how returns, reception and deaths are looked at"),
      Field("drivers", drivers, "what public indicators report of countries of origin"),
      Field("alert", alert, "how cases are made of signals"),
      Field("report", report, "what is printed"),
    ])
  }

  /// The JSON Schema of pipeline files, as `pipelines/pipeline.schema.json` holds it.
  package static func jsonSchema() throws -> String {
    try JSONSchema.text(of: shape(), title: "Caudal pipeline")
  }

  private static let languages = [
    Field("en", .text, required: true, "in English"),
    Field("es", .text, required: true, "in Spanish"),
  ]

  private static let whenHeldBack = Field(
    "when_held_back", .choice(PipelineFile.WhenHeldBack.allCases.map(\.rawValue)),
    "what follows when a source's newest file is held back or unreadable: `use-last-good` "
      + "(the default) goes on with the last good vintage and marks all that comes of it, "
      + "`block` computes nothing from the source")

  private static let ingest = Shape.object([
    Field(
      "sources",
      .either([
        .choice(["all"]),
        .list(
          of: .either([
            .name,
            .object([
              Field("source", .name, required: true, "a folder of datasets/"), whenHeldBack,
            ]),
          ])),
      ]), required: true,
      "`all` (every folder of datasets/ with a source.yaml) or a list of folders"),
    whenHeldBack,
    Field(
      "when_late", .choice(PipelineFile.WhenLate.allCases.map(\.rawValue)),
      "whether a source that is late by its publisher's calendar ends a run with status 1: "
        + "`fail` (the default) or `tell`"),
  ])

  private static func score(_ methods: [Method]) -> Shape {
    .tagged(
      [
        Field("method", .choice(methods.map(\.name)), required: true, "a method of the catalogue"),
        Field("name", .name, "the stage's name; the method's unless a method is used twice"),
        Field("options", .map(of: .text), "parameters of the method; see `caudal methods NAME`"),
        Field("series", series, "which series are scored; all of them by default"),
      ], tag: "method", field: "options",
      shapes: methods.map { ($0.name, .object($0.parameters.map(field))) })
  }

  private static let series = Shape.object([
    Field("sources", .list(of: .name), "only series of these sources"),
    Field(
      "frequencies", .list(of: .choice(Frequency.allCases.map(\.rawValue))),
      "only series of these frequencies"),
    Field("indicators", .list(of: .text), "only series of these indicators"),
    Field("places", .list(of: .text), "only series at these places"),
    Field("nationalities", .list(of: .text), "only series of these nationalities"),
    Field(
      "min_periods", .integer(1...100_000),
      "only series with at least so many periods from first to last figure"),
    Field(
      "max_periods", .integer(1...100_000),
      "only series with at most so many periods from first to last figure"),
  ])

  private static let report = Shape.object([
    Field(
      "languages", .list(of: .choice(["es", "en"])), "languages of the pages; both by default"),
    Field(
      "formats", .list(of: .choice(ReportOptions.Format.allCases.map(\.rawValue))),
      "what is written; html and csv by default"),
    Field(
      "numbers",
      .object(
        Language.allCases.map { language in
          Field(
            language.rawValue,
            .choice(NumberLocale.all.filter { $0.language == language }.map(\.code)),
            "how numbers and days are written")
        }), "how numbers are written, by language: Panama 1,234.5, Costa Rica 1 234,5"),
    Field(
      "previous_meeting", .day,
      "the day as of which the meeting before was prepared, for what has changed since; "
        + "a quarter before by default"),
  ])

  private static func field(_ parameter: Parameter) -> Field {
    let shape: Shape =
      switch parameter.kind {
      case .integer(let range): .integer(range)
      case .number(let range, let open): .number(range, open: open)
      case .flag: .flag
      case .choice(let words): .choice(words)
      }
    let standard = parameter.standard.map { " (default: \($0))" } ?? ""
    return Field(parameter.name, shape, parameter.meaning + standard)
  }
}
