package import Domain

/// A source with what came of it: how fresh it is, what was loaded, what was found.
package struct SourceState: Sendable, Equatable, Identifiable {
  /// How a source stands against its publisher's calendar.
  package enum Freshness: String, Sendable, Equatable, CaseIterable {
    /// The newest figures that the calendar promises are there.
    case fresh
    /// The next issue is expected but not yet late.
    case due
    /// Past the day of grace.
    case late
    /// Three expected issues have not come.
    case silent
    /// The publisher declares no calendar.
    case unknown
  }

  /// A file that was read.
  package struct File: Sendable, Equatable {
    package var path: String
    package var issuedOn: Day
    package var isHeldBack: Bool
    /// Why it was held back.
    package var reason: String?
    package var rows: Int
    package var new: Int
    package var revised: Int
    package var withdrawn: Int
    package var quarantined: Int
    package var rejected: Int

    package init(
      path: String, issuedOn: Day, isHeldBack: Bool = false, reason: String? = nil, rows: Int,
      new: Int = 0, revised: Int = 0, withdrawn: Int = 0, quarantined: Int = 0, rejected: Int = 0
    ) {
      self.path = path
      self.issuedOn = issuedOn
      self.isHeldBack = isHeldBack
      self.reason = reason
      self.rows = rows
      self.new = new
      self.revised = revised
      self.withdrawn = withdrawn
      self.quarantined = quarantined
      self.rejected = rejected
    }
  }

  /// Findings of one rule in one file, counted.
  package struct Findings: Sendable, Equatable {
    package var file: String
    package var rule: String
    package var severity: Finding.Severity
    package var count: Int
    /// The first one's sentence.
    package var example: String

    package init(
      file: String, rule: String, severity: Finding.Severity, count: Int, example: String
    ) {
      self.file = file
      self.rule = rule
      self.severity = severity
      self.count = count
      self.example = example
    }
  }

  package var code: String
  package var publisher: String
  /// ISO 3166-1 alpha-3 of the publisher's country; nil for an international organisation.
  package var country: String?
  package var title: Bilingual
  package var url: String?
  package var licence: String
  package var citation: String
  package var notes: Bilingual?
  package var lagDays: Int
  package var isPseudoRealTime: Bool
  package var freshness: Freshness
  /// The newest period with a figure as of the report's day, and the first one.
  package var newestPeriod: Period?
  package var firstPeriod: Period?
  package var newestIssue: Day?
  /// Indicators that it publishes.
  package var indicators: [String]
  package var files: [File]
  package var findings: [Findings]

  package init(
    code: String, publisher: String, country: String?, title: Bilingual, url: String? = nil,
    licence: String, citation: String, notes: Bilingual? = nil, lagDays: Int = 0,
    isPseudoRealTime: Bool = false, freshness: Freshness = .unknown, newestPeriod: Period? = nil,
    firstPeriod: Period? = nil, newestIssue: Day? = nil, indicators: [String] = [],
    files: [File] = [], findings: [Findings] = []
  ) {
    self.code = code
    self.publisher = publisher
    self.country = country
    self.title = title
    self.url = url
    self.licence = licence
    self.citation = citation
    self.notes = notes
    self.lagDays = lagDays
    self.isPseudoRealTime = isPseudoRealTime
    self.freshness = freshness
    self.newestPeriod = newestPeriod
    self.firstPeriod = firstPeriod
    self.newestIssue = newestIssue
    self.indicators = indicators
    self.files = files
    self.findings = findings
  }

  package var id: String { code }

  /// Files that the report's as-of day could not know count for nothing.
  package var heldBack: [File] { files.filter(\.isHeldBack) }
}
