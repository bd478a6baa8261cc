package import Domain
import FoundationEssentials

/// One figure, signal or act that a case stands on.
package struct AlertEvidence: Hashable, Sendable, Codable {
  /// A signal's kind, or `act` for an announced act.
  package var kind: String
  package var source: String
  package var indicator: String
  package var place: String
  package var nationality: String
  /// What of the whole, where the signal says so: `children`, a nationality.
  package var part: String?
  /// The newest period that it judges; nil for an act.
  package var period: String?
  /// Issue date of the newest figure behind it; for an act the day of its announcement.
  package var issue: String
  /// What ``value``, ``expected`` and the limits are.
  package var measure: String
  package var value: Double?
  package var expected: Double?
  package var lower: Double?
  package var upper: Double?
  /// As a standard normal score; 0 for an act.
  package var strength: Double
  /// The number of the signal in the warehouse.
  package var signal: Int64?
  /// The name of the act.
  package var act: String?
  /// Whether a figure behind it counts as known by a declared lag.
  package var isPseudoRealTime: Bool

  package init(
    kind: String, source: String, indicator: String, place: String, nationality: String,
    part: String? = nil, period: String? = nil, issue: String,
    measure: String = Signal.Measure.count.rawValue, value: Double? = nil,
    expected: Double? = nil, lower: Double? = nil, upper: Double? = nil, strength: Double = 0,
    signal: Int64? = nil, act: String? = nil, isPseudoRealTime: Bool = false
  ) {
    self.kind = kind
    self.source = source
    self.indicator = indicator
    self.place = place
    self.nationality = nationality
    self.part = part
    self.period = period
    self.issue = issue
    self.measure = measure
    self.value = value
    self.expected = expected
    self.lower = lower
    self.upper = upper
    self.strength = strength
    self.signal = signal
    self.act = act
    self.isPseudoRealTime = isPseudoRealTime
  }

  /// The evidence that a signal is.
  package init(_ signal: Signal, number: Int64? = nil) {
    self.init(
      kind: signal.kind.rawValue, source: signal.key.source, indicator: signal.key.indicator,
      place: signal.key.place, nationality: signal.key.nationality, part: signal.part,
      period: signal.period.description,
      issue: (signal.evidence.map(\.newestIssue).max() ?? signal.period.end).description,
      measure: signal.measure.rawValue, value: signal.value, expected: signal.expected,
      lower: signal.lower, upper: signal.upper, strength: signal.strength, signal: number,
      isPseudoRealTime: signal.isPseudoRealTime)
  }

  /// The evidence that a watch on an announced act is.
  package init(_ watch: EventWatch) {
    self.init(
      kind: Self.act, source: watch.key.source, indicator: watch.key.indicator,
      place: watch.key.place, nationality: watch.key.nationality,
      issue: watch.opensOn.description, act: watch.act)
  }

  package static let act = "act"

  /// The same finding about the same figure, whatever number a warehouse gave it and however often
  /// the figure was issued.
  package var identity: String {
    [
      kind, source, indicator, place, nationality, part ?? "", period ?? "", act ?? "",
      value.map { "\($0)" } ?? "",
    ].joined(separator: "/")
  }

  /// The last day of the period that it judges; nil for an act.
  package var newest: Day? { period.flatMap { Period($0) }?.end }

  /// A place in the figures: what a revision can take away.
  package struct Figure: Hashable, Sendable {
    package var source: String
    package var indicator: String
    package var place: String
    package var nationality: String
    package var period: String
  }

  /// The figure that the finding is about; nil for acts, and for mixes, ratios and days.
  package var figure: Figure? {
    guard measure == Signal.Measure.count.rawValue, let period, value != nil, act == nil else {
      return nil
    }
    return Figure(
      source: source, indicator: indicator, place: place, nationality: nationality,
      period: period)
  }

  // MARK: Text

  /// The form in which an event keeps its evidence: JSON, keys ascending, no spaces.
  package static func text(_ evidence: [AlertEvidence]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy =
      .convertToString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let bytes = try? encoder.encode(evidence) else { return "[]" }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads what ``text(_:)`` wrote; empty for anything else.
  package static func list(_ text: String) -> [AlertEvidence] {
    guard text != "[]" else { return [] }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy =
      .convertFromString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return (try? decoder.decode([AlertEvidence].self, from: Data(text.utf8))) ?? []
  }
}
