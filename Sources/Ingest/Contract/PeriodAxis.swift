import Domain

/// What the periods of a file tell together.
enum PeriodAxis {
  struct LongerPeriods {
    var value: String
    var message: String
  }

  /// Whole years or quarters that are dated on their first month.
  ///
  /// At least three periods that follow one another exactly a year (or five that follow one another
  /// exactly a quarter) apart, each the first of its year (quarter), while other periods stand
  /// closer: nobody publishes only Januaries for ten years and then every month. Where all periods
  /// are that far apart the file is one of whole years altogether, and the same holds.
  ///
  /// - Parameter axis: ordinals of one frequency in ascending order.
  static func longerPeriods(in axis: [Int], _ frequency: Frequency) -> LongerPeriods? {
    let longer: [(Frequency, step: Int, least: Int)]
    switch frequency {
    case .month: longer = [(.year, 12, 3), (.quarter, 3, 5)]
    case .quarter: longer = [(.year, 4, 3)]
    case .day, .week, .year: longer = []
    }
    for (whole, step, least) in longer {
      guard let run = run(in: axis, frequency, whole, step), run.count >= least else { continue }
      let first = Period(frequency: frequency, ordinal: run.lowerBound)
      let last = Period(frequency: frequency, ordinal: run.upperBound)
      return LongerPeriods(
        value: "\(first) … \(last)",
        message: "from \(first) to \(last) there is one \(frequency.rawValue) a "
          + "\(whole.rawValue), the first: these look like whole \(whole.rawValue)s dated on their "
          + "first \(frequency.rawValue); declare them with `whole_years`, or give each figure its "
          + "own period")
    }
    return nil
  }

  private struct Run {
    var lowerBound: Int
    var upperBound: Int
    var count: Int
  }

  /// The longest run of periods that are a whole longer period apart and begin one each.
  private static func run(
    in axis: [Int], _ frequency: Frequency, _ whole: Frequency, _ step: Int
  ) -> Run? {
    var best: Run?
    var current: Run?
    for (place, ordinal) in axis.enumerated() {
      let period = Period(frequency: frequency, ordinal: ordinal)
      let begins = Period(whole, containing: period.start).start == period.start
      if var run = current, begins, ordinal - run.upperBound == step {
        run.upperBound = ordinal
        run.count += 1
        current = run
      } else {
        current = begins ? Run(lowerBound: ordinal, upperBound: ordinal, count: 1) : nil
      }
      // A period with a neighbour closer than that begins the shorter ones.
      let isFollowedClosely = place + 1 < axis.count && axis[place + 1] - ordinal < step
      if let run = current, !isFollowedClosely, run.count > best?.count ?? 0 { best = run }
    }
    return best
  }

  /// Periods without any figure between the first and the last.
  static func gaps(
    in axis: [Int], _ frequency: Frequency, allowed: [Period]
  ) -> [Period] {
    guard let first = axis.first, let last = axis.last else { return [] }
    let known = Set(axis)
    let excused = Set(allowed.filter { $0.frequency == frequency }.map(\.ordinal))
    return (first...last).lazy.filter { !known.contains($0) && !excused.contains($0) }
      .map { Period(frequency: frequency, ordinal: $0) }
  }
}
