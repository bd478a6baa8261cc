package import Configuration
package import Domain

/// The words that every table uses: countries, places, indicators and the lists of codes.
///
/// Read from `datasets/reference`; the folder's `README.md` says what each column means.
package struct ReferenceTables: Sendable {
  package private(set) var countries: [Country] = []
  package private(set) var places: [Place] = []
  package private(set) var indicators: [Indicator] = []
  package private(set) var codes: [Code] = []
  package private(set) var nationalityGroups: [NationalityGroup] = []
  /// `countries`, `places`, `indicators`, `aggregates` and the lists of `code_lists.csv`.
  package private(set) var lists: [String: CodeList] = [:]

  /// Reads the folder's tables.
  ///
  /// - Throws: every problem of every table: missing files and columns, values out of place, codes
  ///   that stand twice or point nowhere, words that stand for two codes.
  package init(folder: String) throws(Problems) {
    var reading = TableReading(folder: folder)
    countries = reading.countries()
    places = reading.places(countries: countries)
    indicators = reading.indicators()
    codes = reading.codes()
    nationalityGroups = reading.nationalityGroups(countries: countries)
    lists = reading.lists(
      countries: countries, places: places, indicators: indicators, codes: codes)
    guard reading.problems.isEmpty else { throw Problems(reading.problems) }
  }

  /// The code list that a part of a series is checked against unless a contract names another.
  package static func standardList(of part: SeriesKey.Part) -> String {
    switch part {
    case .place: "places"
    case .nationality, .counterpart: "countries"
    case .category: "category"
    case .sex: "sex"
    case .age: "age"
    case .indicator: "indicators"
    }
  }

  package func country(_ code: String) -> Country? { countries.first { $0.code == code } }
  package func place(_ code: String) -> Place? { places.first { $0.code == code } }
  package func indicator(_ code: String) -> Indicator? { indicators.first { $0.code == code } }

  /// Whether a code may stand in a part of a series.
  package func knows(_ code: String, as part: SeriesKey.Part) -> Bool {
    code == SeriesKey.whole
      || lists[ReferenceTables.standardList(of: part)]?.contains(code) == true
  }

  /// Codes that a place may have: places, and countries where a whole country is meant.
  var placeCodes: Set<String> { Set(places.map(\.code)).union(countries.map(\.code)) }

  /// What may stand for nationalities: countries, declared groups and scopes.
  var nationalityCodes: Set<String> {
    Set(countries.map(\.code)).union(nationalityGroups.map(\.code))
      .union(codes.filter { $0.list == "scope" }.map(\.code))
  }
}
