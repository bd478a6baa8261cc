import Domain

/// A series of a flow with what it is about: the whole, or one nationality.
package struct Watched: Sendable, Equatable {
  package var flow: Flow
  /// Code of the nationality, nil for the whole.
  package var nationality: String?
  package var series: FigureSeries

  package init(flow: Flow, nationality: String? = nil, series: FigureSeries) {
    self.flow = flow
    self.nationality = nationality
    self.series = series
  }

  /// How far the newest figure lies from what was expected, as a normal score: the method's own,
  /// or the distance in parts of the 99 % range.
  package var surprise: Double? { series.latest.flatMap(Watched.surprise) }

  package static func surprise(_ point: FigureSeries.Point) -> Double? {
    if let z = point.z { return z }
    guard let value = point.value, let expected = point.expected, let lower = point.lower,
      let upper = point.upper, upper > lower
    else { return nil }
    return (value - expected) / ((upper - lower) / 5.15)
  }

  /// Periods before the newest one in which an alarm still counts as recent: with the newest one,
  /// the quarter that a meeting looks back on.
  package static let lookBack = 2

  /// Alarms of the newest period and the two before it, oldest first.
  package var recentAlarms: [FigureSeries.Point] {
    guard let newest = series.latest?.period else { return [] }
    return series.points.filter {
      $0.isAlarm && $0.value != nil && $0.period.distance(to: newest) <= Watched.lookBack
        && Watched.isSizable($0)
    }
  }

  /// How many people or events lay between a figure and what was expected of it, or the range's
  /// limit where the method gives no expected figure.
  package static func difference(_ point: FigureSeries.Point) -> Double {
    guard let value = point.value else { return 0 }
    if let expected = point.expected { return abs(value - expected) }
    if let upper = point.upper, value > upper { return value - upper }
    if let lower = point.lower, value < lower { return lower - value }
    return 0
  }

  /// The largest difference among recent alarms, or the newest figure's where there is none.
  package var difference: Double {
    recentAlarms.map(Watched.difference).max() ?? series.latest.map(Watched.difference) ?? 0
  }

  /// How many people or events lie between the newest figure and that of a year before; zero where
  /// one of them is missing. A nationality that had no figure while its whole had one counts as none.
  package var yearDifference: Double {
    guard let latest = series.latest, let value = latest.value else { return 0 }
    if let before = series.yearBefore(latest.period) { return abs(value - before) }
    return nationality != nil && flow.total.yearBefore(latest.period) != nil ? value : 0
  }

  /// Figures below this are too few for a change of theirs to lead a page.
  package static let floor = 50.0

  /// Whether the newest figure or what was expected of it is large enough to be named.
  package var isSizable: Bool {
    series.latest.map(Watched.isSizable) ?? false
  }

  package static func isSizable(_ point: FigureSeries.Point) -> Bool {
    max(point.value ?? 0, point.expected ?? 0) >= floor
  }
}

extension ReportModel {
  /// Every series of the monitored flows: each whole, then its nationalities.
  package var watched: [Watched] { watched(in: flows) }

  package func watched(in flows: [Flow]) -> [Watched] {
    flows.flatMap { flow in
      [Watched(flow: flow, series: flow.total)]
        + flow.nationalities.map {
          Watched(flow: flow, nationality: $0.series.key.nationality, series: $0.series)
        }
    }
  }

  /// Series with a recent alarm whose newest figure is their source's newest, the largest
  /// difference first.
  package var alarmed: [Watched] {
    watched.filter { !$0.recentAlarms.isEmpty && isCurrent($0) }.sorted(by: Watched.comesFirst)
  }

  /// Recent alarms that may lead a page: of a whole, or of a nationality that is more than one in a
  /// hundred of its place's year.
  package var leading: [Watched] {
    alarmed.filter { watched in
      guard watched.isSizable else { return false }
      return watched.nationality == nil
        || watched.series.sum(last: 12) * 100 > watched.flow.total.sum(last: 12)
    }
  }

  /// The strongest changes: the largest differences from a year before, or from what was expected
  /// where an alarm says so.
  ///
  /// - Parameter perFlow: At most so many of one flow, so that a large place does not hide the
  ///   others.
  package func strongest(_ count: Int, perFlow: Int = .max) -> [Watched] {
    func size(_ watched: Watched) -> Double {
      max(watched.yearDifference, watched.recentAlarms.map(Watched.difference).max() ?? 0)
    }
    var told: [String: Int] = [:]
    let changed = watched.filter { size($0) >= Watched.floor && isCurrent($0) }.sorted {
      (size($0), $1.flow.id, $1.nationality ?? "") > (size($1), $0.flow.id, $0.nationality ?? "")
    }.filter { watched in
      told[watched.flow.id, default: 0] += 1
      return told[watched.flow.id, default: 0] <= perFlow
    }
    return Array(changed.prefix(count))
  }

  private func isCurrent(_ watched: Watched) -> Bool {
    guard let latest = watched.series.latest?.period,
      let newest = watched.flow.total.latest?.period, latest.frequency == newest.frequency
    else { return false }
    return latest.distance(to: newest) == 0
  }
}

extension Watched {
  /// By how many people a figure differs from what was expected, so that a large change comes
  /// before a surprising one among few people; ties by flow and nationality.
  static func comesFirst(_ left: Watched, _ right: Watched) -> Bool {
    let (a, b) = (left.difference, right.difference)
    if a != b { return a > b }
    return (left.flow.id, left.nationality ?? "") < (right.flow.id, right.nationality ?? "")
  }
}
