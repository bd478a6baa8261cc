import Domain
import Testing
import Warehouse

/// Issues of one source, replayed day by day the slow and obvious way.
private struct Replay {
  struct Key: Hashable {
    var nationality: String
    var period: Period
  }

  private var state: [Key: TestIssue.Entry] = [:]

  /// What stood after every issue up to a day.
  init(_ issues: [TestIssue], upTo day: Day) {
    for issue in issues.sorted(by: { $0.issuedOn < $1.issuedOn }) where issue.issuedOn <= day {
      take(issue)
    }
  }

  private mutating func take(_ issue: TestIssue) {
    let periods = issue.entries.map(\.period)
    guard let first = periods.min(), let last = periods.max() else { return }
    let carried = Set(issue.entries.map { Key(nationality: $0.nationality, period: $0.period) })
    let held = Set(issue.quarantined.map { Key(nationality: $0.nationality, period: $0.period) })
    if issue.withdrawsAbsent {
      for key in state.keys
      where key.period >= first && key.period <= last && !carried.contains(key)
        && !held.contains(key)
      {
        state[key] = nil
      }
    }
    for entry in issue.entries {
      state[Key(nationality: entry.nationality, period: entry.period)] = entry
    }
  }

  /// Figures with a value, as `HTI 2024-03 12.0`.
  var figures: [String] {
    state.values.compactMap { entry in
      entry.value.map { "\(entry.nationality) \(entry.period) \($0)" }
    }.sorted()
  }
}

@Suite("Vintages")
struct VintageTests {
  /// Random issues of one source: new, changed, missing, dropped and quarantined figures.
  private func issues(seed: UInt64) -> [TestIssue] {
    var random = SplitMix(state: seed)
    var figures: [Replay.Key: Double] = [:]
    let nationalities = ["HTI", "VEN", "ECU", "CUB"]
    return (0..<Int.random(in: 3...6, using: &random)).map { number in
      var entries: [TestIssue.Entry] = []
      var held: [(nationality: String, period: Period)] = []
      let last = 2 + number
      let first = Bool.random(using: &random) ? 0 : Int.random(in: 0...last, using: &random)
      for nationality in nationalities {
        for ordinal in first...last {
          let period = Period(frequency: .month, ordinal: 648 + ordinal)
          let key = Replay.Key(nationality: nationality, period: period)
          switch Int.random(in: 0..<10, using: &random) {
          case 0: continue
          case 1:
            held.append((nationality, period))
            continue
          case 2:
            entries.append(
              TestIssue.Entry(
                nationality: nationality, period: period, value: nil, status: .missing))
            continue
          case 3, 4: figures[key] = Double(Int.random(in: 0...3, using: &random))
          default: break
          }
          entries.append(
            TestIssue.Entry(
              nationality: nationality, period: period, value: figures[key] ?? 1,
              status: .normal))
        }
      }
      var issue = TestIssue(
        issuedOn: Day(ordinal: 19_800 + number * 10), entries: entries.shuffled(using: &random))
      issue.withdrawsAbsent = Int.random(in: 0..<3, using: &random) > 0
      issue.quarantined = held
      issue.batch = Int.random(in: 1...20, using: &random)
      return issue
    }
  }

  private let content = """
    SELECT nationality, period_id, observation.issued_day, value, status, path
    FROM observation JOIN series USING (series_id) JOIN file USING (file_id)
    ORDER BY nationality, period_id, observation.issued_day
    """

  private func known(_ test: TestWarehouse, on day: Day?) throws -> [String] {
    try test.warehouse.read { reader in
      try reader.panel(asOf: day).flatMap { series in
        series.values.enumerated().compactMap { index, value in
          value.isNaN
            ? nil : "\(series.key.nationality) \(series.start.advanced(by: index)) \(value)"
        }
      }.sorted()
    }
  }

  @Test("Issues give the same content in whatever order they come", arguments: 1...60)
  func anyOrder(seed: Int) throws {
    let issues = issues(seed: UInt64(seed))
    let inOrder = try TestWarehouse()
    for issue in issues { try inOrder.load(issue) }
    var random = SplitMix(state: UInt64(seed) &* 977)
    let shuffled = try TestWarehouse()
    for issue in issues.shuffled(using: &random) { try shuffled.load(issue) }
    #expect(try shuffled.rows(content) == inOrder.rows(content))
    let silences = """
      SELECT path, nationality, period_id FROM file_silence JOIN file USING (file_id)
        JOIN series USING (series_id)
      ORDER BY path, nationality, period_id
      """
    #expect(try shuffled.rows(silences) == inOrder.rows(silences))
  }

  @Test(
    "What was known on a day is what a replay of the issues until then gives", arguments: 1...40)
  func asOf(seed: Int) throws {
    let issues = issues(seed: UInt64(seed))
    let test = try TestWarehouse()
    for issue in issues { try test.load(issue) }
    for issue in issues {
      for offset in [-1, 0, 1] {
        let day = issue.issuedOn.advanced(by: offset)
        guard day < issues[0].issuedOn else {
          #expect(try known(test, on: day) == Replay(issues, upTo: day).figures)
          continue
        }
        // What the first issue brings counts as known from the end of its period on (lag 0).
        let first = Replay(issues, upTo: issues[0].issuedOn).figures
        #expect(
          try known(test, on: day)
            == first.filter { (Period($0.split(separator: " ")[1])?.end ?? day) <= day })
      }
    }
    // The public view, asked by its own columns, knows the same.
    let day = issues[1].issuedOn
    let view = try test.rows(
      """
      SELECT nationality || ' ' || period || ' ' || value FROM observation_history
      WHERE known_on <= '\(day)' AND (superseded_on IS NULL OR superseded_on > '\(day)')
        AND value IS NOT NULL
      """)
    #expect(try view.sorted() == known(test, on: day))
    #expect(try known(test, on: nil) == Replay(issues, upTo: Day(ordinal: 90_000)).figures)
  }

  @Test("A file loaded twice changes nothing", arguments: 1...10)
  func twice(seed: Int) throws {
    let issues = issues(seed: UInt64(seed))
    let test = try TestWarehouse()
    for issue in issues { try test.load(issue) }
    let before = try test.rows(content)
    for issue in issues { #expect(try test.load(issue).state == .alreadyLoaded) }
    #expect(try test.rows(content) == before)
    #expect(try test.rows("SELECT count(*) FROM file") == ["\(issues.count)"])
  }
}

/// The generator of Steele, Lea and Flood (2014), so that a failing case can be run again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
