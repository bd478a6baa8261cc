package import Domain

/// Deaths and disappearances during migration: how many could be documented, and per 10,000 crossings
/// where crossings are counted.
///
/// Every count is a minimum. A month without a documented incident is no month without deaths, so the
/// monitor counts how many of a window's months had none. One incident may take many lives: the limits,
/// which take deaths as independent, are then narrower than they should be.
package struct DeathMonitor: Sendable {
  /// Whether there is a figure of crossings to set deaths against, and if not, why.
  package enum Denominator: String, Sendable, CaseIterable {
    /// People whose passage was counted.
    case crossings
    /// Only entries that people had registered: the number moves with the registering.
    case registrations
    /// Only encounters with an authority: one person counts several times, others never.
    case encounters
    /// Nobody publishes a count for the country.
    case none
  }

  /// Several months of a country and route.
  package struct Window: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
      /// A calendar year, or the part of it that has figures.
      case year
      /// The newest twelve months.
      case newest
      /// The twelve months before those.
      case before
    }

    package var key: SeriesKey
    package var kind: Kind
    package var first: Period
    package var last: Period
    package var months: Int
    /// Of these, months without a documented incident.
    package var silentMonths: Int
    package var deaths: Double
    /// Exact limits (Garwood) at 95 %.
    package var limits: ClosedRange<Double>
    package var denominator: Denominator
    /// The rate in the same months; nil without a sound denominator.
    package var rate: Rate?
  }

  /// Deaths per 10,000 crossings, both of the months for which crossings are known.
  package struct Rate: Sendable, Equatable {
    package var crossingsKey: SeriesKey
    package var months: Int
    package var deaths: Double
    package var crossings: Double
    package var perTenThousand: Double
    /// Exact limits (Garwood) at 95 %, crossings taken as known.
    package var limits: ClosedRange<Double>
  }

  package var windows: [Window]

  /// - Parameters:
  ///   - deaths: by country and route, months.
  ///   - flows: everybody counted at a place, months or years, by indicator. Of what is no crossing the
  ///     key is enough: it says why there is no rate.
  ///   - countries: the country that a place lies in.
  /// - Complexity: O(values).
  package init(deaths: [CountSeries], flows: [CountSeries], countries: [String: String]) {
    var sources: [String: (first: Period, last: Period)] = [:]
    for series in deaths {
      guard let newest = series.newest else { continue }
      let known = sources[series.key.source] ?? (series.start, newest)
      sources[series.key.source] = (min(known.first, series.start), max(known.last, newest))
    }
    let denominators = Denominators(flows, countries)
    windows = []
    for series in deaths where series.newest != nil {
      guard let span = sources[series.key.source] else { continue }
      windows += Self.windows(series, span, denominators)
    }
  }

  private static func windows(
    _ series: CountSeries, _ span: (first: Period, last: Period), _ denominators: Denominators
  ) -> [Window] {
    let sound = denominators.crossings[series.key.place]
    let why = denominators.verdict(series.key.place)
    func window(_ kind: Window.Kind, _ periods: [Period]) -> Window? {
      let periods = periods.filter { span.first <= $0 && $0 <= span.last }
      guard let first = periods.first, let last = periods.last else { return nil }
      let counts = periods.map { series[$0] ?? 0 }
      let deaths = counts.reduce(0, +)
      let rate = sound.flatMap { Self.rate(series, $0, periods) }
      return Window(
        key: series.key, kind: kind, first: first, last: last, months: periods.count,
        silentMonths: counts.count { $0 == 0 }, deaths: deaths,
        limits: DeathRate.limits(deaths),
        denominator: rate == nil && why == .crossings ? .none : why,
        rate: rate)
    }
    let years = Set(
      (0...span.first.distance(to: span.last)).map {
        span.first.advanced(by: $0).start.components.year
      })
    return years.sorted().compactMap { year in
      window(.year, (1...12).compactMap { Period(year: year, month: $0) })
    }
      + [
        window(.newest, span.last.window(12)),
        window(.before, span.last.advanced(by: -12).window(12)),
      ].compactMap(\.self)
  }

  private static func rate(
    _ series: CountSeries, _ sound: Denominators.Crossings, _ periods: [Period]
  ) -> Rate? {
    let known = sound.known(periods)
    let deaths = series.sum(known.months)
    return DeathRate(deaths: deaths, crossings: known.crossings).map {
      Rate(
        crossingsKey: sound.key, months: known.months.count, deaths: deaths,
        crossings: known.crossings, perTenThousand: $0.value, limits: $0.limits())
    }
  }
}

/// What crossings are known of each country, and what stands where they are not.
private struct Denominators {
  /// Crossings counted at one place, by months or, for earlier years, by whole years.
  struct Crossings {
    var key: SeriesKey
    var months: CountSeries?
    var years: CountSeries?

    /// The months of a window whose crossings are known, with their sum. A whole year stands for all
    /// of its twelve months and for no fewer.
    func known(_ periods: [Period]) -> (months: [Period], crossings: Double) {
      let own = periods.filter { months?[$0] != nil }
      guard own.isEmpty else { return (own, months?.sum(own) ?? 0) }
      guard periods.count == 12, let first = periods.first,
        let year = Optional(Period(.year, containing: first.start)),
        periods.allSatisfy({ Period(.year, containing: $0.start) == year }),
        let crossings = years?[year]
      else { return ([], 0) }
      return (periods, crossings)
    }
  }

  var crossings: [String: Crossings] = [:]
  private var others: [String: DeathMonitor.Denominator] = [:]

  init(_ flows: [CountSeries], _ countries: [String: String]) {
    var places: [String: Set<String>] = [:]
    for flow in flows.sorted(by: { $0.key.source < $1.key.source }) {
      guard let country = countries[flow.key.place] else { continue }
      switch flow.key.indicator {
      case "crossings":
        places[country, default: []].insert(flow.key.place)
        var known = crossings[country] ?? Crossings(key: flow.key)
        // Of several sources of the same place the first with figures of the frequency.
        switch flow.key.frequency {
        case .month where known.months == nil:
          known.months = flow
          known.key = flow.key
        case .year where known.years == nil: known.years = flow
        default: break
        }
        crossings[country] = known
      case "registrations": others[country] = .registrations
      case "encounters", "irregular-situation-events":
        if others[country] == nil { others[country] = .encounters }
      default: break
      }
    }
    // Two places in one country: which of them a death belongs to is not published.
    for (country, names) in places where names.count > 1 {
      crossings[country] = nil
      others[country] = others[country] ?? DeathMonitor.Denominator.none
    }
  }

  func verdict(_ country: String) -> DeathMonitor.Denominator {
    crossings[country] != nil ? .crossings : others[country] ?? .none
  }
}
