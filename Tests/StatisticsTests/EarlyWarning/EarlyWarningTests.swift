import Domain
import Statistics
import Testing

@Suite("Early warning")
struct EarlyWarningTests {
  private struct Shipped {
    var start = ""
    var values: [Double] = []
    var expected: [Double] = []
    var statistics: [Double] = []
  }

  private func shipped() throws -> [String: Shipped] {
    var all: [String: Shipped] = [:]
    for row in try Fixture("early-warning/series.csv").rows {
      let name = try row.text("series")
      if all[name] == nil { all[name] = Shipped(start: try row.text("period")) }
      all[name]?.values.append(try row.numberOrEmpty("value"))
    }
    for row in try Fixture("early-warning/expected.csv").rows {
      let name = try row.text("series")
      all[name]?.expected.append(try row.numberOrEmpty("expected"))
      all[name]?.statistics.append(try row.numberOrEmpty("statistic"))
    }
    return all
  }

  private func readings(
    _ values: [Double], _ settings: DetectorSettings = DetectorSettings(),
    events: KnownEvents? = nil, from start: String = "2010-01"
  ) throws -> DetectorReading {
    let block = SeriesBlock(series: [values], starts: [try #require(Period(start))])
    let all = EarlyWarningDetector(settings)
      .readings(of: block, events: events.map { [$0] } ?? [])
    return try #require(all.first)
  }

  @Test("Expected counts and statistics are those of the same filter written in Python")
  func agreesWithReference() throws {
    var judged = 0
    for (name, series) in try shipped() {
      let result = try Judgement.of(series.values, by: "early-warning", from: series.start)
      #expect(result.status == .scored)
      for (ours, reference) in zip(try result.column("expected"), series.expected) {
        #expect(agrees(ours, reference, within: 1e-8), "\(name): \(ours), not \(reference)")
        if !reference.isNaN { judged += 1 }
      }
      for (ours, reference) in zip(try result.column("z"), series.statistics) {
        guard !reference.isNaN else { continue }
        #expect(abs(ours - reference) < 1e-7, "\(name): \(ours), not \(reference)")
      }
    }
    #expect(judged > 800)
  }

  @Test("A count is an alarm where it lies beyond the limit of its direction")
  func limits() throws {
    for (_, series) in try shipped() {
      for direction in DetectorSettings.Direction.allCases {
        let settings = DetectorSettings(falseAlarmRate: 0.05, direction: direction)
        let reading = try readings(series.values, settings, from: series.start)
        for period in reading.periods where period.verdict == .judged {
          let (isHigh, isLow) = (period.value > period.upper, period.value < period.lower)
          let isAlarm =
            switch direction {
            case .up: isHigh
            case .down: isLow
            case .both: isHigh || isLow
            }
          #expect(period.alarm == isAlarm)
          #expect(period.lower <= period.upper + 1 && period.lower >= 0)
          #expect(period.expected > 0)
          #expect(abs(period.above + period.below - 1) < 1e-12)
          #expect(period.score == 0 || (period.score > 0) == (period.figureScore > 0))
        }
      }
    }
  }

  @Test("An outbreak is an alarm when it begins, and the month after it is expected as before")
  func outbreak() throws {
    let series = try #require(try shipped()["season-with-outbreak"])
    let result = try Judgement.of(series.values, by: "early-warning", from: series.start)
    let (alarms, expected) = (try result.column("alarm"), try result.column("expected"))
    #expect(alarms[80...81].contains(1))
    #expect(!alarms[60..<80].contains(1))
    #expect(try result.column("value")[41].isNaN)
    #expect(alarms[41].isNaN)
    // What a year earlier and the outbreak's own months lead to expect differ by less than a fifth.
    let before = try Judgement.of(
      Array(series.values.prefix(80)) + [.nan, .nan, .nan] + Array(series.values.dropFirst(83)),
      by: "early-warning", from: series.start)
    let without = try before.column("expected")
    #expect(abs(expected[84] / without[84] - 1) < 0.2)
  }

  @Test("A million in one month is an alarm, and the month after it is not expected to repeat it")
  func million() throws {
    let series = try #require(try shipped()["million"])
    let result = try Judgement.of(series.values, by: "early-warning", from: series.start)
    #expect(try result.column("alarm")[30] == 1)
    #expect(try result.column("expected")[31] < 60)
    #expect(try result.column("p")[30] < 1e-100)
  }

  @Test("Zeros are never told; twenty in one month after years of them are")
  func zeros() throws {
    var values = [Double](repeating: 0, count: 60)
    #expect(try !Judgement.of(values, by: "early-warning").column("alarm").contains(1))
    values[50] = 20
    let alarms = try Judgement.of(values, by: "early-warning").column("alarm")
    #expect(alarms[50] == 1)
    #expect(alarms.filter { $0 == 1 }.count == 1)
  }

  @Test(
    "Thousands that follow years of nobody, and stay, are an alarm for half a year, not for ever")
  func standingOutbreak() throws {
    let series = try #require(try shipped()["from-nothing"])
    let result = try Judgement.of(series.values, by: "early-warning", from: series.start)
    let alarms = try result.column("alarm")
    #expect(alarms[24..<30].allSatisfy { $0 == 1 })
    #expect(alarms[31...].reduce(0, +) <= 1)
    let expected = try result.column("expected")
    #expect(expected[34...].allSatisfy { 2_000...10_000 ~= $0 })
  }

  @Test("A masked closure is neither judged nor learned from")
  func mask() throws {
    let usual = (0..<60).map { Double(1_000 + ($0 * 37) % 90) }
    var closed = usual
    for month in 40..<50 { closed[month] = Double(month % 3) }
    let plain = try readings(closed)
    let masked = try readings(closed, events: KnownEvents(masked: [40..<50]))
    #expect(masked.periods[40..<50].allSatisfy { $0.verdict == .masked && !$0.alarm })
    #expect(masked.periods[50].verdict == .judged)
    #expect(abs(masked.periods[50].expected / usual[50] - 1) < 0.1)
    #expect(plain.periods[50].expected < 100)
    // An index of a mask beyond the series has no effect.
    let beyond = try readings(usual, events: KnownEvents(masked: [60..<200]))
    #expect(try beyond.periods.dropFirst(6) == readings(usual).periods.dropFirst(6))
  }

  @Test("Masks that leave no history are said to leave too little, never no alarm")
  func maskedHistory() throws {
    let values = (0..<20).map { Double(50 + $0 % 4) }
    let reading = try readings(values, events: KnownEvents(masked: [0..<9, 5..<18]))
    #expect(reading.periods[18].verdict == .tooShort)
    #expect(reading.periods[18].expected.isNaN)
    let short = try readings([3, 4, 5])
    #expect(short.status == .tooShort(needed: 7))
    #expect(short.periods.allSatisfy { $0.verdict == .tooShort })
  }

  @Test("A change that is known lets the level find its new place at once")
  func change() throws {
    let values = (0..<60).map { Double(($0 < 40 ? 2_000 : 200) + ($0 * 29) % 50) }
    let plain = try readings(values)
    for kind in [KnownEvents.Change.Kind.level, .coverage] {
      let told = try readings(
        values, events: KnownEvents(changes: [.init(period: 40, kind: kind)]))
      #expect(abs(told.periods[41].expected - 225) < abs(plain.periods[41].expected - 225))
      #expect(told.periods[43].expected < 320)
    }
    let slope = KnownEvents(changes: [.init(period: 20, kind: .slope)])
    let wide = try readings(values, events: slope).periods[21]
    #expect(wide.upper - wide.lower > plain.periods[21].upper - plain.periods[21].lower)
  }

  @Test("A series that wanders and one that stands are told apart")
  func character() throws {
    let all = try shipped()
    func character(_ name: String) throws -> SeriesCharacter {
      let series = try #require(all[name])
      return try #require(readings(series.values, from: series.start).character)
    }
    let wandering = try character("wandering")
    #expect(wandering.speeds.filter { $0.value >= 0.5 }.map(\.weight).reduce(0, +) > 0.95)
    let level = try character("level")
    #expect(level.speeds.filter { $0.value <= 0.25 }.map(\.weight).reduce(0, +) > 0.9)
    let seasonal = try character("season-with-outbreak")
    #expect(seasonal.harmonics[0].weight < 0.01)
    for character in [wandering, level, seasonal] {
      for shares in [character.speeds, character.harmonics, character.dispersions] {
        #expect(abs(shares.map(\.weight).reduce(0, +) - 1) < 1e-9)
      }
    }
  }

  @Test("Quantiles grow with their level and bracket what is expected")
  func quantiles() throws {
    let series = try #require(try shipped()["wandering"])
    let settings = DetectorSettings(levels: [0.05, 0.25, 0.5, 0.75, 0.95])
    for period in try readings(series.values, settings).periods where period.verdict == .judged {
      #expect(period.quantiles == period.quantiles.sorted())
      #expect(period.quantiles[0] <= period.expected && period.expected <= period.quantiles[4])
    }
  }

  @Test("Sums of scores are Page's, and stand at 0 where scores stay below one half")
  func buildUp() throws {
    let series = try #require(try shipped()["level"])
    var (up, down) = (0.0, 0.0)
    for period in try readings(series.values).periods where period.verdict == .judged {
      up = max(0, up + period.figureScore - 0.5)
      down = max(0, down - period.figureScore - 0.5)
      #expect(period.buildUp == up && period.buildDown == down)
    }
  }
}
