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
  /// or the distance in parts of the 95 % range.
  package var surprise: Double? { series.latest.flatMap(Watched.surprise) }

  package static func surprise(_ point: FigureSeries.Point) -> Double? {
    if let z = point.z { return z }
    guard let value = point.value, let expected = point.expected, let lower = point.lower,
      let upper = point.upper, upper > lower
    else { return nil }
    return (value - expected) / ((upper - lower) / 3.92)
  }

  /// The distance of the newest figure from what was expected, in people or events.
  package var difference: Double {
    guard let latest = series.latest, let value = latest.value, let expected = latest.expected
    else { return 0 }
    return abs(value - expected)
  }

  /// Figures below this are too few for a change of theirs to lead a page.
  package static let floor = 50.0

  /// Whether the newest figure or what was expected of it is large enough to be named.
  package var isSizable: Bool {
    guard let latest = series.latest else { return false }
    return max(latest.value ?? 0, latest.expected ?? 0) >= Watched.floor
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

  /// Series whose newest figure raised an alarm and is no older than a quarter before the newest
  /// figure of its source, the largest difference first.
  package var alarmed: [Watched] {
    watched.filter { $0.isSizable && $0.series.latest?.isAlarm == true && isCurrent($0) }
      .sorted(by: Watched.comesFirst)
  }

  /// The strongest changes, alarms first.
  package func strongest(_ count: Int) -> [Watched] {
    let rest = watched.filter {
      $0.isSizable && $0.series.latest?.isAlarm == false && $0.surprise != nil && isCurrent($0)
    }
    return Array((alarmed + rest.sorted(by: Watched.comesFirst)).prefix(count))
  }

  private func isCurrent(_ watched: Watched) -> Bool {
    guard let latest = watched.series.latest?.period,
      let newest = watched.flow.total.latest?.period, latest.frequency == newest.frequency
    else { return false }
    return latest.distance(to: newest) == 0
  }
}

extension Watched {
  /// By how many people the newest figure differs from what was expected, so that a large change
  /// comes before a surprising one among few people; ties by flow and nationality.
  static func comesFirst(_ left: Watched, _ right: Watched) -> Bool {
    let (a, b) = (left.difference, right.difference)
    if a != b { return a > b }
    return (left.flow.id, left.nationality ?? "") < (right.flow.id, right.nationality ?? "")
  }
}
