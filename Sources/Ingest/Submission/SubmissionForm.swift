package import Domain

/// The form on which a country hands in its reintegration figures of one quarter.
///
/// Made from the contract that the filled form is held to, so that the two cannot drift apart: one
/// row for each indicator that the contract accepts, sex and age group, with an empty value.
package struct SubmissionForm: Sendable {
  /// The groups that a form asks for. A country that knows more may add rows, such as `other`.
  private static let people: [(sex: String, age: String)] = [
    ("female", "adult"), ("male", "adult"), ("female", "child"), ("male", "child"),
    ("unknown", "unknown"),
  ]

  /// Only children go to school here: the form does not ask for adults.
  private static let childrenOnly: Set<String> = ["school-enrolment"]

  /// Codes of the countries that may hand in figures.
  package let countries: [Country]
  private let indicators: [Indicator]

  /// - Parameters:
  ///   - definition: the contract of the submissions.
  ///   - reference: the reference tables.
  package init(_ definition: SourceDefinition, reference: ReferenceTables) {
    func accepted(_ part: SeriesKey.Part) -> [String] {
      definition.columns.first { $0.role == .parts([part]) }?.accepts ?? []
    }
    countries = accepted(.place).compactMap(reference.country)
    indicators = accepted(.indicator).compactMap(reference.indicator)
  }

  /// Finds a country by its code or its name in either language, whatever the case and accents.
  ///
  /// - Throws: a ``Failure`` that names the nearest one, or all of them where none is near.
  package func country(named text: String) throws(Failure) -> Country {
    let folded = Folding.fold(text)
    func words(_ country: Country) -> [String] {
      [country.code, country.name.en, country.name.es]
    }
    if let found = countries.first(where: { words($0).contains { Folding.fold($0) == folded } }) {
      return found
    }
    let near = Nearest.name(to: text, among: countries.flatMap(words))
    let country = near.flatMap { near in countries.first { words($0).contains(near) } }
    throw Failure(
      .usage, what: "`\(text)` is no country that hands in figures",
      why: country.map { "did you mean \($0.code) (\($0.name.en), \($0.name.es))?" }
        ?? "the countries are "
        + countries.map { "\($0.code) \($0.name.en)" }.joined(separator: ", "),
      unchanged: "Nothing was written.")
  }

  /// The form as CSV (RFC 4180, UTF-8, LF).
  ///
  /// - Parameters:
  ///   - country: who hands in.
  ///   - quarter: the quarter that the figures are about.
  /// - Precondition: the period is a quarter.
  package func text(country: Country, quarter: Period) -> String {
    precondition(quarter.frequency == .quarter, "a submission is about a quarter")
    var lines = ["country,quarter,indicator,sex,age,value,status,indicator_es,indicator_en,remark"]
    for indicator in indicators {
      for group in Self.people {
        var group = group
        if Self.childrenOnly.contains(indicator.code) {
          if group.age == "adult" { continue }
          group.age = "child"
        }
        let cells = [
          country.code, quarter.description, indicator.code, group.sex, group.age, "", "",
          indicator.name.es, indicator.name.en, "",
        ]
        lines.append(cells.map(Self.cell).joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
