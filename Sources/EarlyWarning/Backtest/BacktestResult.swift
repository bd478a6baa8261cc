package import Domain

/// Everything that a back-test found.
package struct BacktestResult: Sendable, Equatable {
  /// A country's quarter, one direction: the unit in which all four cells can be counted.
  package struct Quarter: Sendable, Equatable {
    package var method: String
    package var country: String
    package var quarter: Period
    package var direction: PastWarning.Direction
    package var cell: VerificationCell
    package var hits: Int
    package var misses: Int
    package var falseAlarms: Int
  }

  /// A public act with what became of its watches.
  package struct WatchOutcome: Sendable, Equatable {
    package var act: String
    package var announcedOn: Day
    package var appliesOn: Day
    /// Series that were watched.
    package var series: Int
    package var effect: PublicAct.Effect
    /// Nil where the effect was not measured.
    package var cell: VerificationCell?
    /// Days from the opening of the watch to the day on which the act applied.
    package var lead: Int
  }

  /// How a method did, over all or in one direction.
  package struct Summary: Sendable, Equatable {
    package var method: String
    /// Nil for both together.
    package var direction: PastWarning.Direction?
    package var hits: Int
    package var misses: Int
    package var warnings: Int
    package var falseAlarms: Int
    /// Countries times quarters.
    package var countryQuarters: Int
    package var medianLeadToEvent: Double?
    package var medianLeadToPeak: Double?
    /// Country-quarters by cell.
    package var cells: [VerificationCell: Int]

    package var hitRate: Double {
      hits + misses == 0 ? .nan : Double(hits) / Double(hits + misses)
    }

    package var falseAlarmsPerCountryQuarter: Double {
      countryQuarters == 0 ? .nan : Double(falseAlarms) / Double(countryQuarters)
    }
  }

  package var first: Day
  package var last: Day
  /// Days on which was looked.
  package var looks: Int
  /// Series that the register of changes covers.
  package var series: Int
  package var methods: [String]
  package var outcomes: [Verification.Outcome] = []
  package var judgements: [Verification.Judgement] = []
  package var quarters: [Quarter] = []
  package var watches: [WatchOutcome] = []
  package var summaries: [Summary] = []

  package init(first: Day, last: Day, looks: Int, series: Int, methods: [String]) {
    self.first = first
    self.last = last
    self.looks = looks
    self.series = series
    self.methods = methods
  }
}

extension BacktestResult {
  /// Verifies what methods would have said.
  ///
  /// - Parameters:
  ///   - warnings: of all methods, in any order.
  ///   - country: of a place.
  ///   - peak: the last day of the period with the extreme figure after an event.
  package mutating func verify(
    _ warnings: [PastWarning], by verification: Verification, country: (String) -> String?,
    peak: (RegimeChange) -> Day?
  ) {
    let byMethod = Dictionary(grouping: warnings, by: \.method)
    for method in methods {
      let own = byMethod[method] ?? []
      let outcomes = verification.outcomes(of: method, own, peak: peak)
      let judgements = verification.judgements(own)
      let quarters = quarters(method, outcomes, judgements, country)
      self.outcomes += outcomes
      self.judgements += judgements
      self.quarters += quarters
      for direction in [nil] + PastWarning.Direction.allCases.map(Optional.some) {
        summaries.append(summary(method, direction, outcomes, judgements, quarters))
      }
    }
  }

