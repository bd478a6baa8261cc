import Domain
import Phases
import Warehouse

/// Series of the warehouse as the drivers need them: indicators by country and year, flows by
/// nationality and year.
struct DriverTables {
  /// Countries and territories; special codes of publishers are none.
  let origins: Set<String>
  private(set) var indicators: [String: YearlyFigures] = [:]
  private(set) var flows: [YearlyFlow] = []
  private(set) var seriesRead = 0

  init(origins: Set<String>) { self.origins = origins }

  /// Takes over yearly figures by country. Kinds of one indicator, such as causes of displacement,
  /// are added up.
  mutating func addIndicators(_ panel: [PanelSeries]) {
    for series in panel where Self.isWhole(series.key) && series.key.frequency == .year {
      guard Driver.allIndicators.contains(series.key.indicator),
        origins.contains(series.key.place), series.key.nationality == SeriesKey.whole
      else { continue }
      seriesRead += 1
      for (index, value) in series.values.enumerated() where !value.isNaN {
        let year = series.start.advanced(by: index).start.components.year
        let known = indicators[series.key.indicator]?[series.key.place, year] ?? 0
        indicators[series.key.indicator, default: YearlyFigures()][series.key.place, year] =
          known + value
      }
    }
  }

  /// Takes over counts by nationality, added up over kinds and places.
  mutating func addFlow(_ source: String, _ panel: [PanelSeries]) {
    var monthly: [String: [Int: Double]] = [:]
    var yearly = YearlyFigures()
    for series in panel where Self.isWhole(series.key) && origins.contains(series.key.nationality) {
      let nationality = series.key.nationality
      seriesRead += 1
      for (index, value) in series.values.enumerated() where !value.isNaN {
        let day = series.start.advanced(by: index).start.components
        switch series.key.frequency {
        case .month:
          monthly[nationality, default: [:]][12 * day.year + day.month - 1, default: 0] += value
        case .year: yearly[nationality, day.year] = (yearly[nationality, day.year] ?? 0) + value
        case .day, .week, .quarter: continue
        }
      }
    }
    flows.append(YearlyFlow(source: source, monthly: monthly, yearly: yearly))
  }

  private static func isWhole(_ key: SeriesKey) -> Bool {
    key.sex == SeriesKey.whole && key.age == SeriesKey.whole && key.counterpart == SeriesKey.whole
  }

  /// Countries of origin whose people are counted most in the newest whole year of a flow, in the
  /// order of their codes.
  func countries(most: Int, leastPeople: Double) -> [String] {
    var people: [String: Double] = [:]
    for flow in flows {
      guard let year = flow.years.last else { continue }
      for country in flow.people.countries {
        // Flows are not added up: one person may be counted at several places.
        people[country] = max(people[country] ?? 0, flow.people[country, year] ?? 0)
      }
    }
    return people.filter { $0.value >= leastPeople }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(most).map(\.key).sorted()
  }
}
