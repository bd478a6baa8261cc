package import Domain

/// One product of one publisher, as its declaration in `datasets` describes it.
package struct SourceDescription: Sendable, Equatable {
  /// When a new issue is expected.
  package struct Expectation: Sendable, Equatable {
    package var every: Frequency
    /// Day of the period after the one that the figures are about.
    package var byDay: Int
    package var graceDays: Int

    package init(every: Frequency, byDay: Int, graceDays: Int) {
      self.every = every
      self.byDay = byDay
      self.graceDays = graceDays
    }
  }

  /// The source's code, such as `panama-darien-by-nationality`.
  package var code: String
  package var publisher: String
  /// ISO 3166-1 alpha-3 of the publisher's country; nil for an international organisation.
  package var country: String?
  package var title: Bilingual
  package var url: String?
  package var licence: String
  package var citation: String
  /// Who owns the figures, where it is not the publisher.
  package var owner: String?
  /// How far the figures may travel.
  package var sharing: String
  package var expected: Expectation?
  /// Days from the end of a period until its figure is published.
  package var lagDays: Int
  /// Whether history exists only in late vintages, so that the lag decides what was known.
  package var isPseudoRealTime: Bool

  package init(
    code: String, publisher: String, country: String? = nil, title: Bilingual, url: String? = nil,
    licence: String, citation: String, owner: String? = nil, sharing: String,
    expected: Expectation? = nil, lagDays: Int = 0, isPseudoRealTime: Bool = false
  ) {
    self.code = code
    self.publisher = publisher
    self.country = country
    self.title = title
    self.url = url
    self.licence = licence
    self.citation = citation
    self.owner = owner
    self.sharing = sharing
    self.expected = expected
    self.lagDays = lagDays
    self.isPseudoRealTime = isPseudoRealTime
  }
}
