import Domain

/// Applies declared corrections to figures and watches their guards.
struct Corrector {
  struct Outcome {
    var value: Double
    var status: ObservationStatus
    var isDropped = false
  }

  private var corrections: [Correction]
  /// Corrections of each series, by their place; most series have none.
  private var ofSeries: [[Int]] = []
  private var isConcerned: [Bool] = []
  private(set) var uses: [Int]
  private var hasCorrections: Bool

  init(_ corrections: [Correction]) {
    self.corrections = corrections
    uses = Array(repeating: 0, count: corrections.count)
    hasCorrections = !corrections.isEmpty
  }

  /// Keeps the corrections that apply to an issue.
  mutating func setIssue(_ day: Day) {
    corrections.removeAll { !$0.applies(toIssue: day) }
    uses = Array(repeating: 0, count: corrections.count)
    hasCorrections = !corrections.isEmpty
  }

  /// Takes note of the file's next series.
  mutating func add(_ key: SeriesKey) {
    let own = corrections.indices.filter { corrections[$0].applies(to: key) }
    ofSeries.append(own)
    isConcerned.append(!own.isEmpty)
  }

  @inline(__always)
  func concerns(_ series: Int32) -> Bool { hasCorrections && isConcerned[Int(series)] }

  /// Changes a figure as its corrections say.
  ///
  /// - Returns: a sentence for each guard that no longer holds; such a correction changes nothing.
  mutating func apply(_ series: Int32, _ period: Period, _ outcome: inout Outcome) -> [String] {
    var failures: [String] = []
    for index in ofSeries[Int(series)] where corrections[index].applies(to: period) {
      let correction = corrections[index]
      uses[index] += 1
      if let expected = correction.expected, outcome.value != expected {
        let found = outcome.status.hasValue ? Plain.text(outcome.value) : "no figure"
        failures.append(
          "the correction `\(correction.id)` expects \(Plain.text(expected)) in \(period) and the "
            + "file gives \(found): where the publisher has mended it, end the correction with "
            + "`issued_to`, otherwise update it")
        continue
      }
      switch correction.action {
      case .drop: outcome.isDropped = true
      case .override(let value):
        outcome.value = value
        outcome.status = .corrected
      case .scale(let factor) where outcome.status.hasValue:
        outcome.value *= factor
        outcome.status = .corrected
      case .flag(let status) where outcome.status.hasValue: outcome.status = status
      case .scale, .flag: break
      }
    }
    return failures
  }

  /// The corrections that changed something, with how often.
  var applied: [AppliedCorrection] {
    zip(corrections, uses).filter { $0.1 > 0 }
      .map { AppliedCorrection(correction: $0.0, figures: $0.1) }
  }

  /// The corrections that apply to the issue and matched nothing.
  var unused: [Correction] { zip(corrections, uses).filter { $0.1 == 0 }.map(\.0) }
}
