/// What a series is about: one indicator of one source at one place for one nationality,
/// counterpart, category, sex and age group, at one frequency.
///
/// Codes are those of `datasets/reference`; a part that is not broken down is ``whole``.
package struct SeriesKey: Hashable, Sendable {
  /// The code of a part that is not broken down.
  package static let whole = "all"

  package var source: String
  package var indicator: String
  package var place: String
  /// ISO 3166-1 alpha-3, or a special code such as `OOO` (other or unknown).
  package var nationality: String
  /// The other country of a movement: from where people were returned, or their destination.
  package var counterpart: String
  /// A kind within the indicator, such as a return's kind or a route.
  package var category: String
  package var sex: String
  package var age: String
  package var frequency: Frequency

  package init(
    source: String, indicator: String, place: String, nationality: String = whole,
    counterpart: String = whole, category: String = whole, sex: String = whole,
    age: String = whole, frequency: Frequency
  ) {
    self.source = source
    self.indicator = indicator
    self.place = place
    self.nationality = nationality
    self.counterpart = counterpart
    self.category = category
    self.sex = sex
    self.age = age
    self.frequency = frequency
  }
}
