package import Domain

/// What one source counts at one place: the whole, and the parts that it publishes.
package struct Flow: Sendable, Equatable, Identifiable {
  /// A part of the flow with its name.
  package struct Part: Sendable, Equatable {
    package var name: Bilingual
    package var series: FigureSeries

    package init(name: Bilingual, series: FigureSeries) {
      self.name = name
      self.series = series
    }
  }

  /// Stem of the ids and files of the flow's figures, such as `darien-crossings`.
  package var id: String
  package var source: String
  package var indicator: Indicator
  package var place: Place
  package var total: FigureSeries
  /// By nationality, the largest over the last twelve periods first.
  package var nationalities: [Part]
  /// By kind, sex and age, or another breakdown that the source has; largest first.
  package var kinds: [Part]
  /// Children and adolescents among the whole, where a source counts them apart.
  package var children: FigureSeries?

  package init(
    id: String, source: String, indicator: Indicator, place: Place, total: FigureSeries,
    nationalities: [Part] = [], kinds: [Part] = [], children: FigureSeries? = nil
  ) {
    self.id = id
    self.source = source
    self.indicator = indicator
    self.place = place
    self.total = total
    self.nationalities = nationalities
    self.kinds = kinds
    self.children = children
  }

  /// ISO 3166-1 alpha-3 of the country that the place lies in.
  package var country: String? { place.country }
}
