import Domain
package import Statistics

/// A method of the field as it would have warned: by alarms on the newest figure of each series,
/// one by one, without regard to how many series are looked at and without the register of acts.
package struct AlarmMethod: Sendable {
  /// As tables name it.
  package let name: String
  private let rule: Rule

  private struct Columns: Sendable {
    var period: Int
    var alarm: Int
    var count: Int
  }

  private enum Rule: Sendable {
    case method(any Scorer, Columns)
    case highest(periods: Int)
  }

  /// - Returns: nil for a method that raises no alarms by period.
  /// - Throws: a ``ParameterError`` for options that the method does not have.
  package init?(_ method: Method, options: [String: String] = [:]) throws(ParameterError) {
    guard let period = method.columns.firstIndex(where: { $0.name == "period" }),
      let alarm = method.columns.firstIndex(where: { $0.name == "alarm" })
    else { return nil }
    name = method.name
    rule = .method(
      try method.scorer(options),
      Columns(period: period, alarm: alarm, count: method.columns.count))
  }

  private init(name: String, rule: Rule) {
    self.name = name
    self.rule = rule
  }

  /// The rule of thumb: a figure above all of the three years before it.
  package static let highestInThreeYears = AlarmMethod(
    name: "highest-in-three-years", rule: .highest(periods: 36))

  /// The periods with an alarm of each series, counted from its first.
  package func alarms(_ series: [JudgedSeries], threads: Int) -> [[Int]] {
    switch rule {
    case .method(let scorer, let columns):
      return BlockWork.map(
        series.map(\.values), starts: series.map(\.start), threads: threads
      ) { block, _ in
        scorer.score(block).map { score in
          stride(from: 0, to: score.cells.count, by: columns.count).compactMap { row in
            score.cells[row + columns.alarm] == 1 ? Int(score.cells[row + columns.period]) : nil
          }
        }
      }
    case .highest(let periods):
      return series.map { Self.highest($0.values, in: periods) }
    }
  }

  private static func highest(_ values: [Double], in periods: Int) -> [Int] {
    values.indices.filter { index in
      guard index >= periods, !values[index].isNaN else { return false }
      let before = values[(index - periods)..<index]
      return before.allSatisfy { $0.isNaN || $0 < values[index] }
    }
  }
}
