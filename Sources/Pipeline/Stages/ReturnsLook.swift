import Domain
import Phases
import Statistics
import Warehouse

/// What is said of returns, reception and deaths, in the warehouse's form.
struct ReturnsLook {
  /// What the rows are made of.
  struct Figures {
    /// Of returns carried out and received, by month.
    var returns: [CountSeries] = []
    var deaths: [CountSeries] = []
    /// Everybody counted at a place; of counts that are no crossings the key alone.
    var flows: [CountSeries] = []
    /// Places of reception and mean stay.
    var capacity: [CountSeries] = []
  }

  private let reference: ReferenceRows
  private let options: PipelineFile.Returns
  private let words: ReturnWords

  init(_ reference: ReferenceRows, _ options: PipelineFile.Returns) {
    self.reference = reference
    self.options = options
    words = ReturnWords(reference.codes)
  }

  /// - Complexity: O(figures) and the forecasts of ``ReceptionOutlook``.
  func rows(_ figures: Figures, absent: (String) -> AbsentRows) -> ReturnsRows {
    let lines = ReturnLine.lines(figures.returns, absent: absent)
    let told = lines.filter { $0.usual >= options.outlook.leastPeople && !isSpecial($0.key) }
    var rows = ReturnsRows()
    rows.shares = told.flatMap(shares)
    rows.mirrors = mirrors(lines)
    rows.outlook = ReceptionOutlook(current(told).map(\.counts), options.outlook).entries
      .map(ReceptionOutlookRow.init)
    rows.loads = loads(lines, rows.outlook, figures.capacity)
    rows.deaths = DeathMonitor(
      deaths: figures.deaths, flows: figures.flows, countries: countries
    ).windows.map(DeathWindowRow.init)
    return rows
  }

  /// Codes such as `OOO` or `XXX` name no country that receives anybody.
  private func isSpecial(_ key: SeriesKey) -> Bool {
    reference.countries.contains {
      $0.kind == .special && ($0.code == key.nationality || $0.code == key.counterpart)
    }
  }

  /// Lines that reach as far as their source: one that has ended has no next month.
  private func current(_ lines: [ReturnLine]) -> [ReturnLine] {
    var newest: [String: Period] = [:]
    for line in lines {
      guard let own = line.counts.newest else { continue }
      newest[line.key.source] = max(own, newest[line.key.source] ?? own)
    }
    return lines.filter { $0.counts.newest == newest[$0.key.source] }
  }

  private func shares(_ line: ReturnLine) -> [ReturnShareRow] {
    guard let newest = line.counts.newest else { return [] }
    let windows =
      (0..<options.months).reversed().map { (newest.advanced(by: -$0), 1) }
      + [(newest.advanced(by: -12), 12), (newest, 12)]
    return ReturnGroup.allCases.flatMap { group in
      windows.compactMap { period, months in
        line.share(of: group, until: period, months: months, words).map(ReturnShareRow.init)
      }
    }
  }

  private func mirrors(_ lines: [ReturnLine]) -> [MirrorRow] {
    let members = Set(reference.countries.filter(\.isMember).map(\.code))
    return MirrorPair.pairs(lines, among: members).flatMap { pair in
      pair.months.map { month in
        MirrorRow(
          sender: pair.sender, receiver: pair.receiver, period: month.period,
          sentKey: pair.sentKey, receivedKey: pair.receivedKey, sent: month.sent,
          received: month.received, notStated: month.notStated, gap: month.gap,
          relativeGap: month.relativeGap,
          isFlagged: abs(month.relativeGap ?? 0) > options.mirrorGap)
      }
    }
  }

