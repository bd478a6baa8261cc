package import Tabular

/// What a stream of series amounted to.
package struct ScoreSummary: Sendable {
  /// Series read and written.
  package var series = 0
  /// Periods read, gaps included.
  package var periods = 0
  /// How many series could not be judged, by reason in words.
  package var notJudged: [String: Int] = [:]
  /// Processor seconds spent on reading and parsing, over all threads.
  package var readSeconds = 0.0
  /// Processor seconds spent on the method, over all threads.
  package var computeSeconds = 0.0
  /// Processor seconds spent on writing, over all threads.
  package var writeSeconds = 0.0

  mutating func add(_ status: ScoreStatus) {
    series += 1
    guard let reason = status.reason else { return }
    notJudged[reason, default: 0] += 1
  }
}

extension ScoreStatus {
  /// Why a series was not judged, nil where it was.
  package var reason: String? {
    switch self {
    case .scored: nil
    case .allMissing: "all values missing"
    case .tooShort(let needed): "too short (the method needs \(needed) values)"
    case .constant: "constant"
    case .unusable(let why): why
    }
  }
}

/// Why a stream stopped before its end.
package enum ScoreStreamError: Error, Sendable, Equatable {
  /// The input broke a rule.
  case input(SeriesInputError)
  /// The output could not be written: the operating system's error number.
  case output(Int32)
}
