package import Domain

/// Which series a panel holds: those that every condition allows; nil allows all.
package struct PanelFilter: Sendable, Equatable {
  package var sources: Set<String>?
  package var indicators: Set<String>?
  package var places: Set<String>?
  package var nationalities: Set<String>?
  package var counterparts: Set<String>?
  package var categories: Set<String>?
  package var sexes: Set<String>?
  package var ages: Set<String>?
  package var frequencies: Set<Frequency>?
  /// Periods before this one are left out, by their first day.
  package var from: Day?

  package init(
    sources: Set<String>? = nil, indicators: Set<String>? = nil, places: Set<String>? = nil,
    nationalities: Set<String>? = nil, counterparts: Set<String>? = nil,
    categories: Set<String>? = nil, sexes: Set<String>? = nil, ages: Set<String>? = nil,
    frequencies: Set<Frequency>? = nil, from: Day? = nil
  ) {
    self.sources = sources
    self.indicators = indicators
    self.places = places
    self.nationalities = nationalities
    self.counterparts = counterparts
    self.categories = categories
    self.sexes = sexes
    self.ages = ages
    self.frequencies = frequencies
    self.from = from
  }

  func allows(_ key: SeriesKey) -> Bool {
    (sources?.contains(key.source) ?? true) && (indicators?.contains(key.indicator) ?? true)
      && (places?.contains(key.place) ?? true)
      && (nationalities?.contains(key.nationality) ?? true)
      && (counterparts?.contains(key.counterpart) ?? true)
      && (categories?.contains(key.category) ?? true) && (sexes?.contains(key.sex) ?? true)
      && (ages?.contains(key.age) ?? true) && (frequencies?.contains(key.frequency) ?? true)
  }
}

/// A series as it was known on a day: one value a period, without gaps in the axis.
package struct PanelSeries: Sendable, Equatable {
  package var id: SeriesID
  package var key: SeriesKey
  /// The period of the first value, which is a figure, not a hole.
  package var start: Period
  /// NaN where there was no figure, or none with a value.
  package var values: [Double]
  /// Issue date of the newest figure among them.
  package var newestIssue: Day
  /// Whether a figure counts as known by its declared lag, since its first issue came later.
  package var isPseudoRealTime: Bool

  /// The period of the last value.
  package var end: Period { start.advanced(by: values.count - 1) }
}
