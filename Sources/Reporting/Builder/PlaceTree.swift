import Domain

/// Places with what they are part of, countries at the top.
struct PlaceTree {
  private let places: [String: Place]
  private let countries: [String: Country]

  init(places: [Place], countries: [String: Country]) {
    self.places = Dictionary(places.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.countries = countries
  }

  /// The place at which figures of this one are told: the whole border for a sector of it, the
  /// country for a country; never the country for a border.
  func top(_ code: String) -> Place {
    guard var place = places[code] else {
      let name = countries[code]?.name ?? Bilingual(en: code, es: code)
      return Place(code: code, kind: "country", country: code, name: name)
    }
    // A place that is its own ancestor would never end.
    for _ in 0..<8 {
      guard let parent = place.parent, let next = places[parent], next.kind != "country" else {
        break
      }
      place = next
    }
    return place
  }
}
