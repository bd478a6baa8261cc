/// A point, a sector, a border or a country at which people are counted.
package struct Place: Hashable, Sendable, Identifiable {
  package var code: String
  /// `border-crossing`, `border-patrol-sector`, `country`, …
  package var kind: String
  /// ISO 3166-1 alpha-3 of the country that it lies in.
  package var country: String?
  /// The place that it is part of.
  package var parent: String?
  package var name: Bilingual
  /// The publisher's own name, where it has one.
  package var officialName: String?
  /// Degrees north and east.
  package var latitude: Double?
  package var longitude: Double?

  package init(
    code: String, kind: String, country: String? = nil, parent: String? = nil, name: Bilingual,
    officialName: String? = nil, latitude: Double? = nil, longitude: Double? = nil
  ) {
    self.code = code
    self.kind = kind
    self.country = country
    self.parent = parent
    self.name = name
    self.officialName = officialName
    self.latitude = latitude
    self.longitude = longitude
  }

  package var id: String { code }
}
