/// A change of level in the published figures that a back-test looks for.
package struct RegimeChange: Hashable, Sendable, Identifiable {
  package enum Direction: String, CaseIterable, Hashable, Sendable {
    case up, down
    /// People travel the other way.
    case reversal
    /// People wait at a place.
    case stock
  }

  package enum Determination: String, CaseIterable, Hashable, Sendable {
    case computed, institution, press
  }

  package var id: String
  /// The source, nil where there are no figures.
  package var source: String?
  package var place: String
  /// A code of countries, groups or scopes, or `all`.
  package var nationality: String
  package var direction: Direction
  package var firstPeriod: Period
  /// Monthly means of the levels; for a stock `after` is the people reported waiting.
  package var before: Double?
  package var after: Double?
  package var ratio: Double?
  /// Whether a declared closure of the place covers the month.
  package var isInMask: Bool
  /// Whether a back-test counts it.
  package var isMajor: Bool
  package var determined: Determination
  /// Acts that are near in time, which does not make them causes.
  package var acts: [String]
  package var reference: String

  package init(
    id: String, source: String? = nil, place: String, nationality: String = SeriesKey.whole,
    direction: Direction, firstPeriod: Period, before: Double? = nil, after: Double? = nil,
    ratio: Double? = nil, isInMask: Bool = false, isMajor: Bool = true,
    determined: Determination = .computed, acts: [String] = [], reference: String
  ) {
    self.id = id
    self.source = source
    self.place = place
    self.nationality = nationality
    self.direction = direction
    self.firstPeriod = firstPeriod
    self.before = before
    self.after = after
    self.ratio = ratio
    self.isInMask = isInMask
    self.isMajor = isMajor
    self.determined = determined
    self.acts = acts
    self.reference = reference
  }
}