  /// Everybody whom a country received, against the capacity that it declares.
  private func loads(
    _ lines: [ReturnLine], _ outlook: [ReceptionOutlookRow], _ capacity: [CountSeries]
  ) -> [ReceptionLoadRow] {
    lines.filter {
      $0.key.indicator == ReturnIndicator.received && $0.key.counterpart == SeriesKey.whole
        && $0.key.nationality == SeriesKey.whole
    }.flatMap { line -> [ReceptionLoadRow] in
      guard let newest = line.counts.newest, let arrivals = line.counts[newest] else { return [] }
      func row(
        _ period: Period, _ basis: ReceptionLoadRow.Basis, _ arrivals: Double,
        _ limits: ClosedRange<Double>?
      ) -> ReceptionLoadRow? {
        guard
          let known = ReceptionLoad.Capacity(capacity, of: line.key.place, for: period),
          let load = ReceptionLoad(arrivals: arrivals, in: period, known)
        else { return nil }
        let ends = limits.flatMap { limits -> ClosedRange<Double>? in
          guard let low = ReceptionLoad(arrivals: limits.lowerBound, in: period, known),
            let high = ReceptionLoad(arrivals: limits.upperBound, in: period, known)
          else { return nil }
          return low.load...high.load
        }
        return ReceptionLoadRow(
          key: line.key, period: period, basis: basis, arrivalsPerDay: load.arrivalsPerDay,
          stayDays: known.stayDays, places: known.places, present: load.present, load: load.load,
          limits80: ends)
      }
      let ahead = outlook.filter { $0.key == line.key }.compactMap { entry in
        let expected = entry.expectation ?? entry.noChange
        return row(
          entry.period, entry.expectation == nil ? .noChange : .expected, expected.people,
          expected.limits80)
      }
      return [row(newest, .counted, arrivals, nil)].compactMap(\.self) + ahead
    }
  }

  /// The country that a place lies in; of a country itself.
  private var countries: [String: String] {
    var countries = Dictionary(
      reference.countries.map { ($0.code, $0.code) }, uniquingKeysWith: { first, _ in first })
    for place in reference.places { countries[place.code] = place.country }
    return countries
  }
}

extension ReturnShareRow {
  fileprivate init(_ share: ReturnShare) {
    self.init(
      key: share.key, group: share.group.rawValue, period: share.period, months: share.months,
      people: share.share.part, whole: share.share.whole, notStated: share.notStated,
      share: share.share.value, limits: share.share.limits())
  }
}

extension ReceptionOutlookRow {
  fileprivate init(_ entry: ReceptionOutlook.Entry) {
    let lead: Lead =
      switch entry.verdict {
      case .measured: .measured
      case .notBetter: .notBetter
      case .tooShort: .tooShort
      }
    let skill = entry.skill
    self.init(
      key: entry.key, steps: entry.steps, newest: entry.newest, period: entry.period, lead: lead,
      expectation: entry.expectation.map(OutlookRow.Expectation.init),
      noChange: OutlookRow.Expectation(entry.noChange),
      record: skill.trials == 0
        ? nil
        : Record(
          trials: skill.trials, error: skill.error, noChangeError: skill.noChangeError,
          seasonError: skill.seasonError.isNaN ? nil : skill.seasonError, skill: skill.skill,
          p: skill.p),
      isPseudoRealTime: entry.isPseudoRealTime)
  }
}

extension OutlookRow.Expectation {
  fileprivate init(_ expectation: ReceptionOutlook.Expectation) {
    self.init(
      people: expectation.people, limits80: expectation.limits80, limits95: expectation.limits95,
      coverage80: expectation.coverage80)
  }
}

extension DeathWindowRow {
  fileprivate init(_ window: DeathMonitor.Window) {
    self.init(
      key: window.key, window: window.kind.rawValue, first: window.first, last: window.last,
      months: window.months, silentMonths: window.silentMonths, deaths: window.deaths,
      limits: window.limits, denominator: window.denominator.rawValue,
      rate: window.rate.map {
        Rate(
          crossingsKey: $0.crossingsKey, months: $0.months, deaths: $0.deaths,
          crossings: $0.crossings, perTenThousand: $0.perTenThousand, limits: $0.limits)
      })
  }
}
