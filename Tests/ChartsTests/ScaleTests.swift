import Charts
import Domain
import Testing

@Suite("Scales")
struct ScaleTests {
  @Test(
    "Ticks are round, cover the range and are no more than asked for",
    arguments: [0.5, 1, 3, 7, 12, 99, 1_071, 25_332, 249_741, 1e9])
  func ticks(highest: Double) {
    let ticks = Ticks.linear(Ticks.widened(0...highest, count: 5), count: 5)
    #expect(ticks.first == 0)
    #expect((ticks.last ?? 0) >= highest)
    #expect((2...7).contains(ticks.count))
    #expect(ticks.allSatisfy { $0 == $0.rounded() })
  }

  @Test("A range of one value has one tick")
  func point() {
    #expect(Ticks.linear(5...5, count: 4) == [5])
    #expect(Ticks.widened(5...5, count: 4) == 5...5)
  }

  @Test("Logarithmic ticks are powers of ten, with twos and fives where they are few")
  func logarithmicTicks() {
    #expect(Ticks.logarithmic(1...100_000) == [1, 10, 100, 1_000, 10_000, 100_000])
    #expect(Ticks.logarithmic(10...100) == [10, 20, 50, 100])
  }

  @Test("A logarithmic scale puts equal ratios at equal distances")
  func logarithmic() {
    let scale = ValueScale(1...100, from: 0, to: 200, kind: .logarithmic(floor: 1))
    #expect(abs(scale(10) - 100) < 1e-9)
    #expect(scale(0) == 0)
    #expect(scale(1_000) == 200)
  }

  @Test("A period lies in the middle of its slot, a day where it falls")
  func periods() throws {
    let first = try #require(Period("2021-01"))
    let scale = PeriodScale(first, through: first.advanced(by: 11), from: 0, to: 120)
    #expect(scale(first) == 5)
    #expect(scale(try #require(Day("2021-01-01"))) < 1)
    #expect(scale(try #require(Day("2021-12-31"))) > 119)
    #expect(scale.years(labelWidth: 30).map(\.year) == [2021])
  }

  @Test("Years are thinned where their labels would touch")
  func thinnedYears() throws {
    let first = try #require(Period("2000-01"))
    let scale = PeriodScale(first, through: first.advanced(by: 303), from: 0, to: 300)
    #expect(scale.years(labelWidth: 34).map(\.year) == [2000, 2005, 2010, 2015, 2020, 2025])
  }

  @Test("Labels keep their order and their distance, and stay inside")
  func labels() {
    let middles = LabelSpread.middles([50, 52, 51, 200], size: 10, within: 0...210)
    #expect(middles[0] < middles[2] && middles[2] < middles[1] && middles[1] < middles[3])
    #expect(abs(middles[2] - 51) < 1e-9)  // the group is centred on its wishes
    #expect(middles[3] == 200)
    let crowded = LabelSpread.middles([0, 0, 0], size: 10, within: 0...100)
    #expect(crowded == [5, 15, 25])
    #expect(LabelSpread.middles([], size: 10, within: 0...1).isEmpty)
  }

  @Test("Bands share the width and leave their gaps")
  func bands() {
    let scale = BandScale(4, from: 0, to: 100, gap: 0.2)
    #expect(scale.width == 20)
    #expect(scale.start(0) == 2.5)
    #expect(scale.middle(3) == 87.5)
    #expect(BandScale(0, from: 0, to: 100).width == 0)
  }
}
