import Domain
import EarlyWarning
import Foundation
import Statistics
import Testing

@Suite("The control of false signals")
struct SignalControlTests {
  @Test("Adjusted p-values are Benjamini and Hochberg's")
  func adjusted() {
    // The fifteen p-values of Benjamini and Hochberg (1995), section 4.1: four are rejected at 0.05.
    let p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0,
    ]
    let adjusted = StepUp.adjusted(p)
    #expect(adjusted.count { $0 <= 0.05 } == 4)
    #expect(abs(adjusted[0] - 0.0015) < 1e-12)
    #expect(abs(adjusted[3] - 0.035625) < 1e-12)
    #expect(zip(adjusted, adjusted.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(StepUp.adjusted([]) == [])
    #expect(StepUp.simes([0.02, 0.04]) == 0.04)
  }

  @Test("The order of hypotheses changes nothing")
  func order() {
    let p = [0.2, 0.001, 0.03, 0.5, 0.004]
    #expect(StepUp.adjusted(p.reversed()) == StepUp.adjusted(p).reversed())
  }

  @Test("A test is found at its q and at no smaller level")
  func smallestLevel() throws {
    let tree = HypothesisTree<String>([
      .family([.test("a", p: 0.0004), .test("b", p: 0.03)]),
      .family([.test("c", p: 0.2), .test("d", p: 0.9)]),
      .family([.family([.test("e", p: 0.002)]), .family([.test("f", p: 0.6)])]),
    ])
    #expect(tree.families == 3)
    #expect(tree.count == 6)
    for finding in tree.findings(at: 1) {
      #expect(tree.findings(at: finding.q).contains { $0.name == finding.name })
      #expect(!tree.findings(at: finding.q * 0.999).contains { $0.name == finding.name })
    }
    #expect(tree.findings(at: 0.05).map(\.name).sorted() == ["a", "b", "e"])
    #expect(tree.findings(at: 0).isEmpty)
    #expect(HypothesisTree<String>([]).findings(at: 1).isEmpty)
  }

  @Test("Looking closer where something was found finds nothing where nothing was")
  func hierarchy() {
    // Nine places without anything; in the tenth one nationality of a hundred.
    let quiet = (0..<9).map { place in
      HypothesisTree<String>.Node.family(
        (0..<100).map { .test("\(place)", p: (Double($0) + 0.5) / 100) })
    }
    let loud = HypothesisTree<String>.Node.family(
      [.test("found", p: 1e-6)] + (0..<99).map { .test("9", p: (Double($0) + 0.5) / 99) })
    let found = HypothesisTree(quiet + [loud]).findings(at: 0.1)
    #expect(found.map(\.name) == ["found"])
  }

  @Test(
    "The expected number of rejections is what simulation gives",
    arguments: [(1, 0.1), (5, 0.2), (25, 0.1), (25, 0.2)])
  func rejections(count: Int, level: Double) {
    var random = SplitMix64(seed: 4)
    let rounds = 40_000
    var rejected = 0
    for _ in 0..<rounds {
      let p = (0..<count).map { _ in random.uniform() }
      rejected += StepUp.adjusted(p).count { $0 <= level }
    }
    let expected = StepUp.expectedRejections(level: level, of: count)
    #expect(abs(Double(rejected) / Double(rounds) - expected) < 0.02)
  }

  @Test("The level is that of the bearable number, never above the share")
  func budget() {
    let budget = ErrorBudget(falseSignals: 1, falseShare: 0.2)
    for families in [1, 5, 25, 200] {
      let level = budget.level(.month, families: families, of: families)
      #expect(level <= 0.2)
      let bearable = 1.0 / 3
      #expect(StepUp.expectedRejections(level: level, of: families) <= bearable + 1e-9)
    }
    #expect(budget.level(.month, families: 0, of: 3) == 0)
    #expect(
      ErrorBudget(falseSignals: 100, falseShare: 0.2).level(.month, families: 9, of: 9) == 0.2)
    // Few places bear a larger level than many.
    #expect(
      ErrorBudget(falseSignals: 0.1, falseShare: 0.2).level(.month, families: 50, of: 50)
        < ErrorBudget(falseSignals: 0.1, falseShare: 0.2).level(.month, families: 2, of: 2))
  }
}

/// Panels in which nothing happens: levels of many sizes, some wandering, counts scattered more than
/// Poisson's.
private struct QuietPanel {
  static let places = (0..<8).map { "place-\($0)" }
  static let nationalities = ["AAA", "BBB", "CCC", "DDD"]
  static let months = 60
  static let start = Period(frequency: .month, ordinal: 540)

  static let territory = Territory(
    places: places.map { Place(code: $0, kind: "border", name: Bilingual(en: $0, es: $0)) },
    countries: [],
    indicators: [
      Indicator(
        code: "crossings", name: Bilingual(en: "", es: ""), unit: "people",
        unitName: Bilingual(en: "", es: ""), direction: .neutral, phase: .monitoring,
        frequency: .month, isAdditive: true, definition: Bilingual(en: "", es: ""))
    ])

