import Kernels

/// The output of control charts: `period, value, statistic, limit, alarm`.
struct ChartRows {
  /// The columns after `series`, with what the statistic and its limit are.
  static func columns(statistic: String, limit: String) -> [Column] {
    [
      Column("period", .period, "the period judged"),
      Column("value", .number, "its value"),
      Column("statistic", .number, statistic),
      Column("limit", .number, limit),
      Column("alarm", .flag, "1 where the statistic reaches its limit; empty where not judged"),
    ]
  }

  /// Rows of all series of a block.
  ///
  /// - Parameters:
  ///   - block: the series.
  ///   - baseline: where judging and output begin, and what became of each series.
  ///   - statistics: one a judged period.
  ///   - limit: the limit of a judged period, counted from the first.
  ///   - isAlarm: whether a statistic at its limit alarms, given statistic and limit.
  static func scores(
    _ block: SeriesBlock, _ baseline: ChartBaseline, statistics: UnsafePointer<Lanes>,
    limit: (Int) -> Lanes, isAlarm: (Lanes, Lanes) -> LaneMask
  ) -> [SeriesScore] {
    let rows = block.length - baseline.first
    return LaneScratch.with(lanes: 3 * rows) { results in
      for place in 0..<(3 * rows) { results[place] = Lanes(repeating: .nan) }
      for time in max(baseline.first, baseline.start)..<max(baseline.start, block.length) {
        let (row, judged) = (time - baseline.first, time - baseline.start)
        let value = block.values[time]
        let isMissing = value .!= value
        let (statistic, bound) = (statistics[judged], limit(judged))
        let alarm = Lanes.zero.replacing(with: 1, where: isAlarm(statistic, bound))
        results[row] = statistic.replacing(with: .nan, where: isMissing)
        results[rows + row] = bound
        results[2 * rows + row] = alarm.replacing(with: .nan, where: isMissing)
      }
      return (0..<block.count).map { lane in
        let status = baseline.statuses[lane]
        let columns = (0..<3).map { UnsafePointer(results + $0 * rows) }
        return SeriesScore(
          status: status,
          cells: status == .scored
            ? PeriodRows.cells(block, lane: lane, from: baseline.first, columns)
            : PeriodRows.unjudged(block, lane: lane, from: baseline.first, columns: 3))
      }
    }
  }
}
