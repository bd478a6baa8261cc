import Domain
import Warehouse

/// Reads from the warehouse what its newest look along the corridor says.
struct CorridorAssembler {
  let reader: WarehouseReader
  let asOf: Day
  let places: PlaceTree
  let countries: [String: Country]
  let groups: [NationalityGroup]

  /// - Returns: nil where the pipeline does not follow the corridor.
  func findings() throws -> CorridorFindings? {
    guard try reader.corridorPass(asOf: asOf) != nil else { return nil }
    let outlook = try reader.outlook(asOf: asOf)
    return CorridorFindings(
      leads: outlook.sorted(by: comesFirst).compactMap(lead),
      waiting: waiting(try reader.stocks(asOf: asOf), newest: try newestMonths()),
      tried: outlook.count)
  }

  private func lead(_ row: OutlookRow) -> CorridorFindings.Lead? {
    guard row.lead == .measured, let expected = row.expectation, let record = row.record else {
      return nil
    }
    return CorridorFindings.Lead(
      place: places.top(row.key.place), group: name(row.key.nationality),
      code: row.key.nationality, isNowcast: row.target == .nowcast, period: row.period,
      people: expected.people, limits80: expected.limits80, limits95: expected.limits95,
      skill: record.skill, trials: record.trials)
  }

  /// The newest month of everybody at each place of the route.
  private func newestMonths() throws -> [Int: Period] {
    Dictionary(
      try reader.corridorFlows(asOf: asOf).lazy
        .filter { $0.key.nationality == SeriesKey.whole }.map { ($0.order, $0.period) },
      uniquingKeysWith: max)
  }

  /// Everybody and each declared group, segment by segment, in the newest month that both places
  /// have published: who waited when more was told is not the present.
  private func waiting(
    _ rows: [StockRow], newest: [Int: Period]
  ) -> [CorridorFindings.Waiting] {
    let chosen = rows.filter { row in
      guard countries[row.key.nationality] == nil, let before = newest[row.order - 1],
        let own = newest[row.order]
      else { return false }
      return row.period == min(before, own)
    }.sorted {
      ($0.order, order($0.key.nationality)) < ($1.order, order($1.key.nationality))
    }
    return chosen.map { row in
      CorridorFindings.Waiting(
        from: places.top(row.from.place), to: places.top(row.key.place),
        group: name(row.key.nationality), code: row.key.nationality, period: row.period,
        inflow: row.inflow, outflow: row.outflow, people: row.waiting,
        daysOfOutflow: row.daysOfOutflow, isSaturated: row.isSaturated)
    }
  }

  /// Everybody before all others, then by code.
  private func order(_ code: String) -> String { code == SeriesKey.whole ? "" : code }

  private func comesFirst(_ left: OutlookRow, _ right: OutlookRow) -> Bool {
    (left.order, order(left.key.nationality), left.steps, right.target.rawValue)
      < (right.order, order(right.key.nationality), right.steps, left.target.rawValue)
  }

  private func name(_ code: String) -> Bilingual? {
    guard code != SeriesKey.whole else { return nil }
    if let country = countries[code] {
      return country.kind == .special ? country.name : country.people
    }
    return groups.first { $0.code == code }?.name ?? Bilingual(en: code, es: code)
  }
}
