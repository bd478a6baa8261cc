import Domain

/// A series that a panel may hold, with what decides when its figures were known.
struct PanelHead {
  let id: SeriesID
  let key: SeriesKey
  /// The declared lag of the source.
  let lagDays: Int
  /// The issue that brought the history from before all issues: the source's first. Figures of this
  /// issue and of earlier ones count as known by the lag, figures of later ones from their issue
  /// on; no limit where the source is declared pseudo real time.
  let lastIssueOfHistory: Int

  /// The day from which a figure of the first issue of a period counts as known by the lag, nil
  /// where only its issue makes it known.
  func knownDay(_ period: Period, issuedDay: Int) -> Int? {
    issuedDay <= lastIssueOfHistory ? period.end.ordinal + lagDays : nil
  }
}

/// Builds one series after another from stored rows in the order of series, period and issue.
struct PanelAssembler {
  private struct Choice {
    var ordinal: Int
    var value: Double
    var issuedDay: Int
    var isPseudo: Bool
  }

  private let asOf: Int
  private let from: Day?

  private var head: PanelHead?
  private var firstOrdinal = Int.min
  private var openOrdinal: Int?
  private var choice: Choice?
  private var start = 0
  private var values: [Double] = []
  private var newestIssue = Int.min
  private var isPseudo = false

  init(asOf: Day?, from: Day?) {
    self.asOf = asOf?.ordinal ?? Int.max
    self.from = from
  }

  mutating func begin(_ head: PanelHead) {
    self.head = head
    firstOrdinal = Int.min
    if let from {
      let period = Period(head.key.frequency, containing: from)
      firstOrdinal = period.start < from ? period.ordinal + 1 : period.ordinal
    }
    openOrdinal = nil
    choice = nil
    values = []
    newestIssue = Int.min
    isPseudo = false
  }

  /// Adds one stored row; NaN stands for no value.
  mutating func add(ordinal: Int, issuedDay: Int, value: Double) {
    guard ordinal >= firstOrdinal else { return }
    if ordinal != openOrdinal {
      settle()
      openOrdinal = ordinal
      if issuedDay > asOf {
        guard let known = knownDay(ordinal, issuedDay), known <= asOf else { return }
        choice = Choice(ordinal: ordinal, value: value, issuedDay: known, isPseudo: true)
        return
      }
    }
    guard issuedDay <= asOf else { return }
    choice = Choice(ordinal: ordinal, value: value, issuedDay: issuedDay, isPseudo: false)
  }

  /// The series that was begun, nil where none of its figures with a value was known.
  mutating func finish() -> PanelSeries? {
    settle()
    guard let head, !values.isEmpty else { return nil }
    return PanelSeries(
      id: head.id, key: head.key,
      start: Period(frequency: head.key.frequency, ordinal: start), values: values,
      newestIssue: Day(ordinal: newestIssue), isPseudoRealTime: isPseudo)
  }

  private mutating func settle() {
    guard let chosen = choice else { return }
    choice = nil
    guard !chosen.value.isNaN else { return }
    if values.isEmpty { start = chosen.ordinal }
    let gap = chosen.ordinal - start - values.count
    if gap > 0 { values.append(contentsOf: repeatElement(.nan, count: gap)) }
    values.append(chosen.value)
    newestIssue = max(newestIssue, chosen.issuedDay)
    isPseudo = isPseudo || chosen.isPseudo
  }

  private func knownDay(_ ordinal: Int, _ issuedDay: Int) -> Int? {
    guard let head else { return nil }
    return head.knownDay(
      Period(frequency: head.key.frequency, ordinal: ordinal), issuedDay: issuedDay)
  }
}
