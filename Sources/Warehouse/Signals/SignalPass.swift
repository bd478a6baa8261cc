package import Domain

/// One look through every flow as of a day: what all its signals, verdicts and watches share.
package struct SignalPass: Sendable, Equatable {
  package var run: RunID
  package var asOf: Day
  /// Name and version of what judged the series.
  package var judge: String
  package var judgeVersion: Int
  /// Every option that has a value, the judge's parameters among them.
  package var options: [String: String]
  /// The level of the tests, by frequency.
  package var levels: [Frequency: Double]
  /// Flows and tests among which false discoveries were controlled.
  package var families: Int
  package var tests: Int

  package init(
    run: RunID, asOf: Day, judge: String, judgeVersion: Int, options: [String: String],
    levels: [Frequency: Double], families: Int, tests: Int
  ) {
    self.run = run
    self.asOf = asOf
    self.judge = judge
    self.judgeVersion = judgeVersion
    self.options = options
    self.levels = levels
    self.families = families
    self.tests = tests
  }
}

/// A signal with the sentence that says it.
package struct SignalRow: Sendable, Equatable {
  package var signal: Signal
  /// The sentence's key in the message catalogues.
  package var sentenceKey: String
  package var sentence: Bilingual

  package init(_ signal: Signal, sentenceKey: String, sentence: Bilingual) {
    self.signal = signal
    self.sentenceKey = sentenceKey
    self.sentence = sentence
  }
}

/// A watch with the sentence that says it.
package struct WatchRow: Sendable, Equatable {
  package var watch: EventWatch
  package var sentence: Bilingual

  package init(_ watch: EventWatch, sentence: Bilingual) {
    self.watch = watch
    self.sentence = sentence
  }
}

/// Whether a series could be judged.
package struct VerdictRow: Sendable, Equatable {
  package var key: SeriesKey
  package var verdict: SeriesVerdict
  /// The newest period.
  package var period: Period
  /// Figures before it that are neither holes nor masked.
  package var figures: Int
  /// Acts whose masks lie on the series, and those that ran out without an announced end.
  package var masks: [String]
  package var expiredMasks: [String]

  package init(
    key: SeriesKey, verdict: SeriesVerdict, period: Period, figures: Int, masks: [String] = [],
    expiredMasks: [String] = []
  ) {
    self.key = key
    self.verdict = verdict
    self.period = period
    self.figures = figures
    self.masks = masks
    self.expiredMasks = expiredMasks
  }
}

/// The number of a signal in one warehouse.
package struct SignalID: Hashable, Comparable, Sendable {
  package let rawValue: Int64
  package init(_ rawValue: Int64) { self.rawValue = rawValue }
  package static func < (left: SignalID, right: SignalID) -> Bool { left.rawValue < right.rawValue }
}

/// A signal as the warehouse holds it.
package struct StoredSignal: Sendable, Equatable, Identifiable {
  package var id: SignalID
  package var run: RunID
  package var asOf: Day
  package var series: SeriesID
  package var signal: Signal
  package var sentenceKey: String
  package var sentence: Bilingual
}
