import Domain
import Phases
import Testing

@Suite("Shares of returned people")
struct ReturnShareTests {
  private func line(_ source: String, _ part: SeriesKey.Part? = nil, _ code: String = "") throws
    -> ReturnLine
  {
    try #require(
      try ShippedReturns.lines().first { line in
        line.key.source == source
          && (part.map { line.key[$0] == code }
            ?? (line.key.nationality == SeriesKey.whole && line.key.counterpart == SeriesKey.whole))
      })
  }

  /// Added up with Python's csv module from `guatemala-returned/2025-06-19.csv`.
  @Test("Guatemala's children, unaccompanied children, and women and girls are the file's")
  func guatemala() throws {
    let whole = try line("guatemala-returned")
    let april = ShippedReturns.month("2025-04")
    #expect(whole.counts[april] == 2_839)
    let (words, months) = (ShippedReturns.words, 12)
    let children = try #require(whole.share(of: .children, until: april, months: months, words))
    #expect(children.share.part == 5_845)
    #expect(children.share.whole == 57_408)
    #expect(children.notStated == 0)
    let alone = try #require(
      whole.share(of: .unaccompaniedChildren, until: april, months: months, words))
    #expect(alone.share.part == 2_206)
    #expect(alone.share.whole == children.share.part)
    // Nobody says of adults whether they were accompanied: they stand outside of this share.
    #expect(alone.notStated == 57_408 - 5_845)
    let women = try #require(whole.share(of: .womenAndGirls, until: april, months: months, words))
    #expect(women.share.part == 15_053)
    #expect(whole.share(of: .assisted, until: april, months: months, words) == nil)
    let limits = children.share.limits()
    #expect(limits.contains(children.share.value))
  }

  /// The same from `mexico-returns-by-nationality/2025-06-19.csv`.
  @Test("Mexico gives no age with deportations: they stand outside of the share of children")
  func mexico() throws {
    let whole = try line("mexico-returns-by-nationality")
    let april = ShippedReturns.month("2025-04")
    let children = try #require(
      whole.share(of: .children, until: april, months: 1, ShippedReturns.words))
    #expect(children.share.part == 108)
    #expect(children.share.whole == 568 + 108)
    #expect(children.notStated == 94)
    let assisted = try #require(
      whole.share(of: .assisted, until: april, months: 1, ShippedReturns.words))
    #expect(assisted.share.part == 676)
    #expect(assisted.share.whole == 770)
    #expect(whole.share(of: .womenAndGirls, until: april, months: 1, ShippedReturns.words) == nil)
  }

  @Test("The nationalities of a source add up to its whole in every month")
  func additive() throws {
    let lines = try ShippedReturns.lines().filter { $0.key.source.hasPrefix("mexico") }
    let whole = try #require(lines.first)
    for index in whole.counts.values.indices {
      let period = whole.counts.start.advanced(by: index)
      let sum = lines.dropFirst().reduce(0) { $0 + ($1.counts[period] ?? 0) }
      #expect(sum == whole.counts[period])
    }
  }

  @Test("Where an absent row means nobody a line has a zero, and elsewhere it has a hole")
  func absent() throws {
    let belize = try line("mexico-returns-by-nationality", .nationality, "BLZ")
    #expect(belize.counts.values.contains(0))
    #expect(belize.counts.end == ShippedReturns.month("2025-04"))
    let fromUSA = try line("guatemala-returned", .counterpart, "USA")
    #expect(fromUSA.counts.newest == ShippedReturns.month("2023-12"))
    #expect(
      fromUSA.share(
        of: .children, until: ShippedReturns.month("2025-04"), months: 12,
        ShippedReturns.words) == nil)
  }

  @Test("Nothing gives no line, and words that nobody knows give no share")
  func none() {
    #expect(ReturnLine.lines([]).isEmpty)
    let key = SeriesKey(
      source: "s", indicator: "returns-received", place: "HND", age: "elders", frequency: .month)
    let lines = ReturnLine.lines([
      CountSeries(key: key, start: ShippedReturns.month("2025-01"), values: [5])
    ])
    #expect(lines.count == 1)
    for group in ReturnGroup.allCases {
      #expect(
        lines.first?.share(
          of: group, until: ShippedReturns.month("2025-01"), months: 12, ShippedReturns.words)
          == nil)
    }
  }
}
