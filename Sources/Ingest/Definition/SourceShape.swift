package import Configuration
import Domain
import Tabular

/// What a `source.yaml` looks like: the check, the editors' schema and the reference page are made
/// from it.
package enum SourceShape {
  package static let shape = Shape.object(fields)

  /// The JSON Schema that ships for editors (`datasets/source.schema.json`).
  package static func schema() throws -> String {
    try JSONSchema.text(of: shape, title: "Caudal source")
  }

  private static let bilingual = Shape.object([
    Field("en", .text, required: true, "in English"),
    Field("es", .text, required: true, "in Spanish"),
  ])

  /// A text, or words of one kind.
  private static let texts = Shape.list(of: .text)

  static let fields: [Field] = [
    Field("source", .name, required: true, "the source's name, that of its folder"),
    Field(
      "publisher",
      .object([
        Field("name", .text, required: true, "the publisher's own name"),
        Field("country", .text, "its country, ISO 3166-1 alpha-3, where it is an authority"),
      ]), required: true, "who publishes the figures"),
    Field("title", bilingual, required: true, "what the figures are, as a heading"),
    Field("url", .text, "where the publisher shows them"),
    Field(
      "licence",
      .object([
        Field("name", .text, required: true, "the licence's name, or what the publisher says"),
        Field("url", .text, "where it stands"),
      ]), required: true, "on what terms the figures may be used"),
    Field("citation", .text, required: true, "how the publisher is to be cited"),
    Field("owner", .text, "who decides what happens with the figures"),
    Field(
      "sharing", choice(SourceDefinition.Sharing.self),
      "how far the figures may travel (public)"),
    Field("notes", bilingual, "what a reader must know: concepts, coverage, breaks"),
    Field("files", .text, "the names of its files in the folder, `*` for anything (*.csv)"),
    Field(
      "may_be_empty", .flag,
      "whether the source may have no file yet and then takes part in nothing (false)"),
    Field(
      "issued", choice(SourceDefinition.IssueDate.self),
      "where the issue date stands (file-name)"),
    Field(
      "expected",
      .object([
        Field("every", choice(Frequency.self), required: true, "how often a period appears"),
        Field(
          "by_day", .integer(0...1_500), required: true,
          "days after the end of a period by which its figures are expected"),
        Field("grace_days", .integer(0...1_500), "days after that before it is late (0)"),
      ]), "the publication calendar; without it a source's freshness is unknown"),
    Field(
      "lag_days", .integer(0...1_500), required: true,
      "days from the end of a period to the day its figure is usually known"),
    Field(
      "vintages", choice(SourceDefinition.Vintages.self),
      "whether issues of several dates are kept, or history exists in one only (kept)"),
    Field(
      "absence", choice(SourceDefinition.Absence.self),
      "what it means that a newer issue no longer carries a figure (withdrawn)"),
    Field(
      "absent_rows", choice(AbsentRows.self),
      "what it means that a file has no row of a group in a period that has rows of others: "
        + "nobody was counted, or nothing is known (missing)"),
    Field("format", choice(FormatName.self), required: true, "how the file is built"),
    Field("layout", layout, "what some formats need to know of the table"),
    Field("dialect", dialect, "how the table is written"),
    Field(
      "fixed",
      .object(SeriesKey.Part.allCases.map { Field($0.rawValue, .text, "code for every row") }),
      "parts that are the same for the whole file"),
    Field(
      "columns",
      .map(of: .either([.choice(roles), .object(columnFields)])),
      "what each column means, by its name in the file"),
    Field(
      "duplicates", .choice(["refuse", "add"]),
      "whether rows with the same key break the contract or are added up (refuse)"),
    Field("rules", rules, "what changes in the rules that every file is held to"),
  ]

  private static let layout = Shape.object([
    Field("lines_above_header", .integer(0...1_000), "lines above the header row (tidy)"),
    Field(
      "aggregates", .choice(["leave-out", "keep"]),
      "what happens to groups of countries (world-bank; leave-out)"),
    Field("measures", texts, "measures that are loaded (us-bts; those that count persons)"),
    Field(
      "year", .either([.integer(1900...2100), .text]),
      "the year, or the name of its column; without it, the year in the title (month-table)"),
    Field("totals", texts, "labels of rows that add up all others (month-table)"),
    Field(
      "subtotals",
      .object([
        Field(
          "position", choice(TableLayout.SubtotalPosition.self), required: true,
          "whether a sub-total stands above or below what it adds up"),
        Field(
          "levels", .list(of: texts), required: true,
          "labels of the sub-totals, one list a level, the widest first"),
      ]), "rows that add up some of the others (month-table)"),
  ])

  private static let dialect = Shape.object([
    Field(
      "encoding", .choice(TextEncoding.allCases.map(\.rawValue) + ["detect"]),
      "how letters stand as bytes (utf-8)"),
    Field(
      "delimiter", .choice(Dialect.Delimiter.allCases.map(\.rawValue) + ["detect"]),
      "what stands between fields (comma)"),
    Field("quotes", .choice(["double", "none"]), "what stands around fields (double)"),
    Field(
      "line_breaks", .choice(["refuse", "allow"]),
      "whether a quoted field may span lines (refuse)"),
    Field("decimal", choice(NumberFormat.Decimal.self), "the decimal mark (point)"),
    Field("thousands", choice(NumberFormat.Thousands.self), "the mark between thousands (none)"),
    Field(
      "missing", .list(of: .either([.choice(["empty"]), .text])),
      "words that stand for a figure which is not given; `empty` for an empty cell"),
    Field("zero", texts, "words that stand for zero"),
  ])

  private static let roles =
    ["period", "value", "status", "sum", "ignore"] + SeriesKey.Part.allCases.map(\.rawValue)

  private static let columnFields: [Field] = [
    Field(
      "as", .either([.choice(roles), .list(of: choice(SeriesKey.Part.self))]), required: true,
      "what the column means"),
    Field("optional", .flag, "whether the column may be absent (false)"),
    Field(
      "type",
      .choice(
        ColumnRule.PeriodType.allCases.map(\.rawValue)
          + ColumnRule.NumberType.allCases.map(\.rawValue)),
      "how a period is written (period), or what a value is (count)"),
    Field(
      "frequencies", .list(of: choice(Frequency.self)),
      "frequencies that a column of the type `period` may hold"),
    Field(
      "written", choice(ColumnRule.PeriodWriting.self), "how a period's text is written (iso)"),
    Field(
      "whole_years",
      .object([
        Field("from", .text, required: true, "the first of them as the file dates it"),
        Field("to", .text, required: true, "the last of them as the file dates it"),
        Field(
          "take", choice(ColumnRule.WholeYears.Treatment.self), required: true,
          "as years, or not at all"),
      ]), "whole years that the publisher dates on their first month"),
    Field("min", .number(-.greatestFiniteMagnitude ... .greatestFiniteMagnitude), "least value"),
    Field("max", .number(-.greatestFiniteMagnitude ... .greatestFiniteMagnitude), "largest value"),
    Field("list", .name, "the code list, where it is not the part's own"),
    Field("vocabularies", texts, "sources of aliases that count; without it all"),
    Field(
      "words", .map(of: .either([.text, .list(of: .text)])),
      "the publisher's words with their code, or one code for each part"),
    Field("empty", .text, "the code that an empty cell stands for; without it none may be empty"),
    Field(
      "until", .map(of: .text), "codes that may stand up to a period only, with that period"),
    Field("accepts", texts, "codes that may stand here; any other is a finding (all of the list)"),
    Field("only", texts, "words whose rows are loaded; others are left out"),
    Field("leave_out", texts, "words whose rows are left out"),
    Field(
      "totals", texts, "words whose rows add up the column's others: checked, never loaded"),
  ]

  private static let rules = Shape.object(
    ContractRule.allCases.filter { !$0.isFixed }.map { rule in
      Field(rule.rawValue, .object(fields(of: rule)), rule.meaning)
    })

  private static func fields(of rule: ContractRule) -> [Field] {
    let severities: [Finding.Severity] =
      rule.scope == .file ? [.error, .warn] : allSeverities(rule)
    var fields = [
      Field(
        "severity", .choice(severities.map(\.rawValue)),
        "what happens (\(rule.defaultSeverity.rawValue))")
    ]
    if rule.scope != .file {
      fields.append(
        Field(
          "max_share", .number(0...1),
          "share of rows above which the file is held back (\(RuleSetting.defaultMaxShare))"))
    }
    switch rule {
    case .rowsVersusPrevious:
      fields.append(Field("at_least", .number(0...1), "share of the previous issue (0.8)"))
    case .totalVersusPrevious:
      fields.append(
        Field("at_least", .number(0...1), "share of the previous issue; without it, not checked"))
    case .gaps: fields.append(Field("allow", texts, "periods that may be absent"))
    case .totals:
      fields.append(Field("tolerance", .number(0...1e12), "largest difference that counts (0)"))
    default: break
    }
    return fields
  }

  /// What cannot be read cannot be kept, so that a warning is no choice for it.
  private static func allSeverities(_ rule: ContractRule) -> [Finding.Severity] {
    switch rule {
    case .outOfRange, .partialPeriod, .totals: [.error, .quarantine, .warn]
    default: [.error, .quarantine]
    }
  }

  private static func choice<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> Shape
  where Word.RawValue == String {
    .choice(Word.allCases.map(\.rawValue))
  }
}
