import Domain
import Warehouse

/// The figures of an export, as they were known on a day, with the tables that they refer to.
struct ExportData: Sendable {
  let asOf: Day
  /// By source, then by the series' parts.
  let series: [SeriesFigures]
  let sources: [SourceStatus]
  /// Sources that may not travel to the audience.
  let leftOut: [String]
  let indicators: [Indicator]
  let places: [Place]
  let countries: [Country]

  init(_ reader: WarehouseReader, audience: Export.Audience, asOf: Day?) throws {
    let newest = try reader.sources().compactMap(\.newestIssue).max()
    let day = asOf ?? newest ?? Day(ordinal: 0)
    let all = try reader.sources(asOf: day)
    let allowed = all.filter { audience.mayHave($0.source.sharing) }
    let figures = try reader.figures(
      asOf: day, filter: PanelFilter(sources: Set(allowed.map(\.source.code))))
    let series = figures.sorted { ExportData.order($0.key) < ExportData.order($1.key) }
    let reference = try reader.reference()
    let usedIndicators = Set(series.map(\.key.indicator))
    let usedPlaces = Set(series.map(\.key.place))
    let usedCountries = Set(
      series.flatMap { [$0.key.nationality, $0.key.counterpart] }
        + reference.places.filter { usedPlaces.contains($0.code) }.compactMap(\.country))
    self.asOf = day
    self.series = series
    sources = allowed.filter { status in series.contains { $0.key.source == status.source.code } }
    leftOut = all.filter { !audience.mayHave($0.source.sharing) }.map(\.source.code)
    indicators = reference.indicators.filter { usedIndicators.contains($0.code) }
    places = reference.places.filter { usedPlaces.contains($0.code) }
    countries = reference.countries.filter { usedCountries.contains($0.code) }
  }

  var figureCount: Int { series.reduce(0) { $0 + $1.figures.count } }

  func unit(of indicator: String) -> String {
    indicators.first { $0.code == indicator }?.unit ?? ""
  }

  func country(of place: String) -> String? { places.first { $0.code == place }?.country }

  private static func order(_ key: SeriesKey) -> String {
    ([key.source] + SeriesKey.Part.allCases.map { key[$0] } + [key.frequency.rawValue])
      .joined(separator: "\u{1}")
  }
}
