package import Domain

/// The reference tables of `datasets/reference` that figures refer to.
package struct ReferenceRows: Sendable {
  package var countries: [Country]
  package var places: [Place]
  package var indicators: [Indicator]
  package var codes: [Code]
  package var groups: [NationalityGroup]

  package init(
    countries: [Country] = [], places: [Place] = [], indicators: [Indicator] = [],
    codes: [Code] = [], groups: [NationalityGroup] = []
  ) {
    self.countries = countries
    self.places = places
    self.indicators = indicators
    self.codes = codes
    self.groups = groups
  }
}
