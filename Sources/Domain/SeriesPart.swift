extension SeriesKey {
  /// The parts by which figures are broken down, in the order of a tidy table's columns.
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case place, nationality, counterpart, category, sex, age, indicator
  }

  package subscript(part: Part) -> String {
    get {
      switch part {
      case .place: place
      case .nationality: nationality
      case .counterpart: counterpart
      case .category: category
      case .sex: sex
      case .age: age
      case .indicator: indicator
      }
    }
    set {
      switch part {
      case .place: place = newValue
      case .nationality: nationality = newValue
      case .counterpart: counterpart = newValue
      case .category: category = newValue
      case .sex: sex = newValue
      case .age: age = newValue
      case .indicator: indicator = newValue
      }
    }
  }
}