  private func quarters(
    _ method: String, _ outcomes: [Verification.Outcome],
    _ judgements: [Verification.Judgement], _ country: (String) -> String?
  ) -> [Quarter] {
    struct Unit: Hashable {
      var country: String
      var quarter: Period
      var direction: PastWarning.Direction
    }
    var counts: [Unit: (hits: Int, misses: Int, falseAlarms: Int)] = [:]
    var countries: Set<String> = []
    for outcome in outcomes {
      let event = outcome.event
      guard let country = country(event.place),
        let direction = PastWarning.Direction(rawValue: event.direction.rawValue)
      else { continue }
      countries.insert(country)
      let unit = Unit(
        country: country, quarter: Period(.quarter, containing: event.firstPeriod.start),
        direction: direction)
      if outcome.cell == .hit {
        counts[unit, default: (0, 0, 0)].hits += 1
      } else {
        counts[unit, default: (0, 0, 0)].misses += 1
      }
    }
    for judgement in judgements where judgement.cell == .falseAlarm {
      guard let country = country(judgement.first.key.place) else { continue }
      countries.insert(country)
      let unit = Unit(
        country: country, quarter: Period(.quarter, containing: judgement.first.period.start),
        direction: judgement.first.direction)
      counts[unit, default: (0, 0, 0)].falseAlarms += 1
    }
    let (start, end) = (
      Period(.quarter, containing: first), Period(.quarter, containing: last)
    )
    return countries.sorted().flatMap { country in
      (0...max(0, start.distance(to: end))).flatMap { step in
        PastWarning.Direction.allCases.map { direction in
          let unit = Unit(
            country: country, quarter: start.advanced(by: step), direction: direction)
          let found = counts[unit] ?? (0, 0, 0)
          let happened = found.hits + found.misses > 0
          return Quarter(
            method: method, country: country, quarter: unit.quarter, direction: direction,
            cell: VerificationCell(
              warned: happened ? found.hits > 0 : found.falseAlarms > 0, happened: happened),
            hits: found.hits, misses: found.misses, falseAlarms: found.falseAlarms)
        }
      }
    }
  }

  private func summary(
    _ method: String, _ direction: PastWarning.Direction?, _ outcomes: [Verification.Outcome],
    _ judgements: [Verification.Judgement], _ quarters: [Quarter]
  ) -> Summary {
    func isOwn(_ word: String) -> Bool { direction == nil || direction?.rawValue == word }
    let outcomes = outcomes.filter { isOwn($0.event.direction.rawValue) }
    let judgements = judgements.filter { isOwn($0.first.direction.rawValue) }
    let quarters = quarters.filter { isOwn($0.direction.rawValue) }
    let hits = outcomes.filter { $0.cell == .hit }
    return Summary(
      method: method, direction: direction, hits: hits.count,
      misses: outcomes.count - hits.count, warnings: judgements.count,
      falseAlarms: judgements.count { $0.cell == .falseAlarm },
      countryQuarters: direction == nil ? quarters.count / 2 : quarters.count,
      medianLeadToEvent: median(hits.compactMap(\.leadToEvent)),
      medianLeadToPeak: median(hits.compactMap(\.leadToPeak)),
      cells: Dictionary(quarters.map { ($0.cell, 1) }, uniquingKeysWith: +))
  }

  private func median(_ days: [Int]) -> Double? {
    days.isEmpty ? nil : Median.of(days.map(Double.init))
  }

  /// Verifies watches apart from signals: an announced act with a measured effect is a hit, one
  /// after which nothing changed, or the contrary happened, a false alarm.
  package mutating func verifyWatches(_ acts: [PublicAct], _ watches: [EventWatch]) {
    let byAct = Dictionary(grouping: watches, by: \.act)
    self.watches = acts.filter { (first...last).contains($0.announcedOn) }
      .sorted { ($0.announcedOn, $0.id) < ($1.announcedOn, $1.id) }.map { act in
        let own = byAct[act.id] ?? []
        let happened: Bool? =
          switch act.effect {
          case .asExpected: true
          case .noChange, .contrary: false
          case .notMeasured: nil
          }
        return WatchOutcome(
          act: act.id, announcedOn: act.announcedOn, appliesOn: act.appliesOn,
          series: Set(own.map(\.key)).count, effect: act.effect,
          cell: happened.map { VerificationCell(warned: !own.isEmpty, happened: $0) },
          lead: act.announcedOn.distance(to: act.appliesOn))
      }
  }
}
