package import Domain

/// The declared tables that figures are read with: reference tables, corridor, public acts.
package struct ReferenceRows: Sendable {
  package var countries: [Country]
  package var places: [Place]
  package var indicators: [Indicator]
  package var codes: [Code]
  package var groups: [NationalityGroup]
  package var corridorPlaces: [CorridorPlace]
  package var corridorLegs: [CorridorLeg]
  package var acts: [PublicAct]
  package var regimeChanges: [RegimeChange]

  package init(
    countries: [Country] = [], places: [Place] = [], indicators: [Indicator] = [],
    codes: [Code] = [], groups: [NationalityGroup] = [], corridorPlaces: [CorridorPlace] = [],
    corridorLegs: [CorridorLeg] = [], acts: [PublicAct] = [], regimeChanges: [RegimeChange] = []
  ) {
    self.countries = countries
    self.places = places
    self.indicators = indicators
    self.codes = codes
    self.groups = groups
    self.corridorPlaces = corridorPlaces
    self.corridorLegs = corridorLegs
    self.acts = acts
    self.regimeChanges = regimeChanges
  }
}
