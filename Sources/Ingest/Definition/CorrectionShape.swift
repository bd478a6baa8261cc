package import Configuration
import Domain

/// What a `corrections.yaml` looks like.
package enum CorrectionShape {
  package static let shape = Shape.object([
    Field("corrections", .list(of: .object(fields)), required: true, "the declared corrections")
  ])

  /// The JSON Schema that ships for editors (`datasets/corrections.schema.json`).
  package static func schema() throws -> String {
    try JSONSchema.text(of: shape, title: "Caudal corrections")
  }

  static let fields: [Field] = [
    Field("id", .name, required: true, "the correction's name"),
    Field(
      "match",
      .object(
        [
          Field("from", .text, "the first period"), Field("to", .text, "the last period"),
          Field("period", .text, "the one period"),
          Field("issued_from", .day, "the first issue date"),
          Field("issued_to", .day, "the last issue date"),
        ]
          + SeriesKey.Part.allCases.map {
            Field($0.rawValue, .either([.text, .list(of: .text)]), "code or codes of the part")
          }), required: true, "which figures it changes"),
    Field(
      "action", .choice(["drop", "override", "scale", "flag"]), required: true,
      "what it does: leave out, replace, multiply, or mark with a status"),
    Field(
      "value", .number(-.greatestFiniteMagnitude ... .greatestFiniteMagnitude),
      "the figure (override) or the factor (scale)"),
    Field("mark", .choice(["B", "E", "P"]), "the status that `flag` gives"),
    Field(
      "expect",
      .object([
        Field(
          "value", .number(-.greatestFiniteMagnitude ... .greatestFiniteMagnitude),
          required: true, "the figure as the publisher gives it")
      ]), "guard: another figure means that the publisher has mended it, and the file is held back"
    ),
    Field("reason", .text, required: true, "why the publisher's figure is not right"),
    Field("provider", .text, required: true, "who found it, or gave the figure"),
    Field("reported", .day, "the day on which the publisher was told"),
    Field(
      "status", .choice(Correction.State.allCases.map(\.rawValue)), required: true,
      "how far the publisher is with it"),
  ]
}
