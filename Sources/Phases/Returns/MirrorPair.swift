package import Domain

/// What one country says it returned to another, beside what the other says it received.
///
/// Neither figure is the true one. The two count different things (people of a nationality, and
/// nationals received from a country; the day of departure and that of arrival), so that a gap is a
/// question to both offices and no finding against one.
package struct MirrorPair: Sendable, Equatable {
  /// One month of both; a side without a figure is nil, never 0.
  package struct Month: Sendable, Equatable {
    package var period: Period
    package var sent: Double?
    package var received: Double?
    /// People whom the receiving country received without saying from where: some of them may have
    /// come from the sending country.
    package var notStated: Double

    /// Received less sent; nil where a side is missing.
    package var gap: Double? {
      if let sent, let received { received - sent } else { nil }
    }

    /// The gap over the mean of both, from −2 to 2: neither side is the measure of the other.
    package var relativeGap: Double? {
      guard let sent, let received, let gap, sent + received > 0 else { return nil }
      return gap / ((sent + received) / 2)
    }

    package init(period: Period, sent: Double?, received: Double?, notStated: Double = 0) {
      self.period = period
      self.sent = sent
      self.received = received
      self.notStated = notStated
    }
  }

  package var sender: String
  package var receiver: String
  /// Nil where no source has the figure.
  package var sentKey: SeriesKey?
  package var receivedKey: SeriesKey?
  /// Without gaps, from the first to the last month that a side has.
  package var months: [Month]

  /// Pairs of every source that says whom it returned or from where it received.
  ///
  /// - Parameters:
  ///   - lines: of both indicators.
  ///   - countries: those between which returns are compared; a pair whose other side no source has
  ///     is made for these alone.
  ///   - months: newest months of a pair with one side only.
  /// - Returns: pairs by sender and receiver, those with both sides before all others.
  package static func pairs(
    _ lines: [ReturnLine], among countries: Set<String>, months: Int = 12
  ) -> [MirrorPair] {
    var sent: [Route: ReturnLine] = [:]
    var received: [Route: ReturnLine] = [:]
    var unknown: [String: CountSeries] = [:]
    for line in lines {
      switch line.key.indicator {
      case ReturnIndicator.carriedOut where line.key.nationality != SeriesKey.whole:
        keep(line, Route(line.key.place, line.key.nationality), &sent)
      case ReturnIndicator.received where line.key.counterpart == notPublished:
        unknown[line.key.place] = line.counts
      case ReturnIndicator.received where line.key.counterpart != SeriesKey.whole:
        keep(line, Route(line.key.counterpart, line.key.place), &received)
      default: continue
      }
    }
    let both = sent.keys.filter { received[$0] != nil }
    let one = Set(sent.keys).union(received.keys).subtracting(both).filter {
      countries.contains($0.sender) && countries.contains($0.receiver)
    }
    return both.sorted().map { route in
      MirrorPair(route, sent[route]?.counts, received[route]?.counts, unknown[route.receiver])
    }
      + one.sorted().map { route in
        var pair = MirrorPair(route, sent[route]?.counts, received[route]?.counts, nil)
        pair.months = Array(pair.months.suffix(months))
        return pair
      }.filter { !$0.months.isEmpty }
  }

  /// `XXX`: the other country is not published.
  private static let notPublished = "XXX"

  private struct Route: Hashable, Comparable {
    var sender: String
    var receiver: String

    init(_ sender: String, _ receiver: String) {
      self.sender = sender
      self.receiver = receiver
    }

    static func < (left: Route, right: Route) -> Bool {
      (left.sender, left.receiver) < (right.sender, right.receiver)
    }
  }

  /// Of several sources of one figure the one that reaches farthest, the first of equals.
  private static func keep(
    _ line: ReturnLine, _ route: Route, _ lines: inout [Route: ReturnLine]
  ) {
    if let known = lines[route], known.counts.end >= line.counts.end { return }
    lines[route] = line
  }

  private init(
    _ route: Route, _ sent: CountSeries?, _ received: CountSeries?, _ unknown: CountSeries?
  ) {
    sender = route.sender
    receiver = route.receiver
    sentKey = sent?.key
    receivedKey = received?.key
    months = []
    // Before a side began to publish there is nothing to compare.
    let starts = [sent?.start, received?.start].compactMap(\.self)
    let ends = [sent?.newest, received?.newest].compactMap(\.self)
    guard let first = starts.max(), let last = ends.max(), first <= last else { return }
    months = (0...first.distance(to: last)).map { step in
      let period = first.advanced(by: step)
      return Month(
        period: period, sent: sent?[period], received: received?[period],
        notStated: unknown?[period] ?? 0)
    }
  }
}

/// Codes of the indicators of phase IV.
package enum ReturnIndicator {
  package static let carriedOut = "returns-carried-out"
  package static let received = "returns-received"
  package static let places = "reception-places"
  package static let stay = "mean-stay-days"
}
