package import Domain

/// A report that stands beside others: what a page over all of them says of it.
package struct ShelfEntry: Sendable, Equatable {
  /// A page of the report.
  package struct Page: Sendable, Equatable, Codable {
    /// `regional`, `sheet` or `brief`.
    package var kind: String
    /// `es` or `en`.
    package var language: String
    /// What a link to it is called.
    package var label: String
    /// The finding that leads it.
    package var headline: String

    package init(kind: String, language: String, label: String, headline: String) {
      self.kind = kind
      self.language = language
      self.label = label
      self.headline = headline
    }
  }

  package var title: Bilingual
  package var asOf: Day
  /// The run as `caudal status` names it.
  package var run: String
  /// The report's folder below the shelf, such as `regional/2025-06-19`.
  package var folder: String
  /// Pages by their path below the report's folder.
  package var pages: [String: Page]

  package init(
    title: Bilingual, asOf: Day, run: String, folder: String, pages: [String: Page]
  ) {
    self.title = title
    self.asOf = asOf
    self.run = run
    self.folder = folder
    self.pages = pages
  }
}
