package import Domain

/// What is counted along the route, month by month: each place that some source observes, from south
/// to north, with everybody and each nationality on one time axis.
package struct CorridorFlows: Sendable {
  /// One observed place.
  package struct Stage: Sendable {
    package var place: CorridorPlace
    package var source: String
    package var indicator: String
    /// Everybody; NaN where no figure is known.
    package var total: [Double]
    /// By nationality.
    package var nationalities: [String: [Double]]
    /// By declared group of nationalities, each as it is declared for the newest period.
    package var groups: [String: [Double]]
    /// Whether a figure counts as known by its declared lag.
    package var isPseudoRealTime: Bool

    package init(
      place: CorridorPlace, source: String, indicator: String, total: [Double],
      nationalities: [String: [Double]], groups: [String: [Double]] = [:],
      isPseudoRealTime: Bool = false
    ) {
      self.place = place
      self.source = source
      self.indicator = indicator
      self.total = total
      self.nationalities = nationalities
      self.groups = groups
      self.isPseudoRealTime = isPseudoRealTime
    }

    /// Index of the newest month with a figure for everybody; nil where there is none.
    package var newest: Int? { total.lastIndex { !$0.isNaN } }

    /// The series of a nationality, a group, or everybody (``SeriesKey/whole``).
    package func series(_ code: String) -> [Double]? {
      code == SeriesKey.whole ? total : nationalities[code] ?? groups[code]
    }
  }

  /// The month of the first value.
  package let start: Period
  /// Number of months.
  package let count: Int
  /// From south to north.
  package let stages: [Stage]

  /// - Parameters:
  ///   - start: a month.
  ///   - stages: from south to north, all series of one length.
  package init(start: Period, stages: [Stage]) {
    precondition(start.frequency == .month, "the corridor is followed by months")
    let count = stages.first?.total.count ?? 0
    precondition(
      stages.allSatisfy { stage in
        stage.total.count == count && stage.nationalities.values.allSatisfy { $0.count == count }
          && stage.groups.values.allSatisfy { $0.count == count }
      }, "all series share one time axis")
    self.start = start
    self.count = count
    self.stages = stages
  }

  /// Takes from sorted flows what is counted along the route: at each observed place the source that
  /// its declaration names first and that publishes nationalities by months.
  ///
  /// - Parameters:
  ///   - families: flows as known on a day.
  ///   - graph: the corridor.
  ///   - territory: says which flows go north.
  /// - Returns: nil where no place has any figure.
  package init?(_ families: [FlowFamily], along graph: CorridorGraph, _ territory: Territory) {
    let found = graph.observedPlaces.compactMap { place -> (CorridorPlace, FlowFamily)? in
      place.observedBy.lazy.compactMap { source in
        families.first { family in
          family.id.source == source && family.id.place == place.place
            && family.id.frequency == .month
            && territory.direction(of: family.id.indicator) == .northbound
            && !family.parts(by: .nationality).isEmpty
        }
      }.first.map { (place, $0) }
    }
    guard let start = found.map(\.1.whole.start).min(), let end = found.map(\.1.whole.end).max()
    else { return nil }
    let count = start.distance(to: end) + 1
    func aligned(_ history: SeriesHistory) -> [Double] {
      (0..<count).map { history[start.advanced(by: $0)] }
    }
    func parts(_ family: FlowFamily, _ breakdown: FlowFamily.Breakdown) -> [String: [Double]] {
      Dictionary(
        family.parts(by: breakdown).map { ($0.code, aligned($0.history)) },
        uniquingKeysWith: { first, _ in first })
    }
    self.init(
      start: start,
      stages: found.map { place, family in
        Stage(
          place: place, source: family.id.source, indicator: family.id.indicator,
          total: aligned(family.whole), nationalities: parts(family, .nationality),
          groups: parts(family, .group), isPseudoRealTime: family.whole.isPseudoRealTime)
      })
  }

  package func period(_ index: Int) -> Period { start.advanced(by: index) }

  /// One group of people on its way: its counts at every place that has any, from south to north.
  ///
  /// - Parameter code: a nationality, a declared group, or everybody (``SeriesKey/whole``).
  package func along(_ code: String) -> [(place: CorridorPlace, values: [Double])] {
    stages.compactMap { stage in stage.series(code).map { (stage.place, $0) } }
  }
}
