import Domain
import Pipeline
import Warehouse

/// An explanation as a person reads it: one fact a line, from the signal or score down to the line of a file.
enum ExplanationText {
  static func lines(_ answer: Explanations.Answer) -> [String] {
    let told = answer.explanation
    var lines = ["\(told.evidence)"]
    func add(_ label: String, _ text: String) {
      lines.append("  \(label)\(String(repeating: " ", count: max(1, 12 - label.count)))\(text)")
    }
    if let stored = told.signal {
      add("says", stored.sentence.en)
      add("dice", stored.sentence.es)
      add("signal", text(stored.signal))
      for evidence in stored.signal.evidence {
        add("stands on", text(evidence))
      }
      if !stored.signal.models.isEmpty {
        add("models", stored.signal.models.map(text).joined(separator: ", "))
      }
      if !stored.signal.acts.isEmpty {
        add("acts", stored.signal.acts.joined(separator: " ") + " (near in time; not causes)")
      }
      if let until = stored.signal.mutedUntil { add("muted", "until \(until)") }
      add("stage", "signal, as of \(stored.asOf)")
    }
    if let score = told.score {
      add(
        "method", "\(score.scoring.method) \(score.scoring.methodVersion) — \(score.method.title)")
      let parameters = score.scoring.parameters.sorted { $0.key < $1.key }
        .map { "\($0.key)=\($0.value)" }
      if !parameters.isEmpty { add("parameters", parameters.joined(separator: " ")) }
      add("stage", "\(score.scoring.stage), as of \(score.scoring.asOf)")
      if score.status != "scored" { add("status", score.status) }
      for row in score.rows.suffix(12) { add("says", text(row)) }
    }
    add("series", "\(told.series.rawValue): \(words(told.key)), \(told.figuresKnown) figures known")
    if let figure = told.figure {
      add("figure", text(figure))
    }
    if let line = answer.line {
      add("from", "\(line.file):\(line.line)")
      add("line", line.text ?? "the file is gone, or is no longer what was read")
    }
    if let history = told.history, history.steps.count > 1 {
      for step in history.steps {
        add("issue", "\(step.issuedOn): \(value(step.value, step.status))")
      }
    }
    for correction in told.corrections {
      add("corrected", "\(correction.name) (\(correction.action)): \(correction.reason)")
    }
    for file in told.files { add("file", "\(file.path), issued on \(file.issuedOn)") }
    add("source", "\(told.source.publisher): \(told.source.title.en)")
    add("cite", told.source.citation)
    if let url = told.source.url { add("url", url) }
    for run in told.runs {
      add("run", "\(run.id.rawValue) of \(run.start.startedAt): \(run.start.command)")
    }
    return lines
  }

  /// The parts of a series that are broken down, in the order of a table's columns.
  static func words(_ key: SeriesKey) -> String {
    let parts = SeriesKey.Part.allCases.filter { $0 != .indicator && key[$0] != SeriesKey.whole }
      .map { "\($0.rawValue) \(key[$0])" }
    return ([key.indicator] + parts + ["by \(key.frequency.rawValue)"]).joined(separator: ", ")
  }

  private static func text(_ signal: Signal) -> String {
    var parts = [signal.kind.rawValue, signal.direction.rawValue, signal.grade.rawValue]
    if let part = signal.part { parts.append("of \(part)") }
    parts.append("in \(signal.period)")
    let numbers: [(String, Double?)] = [
      ("value", signal.value), ("expected", signal.expected), ("lower", signal.lower),
      ("upper", signal.upper), ("difference", signal.difference), ("strength", signal.strength),
      ("p", signal.p), ("q", signal.q),
    ]
    for (name, number) in numbers {
      if let number { parts.append("\(name) \(self.number(number))") }
    }
    return parts.joined(separator: "  ")
  }

  private static func text(_ evidence: SignalEvidence) -> String {
    "\(evidence.key.source): \(words(evidence.key)), \(evidence.first) to \(evidence.last), issued "
      + "until \(evidence.newestIssue)"
      + (evidence.isPseudoRealTime ? " (counts as known earlier, by the declared lag)" : "")
  }

  private static func text(_ note: ModelNote) -> String {
    "\(note.aspect.rawValue) \(note.word) (\(Int((note.weight * 100).rounded())) %)"
  }

  private static func text(_ figure: KnownFigure) -> String {
    var text = "\(figure.period): \(value(figure.value, figure.status)), issued on "
    text += "\(figure.issuedOn)"
    if figure.isPseudoRealTime { text += " (counts as known earlier, by the declared lag)" }
    return text
  }

