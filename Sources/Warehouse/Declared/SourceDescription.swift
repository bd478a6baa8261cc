package import Domain

/// One product of one publisher, as its declaration in `datasets` describes it.
package struct SourceDescription: Sendable, Equatable {
  /// When a new issue is expected.
  package struct Expectation: Sendable, Equatable {
    package var every: Frequency
    /// Days after the end of a period by which its figures are expected.
    package var byDay: Int
    /// Days after that before the source counts as late.
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
  package var licenceURL: String?
  package var citation: String
  /// Who owns the figures, where it is not the publisher.
  package var owner: String?
  /// How far the figures may travel.
  package var sharing: String
  /// What a reader must know: coverage, concepts, breaks.
  package var notes: Bilingual?
  package var expected: Expectation?
  /// Days from the end of a period until its figure is published.
  package var lagDays: Int
  /// Whether history exists only in late vintages, so that the lag decides what was known.
  package var isPseudoRealTime: Bool

  package init(
    code: String, publisher: String, country: String? = nil, title: Bilingual, url: String? = nil,
    licence: String, licenceURL: String? = nil, citation: String, owner: String? = nil,
    sharing: String, notes: Bilingual? = nil,
    expected: Expectation? = nil, lagDays: Int = 0, isPseudoRealTime: Bool = false
  ) {
    self.code = code
    self.publisher = publisher
    self.country = country
    self.title = title
    self.url = url
    self.licence = licence
    self.licenceURL = licenceURL
    self.citation = citation
    self.owner = owner
    self.sharing = sharing
    self.notes = notes
    self.expected = expected
    self.lagDays = lagDays
    self.isPseudoRealTime = isPseudoRealTime
  }
}
