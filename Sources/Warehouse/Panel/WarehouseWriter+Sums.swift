import Domain
import GRDB

extension WarehouseWriter {
  /// Adds to a panel the sums of each source's own parts: the whole of an indicator at a place, and
  /// every nationality's share of it.
  ///
  /// Many publishers give figures by sector, nationality and group and no total; what a meeting asks
  /// about first is the whole place. A sum is a series with a key and a number but without figures
  /// of its own: those are the parts'. Parts are added up at the largest place below their country
  /// (sectors at their border), only where the indicator may be added, and never across sources. A
  /// whole that the source publishes itself is not made again.
  ///
  /// - Parameter panel: Every series of the sources in it, as known on one day.
  /// - Returns: the panel, then its sums in the order of their keys.
  /// - Complexity: O(values).
  package func withSums(_ panel: [PanelSeries]) throws -> [PanelSeries] {
    let plan = try SumPlan(db)
    var parts: [SeriesKey: [PanelSeries]] = [:]
    let published = Set(panel.map(\.key))
    for series in panel {
      for key in plan.sums(holding: series.key) where !published.contains(key) {
        parts[key, default: []].append(series)
      }
    }
    let order = parts.keys.sorted { SumPlan.sortsBefore($0, $1) }
    return try panel
      + order.compactMap { key in
        try PanelSeries(sumOf: parts[key] ?? [], key: key) { try number(of: key) }
      }
  }

  /// The number of a series, given where the key is new.
  func number(of key: SeriesKey) throws -> SeriesID {
    let arguments: StatementArguments = [
      key.source, key.indicator, key.place, key.nationality, key.counterpart, key.category,
      key.sex, key.age, key.frequency.rawValue,
    ]
    try db.cachedStatement(
      sql: """
        INSERT INTO series (source_id, indicator, place, nationality, counterpart, category, sex,
          age, frequency)
        SELECT source_id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM source WHERE source = ?1
        ON CONFLICT DO NOTHING
        """
    ).execute(arguments: arguments)
    let known = try db.cachedStatement(
      sql: """
        SELECT series_id FROM series JOIN source ON source.source_id = series.source_id
        WHERE source = ?1 AND indicator = ?2 AND place = ?3 AND nationality = ?4
          AND counterpart = ?5 AND category = ?6 AND sex = ?7 AND age = ?8 AND frequency = ?9
        """)
    guard let id = try Int64.fetchOne(known, arguments: arguments) else {
      throw Failure(
        .internal, what: "a sum has no series", at: key.source,
        why: "the warehouse has no source of that name", unchanged: "Nothing was written.")
    }
    return SeriesID(id)
  }
}

/// Which sums a series is a part of.
struct SumPlan {
  private var tops: [String: String] = [:]
  private var additive: Set<String> = []

  init(_ db: Database) throws {
    let places = try Row.fetchAll(db, sql: "SELECT place, kind, parent FROM place")
    let parents = Dictionary(
      places.map { ($0["place"] as String, $0["parent"] as String?) },
      uniquingKeysWith: { first, _ in first })
    let countries = Set(places.filter { $0["kind"] == "country" }.map { $0["place"] as String })
    for place in parents.keys {
      var top = place
      // A place that were its own ancestor would never end.
      for _ in 0..<8 {
        guard let parent = parents[top] ?? nil, parents[parent] != nil,
          !countries.contains(parent)
        else { break }
        top = parent
      }
      tops[place] = top
    }
    additive = Set(
      try String.fetchAll(db, sql: "SELECT indicator FROM indicator WHERE additive = 1"))
  }

  /// The whole, and the nationality's share where the series has one.
  func sums(holding key: SeriesKey) -> [SeriesKey] {
    guard additive.contains(key.indicator) else { return [] }
    let whole = SeriesKey(
      source: key.source, indicator: key.indicator, place: tops[key.place] ?? key.place,
      frequency: key.frequency)
    guard key.nationality != SeriesKey.whole else { return key == whole ? [] : [whole] }
    var share = whole
    share.nationality = key.nationality
    return key == share ? [whole] : [whole, share]
  }

  static func sortsBefore(_ left: SeriesKey, _ right: SeriesKey) -> Bool {
    let a = (left.source, left.indicator, left.place, left.nationality)
    let b = (right.source, right.indicator, right.place, right.nationality)
    return a == b ? left.frequency.rawValue < right.frequency.rawValue : a < b
  }
}

extension PanelSeries {
  /// Parts added up period by period; a period in which no part has a figure is a hole.
  ///
  /// - Returns: nil for no parts.
  fileprivate init?(
    sumOf parts: [PanelSeries], key: SeriesKey, number: () throws -> SeriesID
  ) rethrows {
    guard let first = parts.map(\.start).min(), let last = parts.map(\.end).max(),
      let newest = parts.map(\.newestIssue).max()
    else { return nil }
    var values = Array(repeating: Double.nan, count: first.distance(to: last) + 1)
    for part in parts {
      let offset = first.distance(to: part.start)
      for (index, value) in part.values.enumerated() where !value.isNaN {
        let sum = values[offset + index]
        values[offset + index] = sum.isNaN ? value : sum + value
      }
    }
    self.init(
      id: try number(), key: key, start: first, values: values, newestIssue: newest,
      isPseudoRealTime: parts.contains(where: \.isPseudoRealTime))
  }
}
