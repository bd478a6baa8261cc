import Domain
import Warehouse

/// What the stored scores expected of each series, period by period.
struct Expectations {
  struct Series {
    var method: String
    var rows: [Period: ScoreRow]
  }

  /// Methods that give an expected range, the one that a report prefers first.
  static let methods = ["early-warning", "farrington", "ears"]

  /// By key, since a sum of parts is scored under a key of its own; the preferred method first.
  private(set) var series: [SeriesKey: [Series]] = [:]
  /// Scorings that gave a range or a trend, for the report's chapter on methods.
  private(set) var used: [StoredScoring] = []
  private(set) var trends: [SeriesKey: Driver.Trend] = [:]
  /// What signals say of figures, by series and period: they know of public acts, which scores do
  /// not, and a page says one thing of a figure.
  private var told: [SeriesKey: [Period: Signal]] = [:]

  /// Reads the newest scores as of a day.
  ///
  /// - Complexity: O(rows of the methods in use).
  init(_ reader: WarehouseReader, asOf day: Day) throws {
    let scorings = try reader.scorings(asOf: day)
    for method in Expectations.methods {
      for scoring in scorings where scoring.method == method {
        used.append(scoring)
        for scored in try reader.scores(of: scoring.id)
        where scored.status == "scored" {
          let rows = scored.rows.compactMap { row in row.period.map { ($0, row) } }
          series[scored.key, default: []].append(
            Series(
              method: method, rows: Dictionary(rows, uniquingKeysWith: { first, _ in first })))
        }
      }
    }
    try readTrends(reader, scorings)
    for signal in try reader.signals(asOf: day).map(\.signal)
    where (signal.kind == .surge || signal.kind == .drop) && signal.measure == .count {
      told[signal.key, default: [:]][signal.period] = signal
    }
  }

  /// Mann and Kendall's test and Sen's slope, with the slope's interval where a method gives it.
  private mutating func readTrends(_ reader: WarehouseReader, _ scorings: [StoredScoring]) throws {
    for scoring in scorings where scoring.method == "mann-kendall" {
      used.append(scoring)
      for scored in try reader.scores(of: scoring.id) {
        guard let row = scored.rows.first, let slope = row.slope else { continue }
        trends[scored.key] = Driver.Trend(slope: slope, p: row.p)
      }
    }
    for scoring in scorings where scoring.method == "theil-sen" {
      used.append(scoring)
      for scored in try reader.scores(of: scoring.id) {
        guard let row = scored.rows.first, let slope = row.slope else { continue }
        let p = trends[scored.key]?.p
        trends[scored.key] = Driver.Trend(
          slope: slope, lower: row.lower, upper: row.upper, p: p)
      }
    }
  }

  /// The series with what was expected of each of its figures.
  func figures(_ panel: PanelSeries) -> FigureSeries {
    var figures = FigureSeries(
      key: panel.key, start: panel.start, values: panel.values, newestIssue: panel.newestIssue,
      isPseudoRealTime: panel.isPseudoRealTime)
    judge(&figures)
    return figures
  }

  /// Puts what was expected beside the figures of a series, where it was judged: by the preferred
  /// method, unless its range says nothing of the newest figure and another method's does.
  func judge(_ figures: inout FigureSeries) {
    guard let judged = series[figures.key]?.map({ judged(figures, by: $0) }),
      let best = judged.first(where: { $0.latest?.hasRange == true }) ?? judged.first
    else { return }
    figures = best
  }

  private func judged(_ figures: FigureSeries, by expected: Series) -> FigureSeries {
    var figures = figures
    figures.method = expected.method
    figures.points = figures.points.map { point in
      let (period, figure) = (point.period, point.value)
      guard let row = expected.rows[period] else { return point }
      // A method that only knows an upper limit says nothing of low figures: its range starts at
      // zero.
      var judged = FigureSeries.Point(
        period, value: figure, expected: row.expected,
        lower: row.lower ?? row.upper.map { _ in 0 }, upper: row.upper, z: row.z, p: row.p,
        isAlarm: row.isAlarm ?? false)
      if let signal = told[figures.key]?[period], signal.expected != nil {
        (judged.expected, judged.lower, judged.upper) = (
          signal.expected, signal.lower, signal.upper
        )
        judged.isAlarm = true
      }
      return judged
    }
    // From the newest figure back to the first range that says something; what lies before is
    // history, and a chart shows it without holes.
    for index in figures.points.indices.reversed() where figures.points[index].value != nil {
      figures.points[index].dropRangeThatSaysNothing()
      guard figures.points[index].hadRangeTooWide else { break }
    }
    return figures
  }
}

extension FigureSeries {
  /// Figures on an axis without gaps; NaN where there is none.
  init(
    key: SeriesKey, start: Period, values: [Double], newestIssue: Day?, isPseudoRealTime: Bool,
    isSum: Bool = false
  ) {
    self.init(
      key: key,
      points: values.enumerated().map { index, value in
        Point(start.advanced(by: index), value: value.isNaN ? nil : value)
      }, newestIssue: newestIssue, isPseudoRealTime: isPseudoRealTime, isSum: isSum)
  }
}
