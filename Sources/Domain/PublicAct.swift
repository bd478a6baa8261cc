/// A public act or shock that figures must be read with: a closure, a visa rule, a change of
/// registration.
package struct PublicAct: Hashable, Sendable, Identifiable {
  package enum Mode: String, CaseIterable, Hashable, Sendable {
    case land, air, sea, any
  }

  /// What a baseline does with it.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The figures between its days are left out.
    case mask
    /// The level may move at once.
    case level
    /// The level may move step by step.
    case slope
    /// What is counted changes, not who travels.
    case coverage
    /// The route ends and others may rise.
    case routeClosed = "route-closed"
    /// Nothing; a watch is opened.
    case announcement
  }

  package enum Expectation: String, CaseIterable, Hashable, Sendable {
    case up, down, none, unknown
  }

  /// How the figures moved, which says nothing of why.
  package enum Effect: String, CaseIterable, Hashable, Sendable {
    case asExpected = "as-expected"
    case noChange = "no-change"
    case contrary
    case notMeasured = "not-measured"
  }

  package enum SourceKind: String, CaseIterable, Hashable, Sendable {
    case official, institution, press
  }

  package enum Confidence: String, CaseIterable, Hashable, Sendable {
    case high, medium, low
  }

  package var id: String
  /// The act that it follows, extends or comes of.
  package var follows: String?
  /// The day on which the public could know of it: nothing may use it before.
  package var announcedOn: Day
  package var appliesOn: Day
  /// The last day on which it applies, nil while it is open.
  package var until: Day?
  /// The day on which that end could be known, nil where it came with the announcement.
  package var untilAnnouncedOn: Day?
  package var places: [String]
  /// Codes of countries, groups and scopes; empty: everybody.
  package var nationalities: [String]
  package var mode: Mode
  package var direction: CorridorLeg.Direction
  package var kind: Kind
  package var expected: Expectation
  package var what: Bilingual
  /// The source that the effect was measured on, then codes of nationalities or groups.
  package var measuredOn: [String]
  /// Monthly means of the three whole months on either side.
  package var before: Double?
  package var after: Double?
  package var ratio: Double?
  package var effect: Effect
  package var source: String
  package var sourceKind: SourceKind
  package var confidence: Confidence

  package init(
    id: String, follows: String? = nil, announcedOn: Day, appliesOn: Day, until: Day? = nil,
    untilAnnouncedOn: Day? = nil, places: [String], nationalities: [String] = [], mode: Mode = .any,
    direction: CorridorLeg.Direction = .any, kind: Kind, expected: Expectation = .unknown,
    what: Bilingual, measuredOn: [String] = [], before: Double? = nil, after: Double? = nil,
    ratio: Double? = nil, effect: Effect = .notMeasured, source: String,
    sourceKind: SourceKind = .press, confidence: Confidence = .medium
  ) {
    self.id = id
    self.follows = follows
    self.announcedOn = announcedOn
    self.appliesOn = appliesOn
    self.until = until
    self.untilAnnouncedOn = untilAnnouncedOn
    self.places = places
    self.nationalities = nationalities
    self.mode = mode
    self.direction = direction
    self.kind = kind
    self.expected = expected
    self.what = what
    self.measuredOn = measuredOn
    self.before = before
    self.after = after
    self.ratio = ratio
    self.effect = effect
    self.source = source
    self.sourceKind = sourceKind
    self.confidence = confidence
  }

  /// Whether the public could know of it on a day.
  package func isKnown(on day: Day) -> Bool { announcedOn <= day }

  /// The last day of the act as known on a day: an end that was announced later is open then.
  package func until(asKnownOn day: Day) -> Day? {
    guard let until, (untilAnnouncedOn ?? announcedOn) <= day else { return nil }
    return until
  }

  /// Whether it applies in a part of a period, as known on a day.
  package func applies(in period: Period, asKnownOn day: Day) -> Bool {
    guard isKnown(on: day), appliesOn <= period.end else { return false }
    return until(asKnownOn: day).map { $0 >= period.start } ?? true
  }
}
