import Domain
package import Statistics

/// Judges series by the detector of Statistics, in both directions.
package struct DetectorJudge: SeriesJudge {
  private let detector: EarlyWarningDetector
  private let threads: Int

  package let name = EarlyWarningMethod.method.name
  package let version = EarlyWarningMethod.method.version
  package let parameters: [String: String]

  /// - Parameters:
  ///   - history: figures that stand before the first one judged.
  ///   - last: judges only the last periods of each series; all of them where nil.
  ///   - threads: workers; at least 1.
  package init(history: Int = SignalOptions.fewestFigures, last: Int? = nil, threads: Int = 1) {
    detector = EarlyWarningDetector(
      DetectorSettings(
        falseAlarmRate: Self.falseAlarmRate, direction: .both, last: last, history: history))
    self.threads = threads
    parameters = [
      "history": "\(history)", "last": last.map(String.init) ?? "",
      "range": "\(1 - Self.falseAlarmRate)",
    ]
  }

  /// What the expected range leaves out on both sides together; signals are not decided by it. The
  /// range of `caudal score` at its default rate, so that a page tells one range of a figure.
  private static let falseAlarmRate = 0.01

  package func readings(of series: [JudgedSeries]) -> [DetectorReading] {
    BlockWork.map(
      series.map(\.values), starts: series.map(\.start), threads: threads
    ) { block, members in
      detector.readings(of: block, events: members.map { series[$0].events })
    }
  }
}
