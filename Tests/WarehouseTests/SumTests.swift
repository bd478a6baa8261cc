import Domain
import Testing
import Warehouse

@Suite("Sums of a source's parts")
struct SumTests {
  @Test("Nationalities add up to the place's whole, with holes only where no part has a figure")
  func whole() throws {
    let test = try TestWarehouse()
    try test.load(
      TestIssue(
        "2024-06-10",
        """
        HTI 2024-01 10
        HTI 2024-02 20
        HTI 2024-05 7
        CUB 2024-02 5
        CUB 2024-04 1
        """))
    let panel = try test.warehouse.write { try $0.withSums($0.reader.panel()) }
    #expect(panel.count == 3)
    let whole = try #require(panel.last)
    #expect(whole.key.nationality == SeriesKey.whole && whole.key.place == "darien")
    #expect(whole.start == Period("2024-01"))
    #expect(whole.values.map { $0.isNaN ? nil : $0 } == [10, 25, nil, 1, 7])
    // Made again, it is the same series, and it has no figures of its own.
    let again = try test.warehouse.write { try $0.withSums($0.reader.panel()) }
    #expect(again.last?.id == whole.id)
    #expect(try test.warehouse.read { try $0.panel() }.count == 2)
    #expect(try test.warehouse.read { try $0.history(of: whole.id, whole.start) } == nil)
  }

  @Test("A whole that the source publishes is not made again")
  func published() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-06-10", "all 2024-01 10\nall 2024-02 20"))
    let panel = try test.warehouse.write { try $0.withSums($0.reader.panel()) }
    #expect(panel.count == 1)
  }

  @Test("Sources are never added to each other")
  func sources() throws {
    let test = try TestWarehouse(sources: [.named("flows"), .named("other")])
    try test.load(TestIssue("2024-06-10", "HTI 2024-01 10"))
    try test.load(TestIssue("2024-06-10", "HTI 2024-01 30", source: "other"))
    let panel = try test.warehouse.write { try $0.withSums($0.reader.panel()) }
    let wholes = panel.filter { $0.key.nationality == SeriesKey.whole }
    #expect(wholes.map(\.values) == [[10], [30]])
  }
}
