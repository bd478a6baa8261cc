import Domain
import Phases
import Testing

@Suite("Mirror figures")
struct MirrorPairTests {
  private static let members: Set<String> = [
    "BLZ", "CAN", "CRI", "DOM", "GTM", "HND", "MEX", "NIC", "PAN", "SLV", "USA",
  ]

  private func pairs() throws -> [MirrorPair] {
    MirrorPair.pairs(try ShippedReturns.lines(), among: Self.members)
  }

  /// Added up with Python's csv module from the two files of 2025-06-19.
  @Test("Mexico's returns to Guatemala stand beside what Guatemala received, month by month")
  func real() throws {
    let pair = try #require(try pairs().first)
    #expect(pair.sender == "MEX" && pair.receiver == "GTM")
    #expect(pair.months.first?.period == ShippedReturns.month("2020-01"))
    #expect(pair.months.count == 64)
    for (text, sent, received, unknown) in [
      ("2020-01", 3_471.0, 3_306.0, 0.0), ("2021-08", 7_075, 3_419, 0),
      ("2023-10", 3_725, 1_061, 0), ("2024-01", 2_253, 2_777, 6_424), ("2025-02", 205, 837, 2_241),
    ] {
      let month = try #require(pair.months.first { $0.period == ShippedReturns.month(text) })
      #expect(month.sent == sent)
      #expect(month.received == received)
      #expect(month.notStated == unknown)
      #expect(month.gap == received - sent)
      #expect(
        abs(try #require(month.relativeGap) - (received - sent) / ((received + sent) / 2)) < 1e-15)
    }
  }

  @Test("Of pairs that one side alone publishes, the missing side stays missing")
  func oneSided() throws {
    let pairs = try pairs()
    let honduras = try #require(pairs.first { $0.receiver == "HND" })
    #expect(honduras.sender == "MEX")
    #expect(honduras.receivedKey == nil)
    #expect(honduras.months.count == 12)
    #expect(honduras.months.allSatisfy { $0.received == nil && $0.gap == nil })
    #expect(honduras.months.last?.sent == 253)
    let fromUSA = try #require(pairs.first { $0.sender == "USA" })
    #expect(fromUSA.receiver == "GTM")
    #expect(fromUSA.sentKey == nil)
    // Since 2024 Guatemala does not say who came from the United States.
    #expect(fromUSA.months.last?.period == ShippedReturns.month("2023-12"))
    #expect(fromUSA.months.last?.received == 6_153)
    #expect(pairs.allSatisfy { Self.members.contains($0.sender) })
  }

  private func line(
    _ indicator: String, place: String, nationality: String = SeriesKey.whole,
    counterpart: String = SeriesKey.whole, start: String, _ values: [Double]
  ) -> CountSeries {
    CountSeries(
      key: SeriesKey(
        source: place, indicator: indicator, place: place, nationality: nationality,
        counterpart: counterpart, frequency: .month),
      start: ShippedReturns.month(start), values: values)
  }

  @Test("A month that one side has not published is named, and is no gap")
  func missing() throws {
    let lines = ReturnLine.lines([
      line(
        "returns-carried-out", place: "PAN", nationality: "COL", start: "2024-01",
        [10, .nan, 30, 5]
      ),
      line("returns-received", place: "COL", counterpart: "PAN", start: "2023-11", [7, 7, 12, 9]),
    ])
    let pair = try #require(MirrorPair.pairs(lines, among: []).first)
    #expect(pair.months.map(\.sent) == [10, nil, 30, 5])
    #expect(pair.months.map(\.received) == [12, 9, nil, nil])
    #expect(pair.months.map(\.gap) == [2, nil, nil, nil])
  }

  @Test("Exchanging both sides turns the gap round, and two zeros have no relative gap")
  func properties() {
    let month = MirrorPair.Month(period: ShippedReturns.month("2024-01"), sent: 30, received: 90)
    let other = MirrorPair.Month(period: month.period, sent: 90, received: 30)
    #expect(month.relativeGap == 1)
    #expect(other.relativeGap == -1)
    #expect(other.gap == month.gap.map { -$0 })
    let none = MirrorPair.Month(period: month.period, sent: 0, received: 0)
    #expect(none.gap == 0)
    #expect(none.relativeGap == nil)
    #expect(MirrorPair.pairs([], among: Self.members).isEmpty)
  }
}