  let series: [SeriesHistory]

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var series: [SeriesHistory] = []
    for place in Self.places {
      for nationality in Self.nationalities {
        var level = 20 * exp(4 * random.uniform())
        let step = random.uniform() < 0.5 ? 0 : 0.08
        let values = (0..<Self.months).map { _ -> Double in
          level *= exp(step * random.normal())
          return random.poisson(level * exp(0.12 * random.normal()))
        }
        series.append(
          SeriesHistory(
            key: SeriesKey(
              source: "flows", indicator: "crossings", place: place, nationality: nationality,
              frequency: .month), start: Self.start, values: values, newestIssue: Day(ordinal: 0),
            isPseudoRealTime: false))
      }
    }
    self.series = series
  }

  func known(_ count: Int) -> [SeriesHistory] {
    series.map { series in
      var series = series
      series.values = Array(series.values.prefix(count))
      return series
    }
  }
}

extension SplitMix64 {
  fileprivate mutating func uniform() -> Double {
    (Double(next() >> 11) + 0.5) / 9_007_199_254_740_992
  }

  fileprivate mutating func normal() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
  }

  /// By inversion where that is short, else by the normal approximation.
  fileprivate mutating func poisson(_ mean: Double) -> Double {
    guard mean < 200 else { return max(0, (mean + mean.squareRoot() * normal()).rounded()) }
    var (count, term) = (0.0, exp(-mean))
    var rest = uniform() - term
    while rest > 0, count < 2_000 {
      count += 1
      term *= mean / count
      rest -= term
    }
    return count
  }
}

@Suite("Quiet panels")
struct QuietPanelTests {
  @Test("The bearable number of false signals a quarter is kept where nothing happens")
  func bearable() {
    let judge = DetectorJudge(threads: 2)
    let desk = SignalDesk(
      QuietPanel.territory, acts: [], options: SignalOptions(), judge: judge,
      absent: { _ in .zero })
    var signals = 0
    var looks = 0
    for seed in 1...6 {
      let panel = QuietPanel(seed: UInt64(seed))
      let histories = desk.families(panel.series).flatMap(\.histories)
      let read = judge.readings(
        of: histories.map { JudgedSeries(start: $0.start, values: $0.values) })
      let readings = Dictionary(
        zip(histories.map(\.key), read), uniquingKeysWith: { first, _ in first })
      for count in (QuietPanel.months - 24)...QuietPanel.months {
        let day = QuietPanel.start.advanced(by: count).start
        let round = desk.look(desk.families(panel.known(count)), on: day) { history in
          readings[history.key].map { reading in
            SeriesReading(
              status: reading.status,
              periods: reading.periods.prefix { $0.index < history.values.count })
          }
        }
        signals += Set(round.signals.map(\.key)).count
        looks += 1
      }
    }
    let quarters = Double(looks) / 3
    // Three standard errors of a Poisson count beyond what was asked for.
    #expect(Double(signals) <= quarters + 3 * quarters.squareRoot())
  }

  @Test("What a look says does not depend on the order of the figures")
  func order() {
    let judge = DetectorJudge(last: 24)
    let desk = SignalDesk(
      QuietPanel.territory, acts: [], options: SignalOptions(), judge: judge,
      absent: { _ in .zero })
    var series = QuietPanel(seed: 9).known(36)
    series[5].values[35] *= 6
    let day = QuietPanel.start.advanced(by: 36).start
    let round = desk.look(series, on: day)
    #expect(!round.signals.isEmpty)
    #expect(desk.look(series.reversed(), on: day) == round)
  }

  @Test("The self-test passes with the detector and stops what is deaf or cries at everything")
  func selfTest() throws {
    try SelfTest.run(DetectorJudge(last: 48))
    #expect(throws: Failure.self) { try SelfTest.run(FixedJudge(score: 0)) }
    #expect(throws: Failure.self) { try SelfTest.run(FixedJudge(score: 6)) }
  }
}

/// A judge that gives every figure one score.
private struct FixedJudge: SeriesJudge {
  let score: Double
  let name = "fixed"
  let version = 1
  let parameters: [String: String] = [:]

  func readings(of series: [JudgedSeries]) -> [DetectorReading] {
    series.map { series in
      let tails = Normal.tails(score)
      return DetectorReading(
        status: .scored,
        periods: series.values.enumerated().map { index, value in
          PeriodReading(
            index: index, verdict: .judged, value: value, expected: 10, lower: 0, upper: 20,
            figureScore: score, score: score, above: tails.upper, below: tails.lower, buildUp: 0,
            buildDown: 0, quantiles: [], alarm: score > 3)
        }, character: nil)
    }
  }
}