  private static func value(_ value: Double?, _ status: ObservationStatus) -> String {
    guard let value else { return "no figure (status \(status.code))" }
    return number(value) + (status == .normal ? "" : " (status \(status.code))")
  }

  static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  private static func text(_ row: ScoreRow) -> String {
    var parts: [String] = []
    if let period = row.period { parts.append("\(period)") }
    parts += cells(row).map { "\($0.name) \($0.text)" }
    return parts.joined(separator: "  ")
  }

  /// The cells of a row that hold something, by their names in the warehouse.
  static func cells(_ row: ScoreRow) -> [(name: String, text: String)] {
    let numbers: [(String, Double?)] = [
      ("value", row.value), ("expected", row.expected), ("lower", row.lower),
      ("upper", row.upper), ("trend", row.trend), ("seasonal", row.seasonal),
      ("remainder", row.remainder), ("weight", row.weight), ("statistic", row.statistic),
      ("threshold", row.threshold), ("z", row.z), ("p", row.p), ("tau", row.tau),
      ("slope", row.slope), ("intercept", row.intercept), ("mean_before", row.meanBefore),
      ("mean_after", row.meanAfter),
    ]
    var cells: [(name: String, text: String)] = []
    if let n = row.n { cells.append(("n", "\(n)")) }
    for (name, number) in numbers {
      if let number { cells.append((name, self.number(number))) }
    }
    if let isAlarm = row.isAlarm { cells.append(("alarm", isAlarm ? "1" : "0")) }
    if let label = row.label { cells.append(("label", label)) }
    if let other = row.other { cells.append(("other", other)) }
    return cells
  }
}

/// An explanation for scripts.
struct ExplanationJSON: Encodable {
  struct Score: Encodable {
    let method: String
    let methodVersion: Int
    let parameters: [String: String]
    let stage: String
    let asOf: String
    let status: String
    let rows: [[String: String]]
  }

  struct Step: Encodable {
    let issuedOn: String
    let value: Double?
    let status: String
  }

  struct Place: Encodable {
    let file: String
    let line: Int
    let text: String?
  }

  struct Finding: Encodable {
    let kind: String
    let direction: String
    let grade: String
    let asOf: String
    let period: String
    let part: String?
    let value: Double?
    let expected: Double?
    let lower: Double?
    let upper: Double?
    let difference: Double?
    let strength: Double
    let p: Double?
    let q: Double?
    let sentence: [String: String]
    let acts: [String]

    init(_ stored: StoredSignal) {
      let signal = stored.signal
      kind = signal.kind.rawValue
      direction = signal.direction.rawValue
      grade = signal.grade.rawValue
      asOf = stored.asOf.description
      period = signal.period.description
      part = signal.part
      value = signal.value
      expected = signal.expected
      lower = signal.lower
      upper = signal.upper
      difference = signal.difference
      strength = signal.strength
      p = signal.p
      q = signal.q
      sentence = ["en": stored.sentence.en, "es": stored.sentence.es]
      acts = signal.acts
    }
  }

  let id: String
  let signal: Finding?
  let score: Score?
  let series: Int64
  let key: [String: String]
  let period: String?
  let value: Double?
  let status: String?
  let issues: [Step]
  let line: Place?
  let files: [String]
  let corrections: [String]
  let source: String
  let citation: String
  let runs: [Int64]

  init(_ answer: Explanations.Answer) {
    let told = answer.explanation
    id = told.evidence.description
    signal = told.signal.map(Finding.init)
    score = told.score.map { score in
      Score(
        method: score.scoring.method, methodVersion: score.scoring.methodVersion,
        parameters: score.scoring.parameters, stage: score.scoring.stage,
        asOf: score.scoring.asOf.description, status: score.status,
        rows: score.rows.map { row in
          var cells = Dictionary(
            ExplanationText.cells(row).map { ($0.name, $0.text) },
            uniquingKeysWith: { first, _ in first })
          cells["period"] = row.period?.description
          return cells
        })
    }
    series = told.series.rawValue
    var key = Dictionary(
      SeriesKey.Part.allCases.map { ($0.rawValue, told.key[$0]) },
      uniquingKeysWith: { first, _ in first })
    key["frequency"] = told.key.frequency.rawValue
    self.key = key
    period = told.figure?.period.description
    value = told.figure?.value
    status = told.figure?.status.code
    issues = (told.history?.steps ?? []).map {
      Step(issuedOn: $0.issuedOn.description, value: $0.value, status: $0.status.code)
    }
    line = answer.line.map { Place(file: $0.file, line: $0.line, text: $0.text) }
    files = told.files.map(\.path)
    corrections = told.corrections.map(\.name)
    source = told.source.code
    citation = told.source.citation
    runs = told.runs.map(\.id.rawValue)
  }
}
