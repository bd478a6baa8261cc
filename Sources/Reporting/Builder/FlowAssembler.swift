import Domain
import Warehouse

/// Puts series together to flows: what is counted at one place, the whole and its parts.
///
/// Several sources may count the same thing at the same place, and are never added. The whole comes
/// from a source that publishes it; where none does, the parts of one source are added up, which
/// is said in the figure's source line.
struct FlowAssembler {
  let indicators: [String: Indicator]
  let countries: [String: Country]
  let codes: [Code]
  let places: PlaceTree
  let expectations: Expectations

  private struct Subject: Hashable {
    var indicator: String
    var place: String
  }

  /// Flows of the indicators that `wanted` allows, by indicator and place.
  func flows(_ panel: [PanelSeries], wanted: (Indicator) -> Bool) -> [Flow] {
    var groups: [Subject: [PanelSeries]] = [:]
    for series in panel {
      guard let indicator = indicators[series.key.indicator], wanted(indicator),
        series.key.frequency == indicator.frequency
      else { continue }
      let place = places.top(series.key.place).code
      groups[Subject(indicator: indicator.code, place: place), default: []].append(series)
    }
    return groups.sorted {
      ($0.key.indicator, $0.key.place) < ($1.key.indicator, $1.key.place)
    }.compactMap { subject, series in flow(subject, series) }
  }

  private func flow(_ subject: Subject, _ series: [PanelSeries]) -> Flow? {
    guard let indicator = indicators[subject.indicator] else { return nil }
    let bySource = Dictionary(grouping: series, by: \.key.source)
    guard let main = best(bySource, where: { _ in true }), let whole = whole(bySource, main) else {
      return nil
    }
    var flow = Flow(
      id: "\(subject.place.lowercased())-\(subject.indicator)", source: whole.key.source,
      indicator: indicator, place: places.top(subject.place), total: whole)
    if let source = best(bySource, where: { $0.key.nationality != SeriesKey.whole }) {
      flow.nationalities = parts(bySource[source] ?? []) { key in
        key.nationality == SeriesKey.whole ? nil : key.nationality
      } name: {
        countries[$0]?.name
      } key: {
        $0.nationality = $1
      }
    }
    flow.kinds = kinds(bySource, subject)
    flow.children = children(bySource)
    return flow
  }

  /// The source whose figures reach farthest, then the one that begins first; ties by name.
  private func best(
    _ bySource: [String: [PanelSeries]], where has: (PanelSeries) -> Bool
  ) -> String? {
    bySource.filter { $0.value.contains(where: has) }.min { left, right in
      func reach(_ series: [PanelSeries]) -> (Day, Day) {
        (
          series.map(\.end.end).max() ?? Day(ordinal: .min),
          series.map(\.start.start).min() ?? Day(ordinal: .max)
        )
      }
      let (a, b) = (reach(left.value), reach(right.value))
      if a.0 != b.0 { return a.0 > b.0 }
      if a.1 != b.1 { return a.1 < b.1 }
      return left.key < right.key
    }?.key
  }

  /// The published whole, or the sum of a source's parts.
  private func whole(_ bySource: [String: [PanelSeries]], _ main: String) -> FigureSeries? {
    let published = bySource.values.flatMap(\.self).filter { series in
      SeriesKey.Part.allCases.allSatisfy { part in
        part == .place || part == .indicator || series.key[part] == SeriesKey.whole
      } && places.top(series.key.place).code == series.key.place
    }.min { ($1.end, $0.key.source) < ($0.end, $1.key.source) }
    let newest = bySource[main]?.map(\.end).max()
    if let published, newest == nil || published.end >= newest ?? published.end {
      return expectations.figures(published)
    }
    return bySource[main].flatMap(sum)
  }

