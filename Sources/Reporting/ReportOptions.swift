package import Domain

/// What is to be written.
package struct ReportOptions: Sendable {
  package enum Format: String, Sendable, Hashable, CaseIterable { case html, csv, pdf }

  /// The pipeline's name and title.
  package var pipeline: String
  package var title: Bilingual
  package var asOf: Day
  /// As-of day of the meeting before; nil leaves "what changed" to the quarter before.
  package var previousAsOf: Day?
  package var languages: [Language]
  /// Number formats by language; the language's own where none is given.
  package var locales: [Language: NumberLocale]
  /// Writes only the brief of this Member Country (ISO 3166-1 alpha-3).
  package var country: String?
  package var formats: Set<Format>
  /// The command that makes these documents again.
  package var command: String
  package var version: String

  package init(
    pipeline: String, title: Bilingual, asOf: Day, previousAsOf: Day? = nil,
    languages: [Language] = Language.allCases, locales: [Language: NumberLocale] = [:],
    country: String? = nil, formats: Set<Format> = [.html, .csv], command: String, version: String
  ) {
    self.pipeline = pipeline
    self.title = title
    self.asOf = asOf
    self.previousAsOf = previousAsOf
    self.languages = languages
    self.locales = locales
    self.country = country
    self.formats = formats
    self.command = command
    self.version = version
  }
}
