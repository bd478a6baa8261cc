package import Domain

/// One cell of a submission.
package struct SubmittedFigure: Hashable, Sendable {
  package var country: String
  package var indicator: String
  package var sex: String
  package var age: String
  package var quarter: Period
  /// Nil where the country does not know it.
  package var value: Double?

  package init(
    country: String, indicator: String, sex: String, age: String, quarter: Period, value: Double?
  ) {
    self.country = country
    self.indicator = indicator
    self.sex = sex
    self.age = age
    self.quarter = quarter
    self.value = value
  }
}

/// Everything that countries have handed in on reintegration, and what can be said of it.
///
/// Figures of countries are never added up or set against each other: each counts by its own
/// registers.
package struct ReintegrationFigures: Sendable {
  private struct Key: Hashable {
    var country: String
    var indicator: String
    var quarter: Period
  }

  private struct Group: Hashable {
    var sex: String
    var age: String
  }

  private static let unknown = "unknown"
  private static let adult = "adult"
  private static let child = "child"
  /// Indicators that count children only.
  private static let ofChildren: Set<String> = ["school-enrolment"]

  /// The smallest count above 0 that is shown.
  package let threshold: Int
  private let groups: [Key: [Group: Double?]]

  /// - Parameters:
  ///   - figures: cells of the newest submissions; a cell that stands twice counts once, the last.
  ///   - threshold: the smallest count above 0 that is shown.
  package init(
    _ figures: [SubmittedFigure], threshold: Int = Suppression.standardThreshold
  ) {
    self.threshold = threshold
    var groups: [Key: [Group: Double?]] = [:]
    for figure in figures where figure.quarter.frequency == .quarter {
      let key = Key(
        country: figure.country, indicator: figure.indicator, quarter: figure.quarter)
      let value = figure.value.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
      groups[key, default: [:]].updateValue(value, forKey: Group(sex: figure.sex, age: figure.age))
    }
    self.groups = groups
  }

  /// Countries that have given at least one number, by code.
  package var countries: [String] {
    Set(groups.lazy.filter { $0.value.values.contains { $0 != nil } }.map(\.key.country)).sorted()
  }

  /// Quarters for which a country has given at least one number, in order.
  package func quarters(of country: String) -> [Period] {
    Set(
      groups.lazy.filter { key, cells in
        key.country == country && cells.values.contains { $0 != nil }
      }.map(\.key.quarter)
    ).sorted()
  }

  /// The counts of one indicator by sex and age with what is hidden of them; nil where the country
  /// has given no number.
  ///
  /// Groups that the country leaves empty count as nobody here; ``total(_:_:_:)`` tells whether the
  /// sum is all people.
  package func table(_ country: String, _ indicator: String, _ quarter: Period) -> Suppression? {
    let cells = groups[Key(country: country, indicator: indicator, quarter: quarter)] ?? [:]
    guard cells.values.contains(where: { $0 != nil }) else { return nil }
    let sexes = Set(cells.keys.map(\.sex)).sorted()
    let ages = Set(cells.keys.map(\.age)).sorted()
    let table = CountTable(rows: sexes, columns: ages) { row, column in
      guard let cell = cells[Group(sex: sexes[row], age: ages[column])], let value = cell else {
        return nil
      }
      return Int(min(value, 1e15))
    }
    return Suppression(table, threshold: threshold)
  }

  /// All people of one indicator.
  package func total(
    _ country: String, _ indicator: String, _ quarter: Period
  ) -> SubmittedTotal {
    guard let suppression = table(country, indicator, quarter) else { return .notReported }
    if isIncomplete(country, indicator, quarter, age: nil) {
      return suppression.total.map { .atLeast(Double($0)) } ?? .hidden
    }
    return suppression.total.map { .people(Double($0)) } ?? .hidden
  }

  /// Children among them.
  package func children(
    _ country: String, _ indicator: String, _ quarter: Period
  ) -> SubmittedTotal {
    guard let suppression = table(country, indicator, quarter),
      let column = suppression.table.columns.firstIndex(of: Self.child)
    else { return .notReported }
    let total = suppression[
      CountTable.Place(row: suppression.table.rows.count, column: column)]
    if isIncomplete(country, indicator, quarter, age: Self.child) {
      return total.map { .atLeast(Double($0)) } ?? .hidden
    }
    return total.map { .people(Double($0)) } ?? .hidden
  }

  /// Whether every group that the form asks for has a number; true where nothing is given.
  package func isComplete(_ country: String, _ indicator: String, _ quarter: Period) -> Bool {
    !isIncomplete(country, indicator, quarter, age: nil)
  }

  /// Whether a group that the form asks for has no number although others have one.
  ///
  /// Groups of people whose sex or age is not known need none: where they are empty there are no
  /// such people, and a country that gives everybody as unknown has no breakdown to complete.
  private func isIncomplete(
    _ country: String, _ indicator: String, _ quarter: Period, age: String?
  ) -> Bool {
    let cells = groups[Key(country: country, indicator: indicator, quarter: quarter)] ?? [:]
    let given = Set(cells.lazy.filter { $0.value != nil }.map(\.key))
    guard given.contains(where: { $0.sex != Self.unknown && $0.age != Self.unknown }) else {
      return false
    }
    let ages = Self.ofChildren.contains(indicator) ? [Self.child] : [Self.adult, Self.child]
    return ages.contains { asked in
      (age == nil || age == asked)
        && !["female", "male"].allSatisfy { given.contains(Group(sex: $0, age: asked)) }
    }
  }

  /// The cascade of one country and quarter.
  package func cascade(_ country: String, _ quarter: Period) -> Cascade {
    func count(_ step: Cascade.Step, _ quarter: Period) -> SubmittedTotal {
      total(country, step.indicator, quarter)
    }
    let entries = Cascade.Step.allCases.map { step in
      let cohort = quarter.advanced(by: -step.lag)
      let people = count(step, quarter)
      return Cascade.Entry(
        step: step, count: people, cohort: cohort,
        ofPrevious: step.previous.map { Coverage(people, of: count($0, cohort)) },
        ofReturned: step.previous.map { _ in Coverage(people, of: count(.returned, cohort)) })
    }
    return Cascade(country: country, quarter: quarter, entries: entries)
  }

  /// Services of one country and quarter against the returns of the same quarter.
  package func services(_ country: String, _ quarter: Period) -> [ServiceCoverage] {
    let returned = Cascade.Step.returned.indicator
    return ServiceCoverage.indicators.map { indicator in
      let isOfChildren = Self.ofChildren.contains(indicator)
      let people = total(country, indicator, quarter)
      let whole =
        isOfChildren
        ? children(country, returned, quarter) : total(country, returned, quarter)
      return ServiceCoverage(
        indicator: indicator, count: people, isOfChildren: isOfChildren,
        ofReturned: Coverage(people, of: whole))
    }
  }

  /// Who has reported what: indicators with a number, for each country and quarter.
  ///
  /// - Parameters:
  ///   - countries: rows; a country without any submission has one too.
  ///   - quarters: columns.
  package func matrix(countries: [String], quarters: [Period]) -> ReportingMatrix {
    ReportingMatrix(
      countries: countries, quarters: quarters,
      reported: countries.map { country in
        quarters.map { quarter in
          Set(
            groups.lazy.filter { key, cells in
              key.country == country && key.quarter == quarter
                && cells.values.contains { $0 != nil }
            }.map(\.key.indicator)
          ).sorted()
        }
      })
  }
}

/// Which indicators each country has given for each quarter.
package struct ReportingMatrix: Hashable, Sendable {
  package let countries: [String]
  package let quarters: [Period]
  /// Codes of indicators with at least one number: by country, then quarter.
  package let reported: [[[String]]]

  /// Countries that have given nothing for any of the quarters.
  package var silent: [String] {
    zip(countries, reported).filter { $0.1.allSatisfy(\.isEmpty) }.map(\.0)
  }
}