  /// Figures of several series added up, period by period; one series stays as it is.
  private func sum(_ series: [PanelSeries]) -> FigureSeries? {
    if series.count == 1 { return series.first.map(expectations.figures) }
    guard let first = series.map(\.start).min(), let last = series.map(\.end).max() else {
      return nil
    }
    var values = Array(repeating: Double.nan, count: first.distance(to: last) + 1)
    for part in series {
      let offset = first.distance(to: part.start)
      for (index, value) in part.values.enumerated() where !value.isNaN {
        let sum = values[offset + index]
        values[offset + index] = sum.isNaN ? value : sum + value
      }
    }
    var key = series[0].key
    key.place = places.top(key.place).code
    for part in SeriesKey.Part.allCases where part != .place && part != .indicator {
      if Set(series.map { $0.key[part] }).count > 1 { key[part] = SeriesKey.whole }
    }
    var figures = FigureSeries(
      key: key, start: first, values: values, newestIssue: series.map(\.newestIssue).max(),
      isPseudoRealTime: series.contains(where: \.isPseudoRealTime), isSum: true)
    expectations.judge(&figures)
    return figures
  }

  /// Parts of a whole by a code of their keys, largest over the last twelve periods first.
  private func parts(
    _ series: [PanelSeries], code: (SeriesKey) -> String?, name: (String) -> Bilingual?,
    key: (inout SeriesKey, String) -> Void
  ) -> [Flow.Part] {
    var groups: [String: [PanelSeries]] = [:]
    for one in series {
      if let code = code(one.key) { groups[code, default: []].append(one) }
    }
    return groups.compactMap { code, members -> (code: String, part: Flow.Part)? in
      guard var sum = sum(members) else { return nil }
      key(&sum.key, code)
      expectations.judge(&sum)
      let name = name(code) ?? Bilingual(en: code, es: code)
      return (code, Flow.Part(name: name, series: sum))
    }.sorted { left, right in
      (left.part.series.sum(last: 12), right.code) > (right.part.series.sum(last: 12), left.code)
    }.map(\.part)
  }

  /// The breakdown that says most: from where, of which kind, or by sex and age.
  private func kinds(_ bySource: [String: [PanelSeries]], _ subject: Subject) -> [Flow.Part] {
    if let source = best(bySource, where: { $0.key.counterpart != SeriesKey.whole }) {
      return parts(bySource[source] ?? []) {
        $0.counterpart
      } name: {
        countries[$0]?.name
      } key: {
        $0.counterpart = $1
      }
    }
    if let source = best(bySource, where: { $0.key.category != SeriesKey.whole }) {
      return parts(bySource[source] ?? []) {
        $0.category
      } name: {
        name("category", $0)
      } key: {
        $0.category = $1
      }
    }
    if let source = best(
      bySource, where: { $0.key.sex != SeriesKey.whole || $0.key.age != SeriesKey.whole })
    {
      return parts(bySource[source] ?? []) {
        "\($0.sex) \(topAge($0.age))"
      } name: { _ in
        nil
      } key: { key, code in
        let words = code.split(separator: " ").map(String.init)
        (key.sex, key.age) = (words[0], words[1])
      }
    }
    return []
  }

  /// Kinds that are children by their definition.
  private static let childCategories: Set<String> = ["assisted-return-of-children"]

  private func children(_ bySource: [String: [PanelSeries]]) -> FigureSeries? {
    func isOfChildren(_ series: PanelSeries) -> Bool {
      topAge(series.key.age) == "child" || Self.childCategories.contains(series.key.category)
    }
    return best(bySource, where: isOfChildren).flatMap { source in
      sum((bySource[source] ?? []).filter(isOfChildren))
    }
  }

  private func name(_ list: String, _ code: String) -> Bilingual? {
    codes.first { $0.list == list && $0.code == code }?.name
  }

  /// `adult` or `child` for the age groups below them.
  private func topAge(_ age: String) -> String {
    var code = age
    for _ in 0..<8 {
      guard let parent = codes.first(where: { $0.list == "age" && $0.code == code })?.parent,
        parent != SeriesKey.whole
      else { break }
      code = parent
    }
    return code
  }
}
