package import Domain

/// How many people wait between two neighbouring places: what came in, less what went on, added up;
/// with bounds, since not everybody is counted at both.
///
/// Of the people counted at the first place a share is counted at the second as well: some go another
/// way, some are not registered. With that share r the number waiting moves from S to
/// max(0, S + r · inflow - outflow). It cannot exceed what came in during the longest wait. The bounds
/// are those of the least and the greatest share that past years show, which is never above 1. Where
/// the second place has mostly counted more than the first, others join on the way or the same people
/// are counted again: who waits can then not be told from the two.
package struct WaitingStock: Sendable, Equatable {
  /// One month.
  package struct Month: Sendable, Equatable {
    package var period: Period
    /// Counted at the first place.
    package var inflow: Double
    /// Counted at the second.
    package var outflow: Double
    /// People waiting at the month's end, between these bounds.
    package var lower: Double
    package var upper: Double
    /// The lower bound, in days of the month's outflow; nil where nobody goes on.
    package var daysOfOutflow: Double?
    /// Whether outflow stays at one height while people wait: then it shows a quota or the buses there
    /// are, not how many people come.
    package var isSaturated: Bool

    package init(
      period: Period, inflow: Double, outflow: Double, lower: Double, upper: Double,
      daysOfOutflow: Double?, isSaturated: Bool
    ) {
      self.period = period
      self.inflow = inflow
      self.outflow = outflow
      self.lower = lower
      self.upper = upper
      self.daysOfOutflow = daysOfOutflow
      self.isSaturated = isSaturated
    }
  }

  /// What is assumed.
  package struct Options: Sendable, Equatable {
    /// Months over which the share counted at both places is measured at a time.
    package var window = 6
    /// How far back shares count for the bounds, in months.
    package var memory = 36
    /// Quantiles of past shares that make the bounds.
    package var lowerQuantile = 0.25
    package var upperQuantile = 0.75
    /// Nobody waits longer, in months.
    package var longestWait = 6
    /// Months that outflow has to stay at one height.
    package var plateau = 3
    /// Greatest relative distance from the plateau's mean.
    package var tolerance = 0.1
    /// Days of outflow that have to wait before a plateau counts as saturation.
    package var saturationDays = 7.0

    package init() {}
  }

  package var from: String
  package var to: String
  /// A nationality, a group, or everybody.
  package var code: String
  /// Months with both figures and enough past to bound the share, in time order.
  package var months: [Month]

  /// - Parameters:
  ///   - flows: what is counted along the route.
  ///   - stage: index of the second place; the first is the one before it.
  ///   - code: a nationality, a group, or everybody.
  ///   - graph: the corridor. People who can enter by air between the two places are no stock of the
  ///     first; nil is returned for their nationality.
  ///   - options: what is assumed.
  /// - Returns: nil where one of the places has no figures of them, or too few.
  package init?(
    _ flows: CorridorFlows, before stage: Int, of code: String, _ graph: CorridorGraph,
    _ options: Options = Options()
  ) {
    guard flows.stages.indices.contains(stage), stage > 0 else { return nil }
    let (first, second) = (flows.stages[stage - 1], flows.stages[stage])
    guard let inflow = first.series(code), let outflow = second.series(code) else { return nil }
    from = first.place.place
    to = second.place.place
    self.code = code
    months = []
    if let newest = second.newest,
      graph.isBypassed(from: from, to: to, nationality: code, on: flows.period(newest).end)
    {
      return nil
    }
    let shares = Self.shares(inflow, outflow, options)
    var bounds = (lower: 0.0, upper: 0.0)
    for index in inflow.indices {
      guard !inflow[index].isNaN, !outflow[index].isNaN else { continue }
      let past = shares[max(0, index - options.memory)...index].filter { !$0.isNaN }.sorted()
      guard past.count >= options.window else { continue }
      guard Self.quantile(past, 0.5) <= 1 else {
        bounds = (0, 0)
        continue
      }
      let high = min(1, Self.quantile(past, options.upperQuantile))
      let low = min(high, Self.quantile(past, options.lowerQuantile))
      let recent = inflow[max(0, index - options.longestWait + 1)...index]
        .reduce(0) { $1.isNaN ? $0 : $0 + $1 }
      func moved(_ stock: Double, _ share: Double) -> Double {
        min(share * recent, max(0, stock + share * inflow[index] - outflow[index]))
      }
      bounds.lower = moved(bounds.lower, low)
      bounds.upper = max(bounds.lower, moved(bounds.upper, high))
      let period = flows.period(index)
      let length = Double(period.start.distance(to: period.end) + 1)
      let days = outflow[index] > 0 ? bounds.lower / (outflow[index] / length) : nil
      months.append(
        Month(
          period: period, inflow: inflow[index], outflow: outflow[index], lower: bounds.lower,
          upper: bounds.upper, daysOfOutflow: days,
          isSaturated: Self.isFlat(outflow, until: index, options)
            && (days ?? 0) > options.saturationDays))
    }
    if months.isEmpty { return nil }
  }

  /// Sums of outflow over sums of inflow, window by window.
  private static func shares(
    _ inflow: [Double], _ outflow: [Double], _ options: Options
  ) -> [Double] {
    inflow.indices.map { index in
      guard index + 1 >= options.window else { return .nan }
      let range = (index + 1 - options.window)...index
      let enter = inflow[range].reduce(0, +)
      let leave = outflow[range].reduce(0, +)
      // With fewer than ten people a month a share says nothing.
      guard enter >= 10 * Double(options.window), leave.isFinite else { return .nan }
      return leave / enter
    }
  }

  /// Whether the last figures stay close to their mean.
  private static func isFlat(_ values: [Double], until index: Int, _ options: Options) -> Bool {
    guard index + 1 >= options.plateau else { return false }
    let last = values[(index + 1 - options.plateau)...index]
    let mean = last.reduce(0, +) / Double(last.count)
    return mean > 0 && last.allSatisfy { abs($0 - mean) <= options.tolerance * mean }
  }

  /// A quantile of sorted values, between neighbours by a straight line.
  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
