import Statistics
import Testing

/// The table of `Fixtures/index`, whose columns, directions and weights `make.py` states.
enum ReferenceIndex {
  static let leastShare = 2.0 / 3

  static let indicators: [IndexTable.Indicator] = [
    .init("unemployment", weight: 2), .init("inflation"),
    .init("income-per-person", isHigherMore: false, weight: 3),
    .init("political-stability", isHigherMore: false, weight: 1.5), .init("age-dependency"),
    .init("remittances-received", weight: 0.5),
  ]

  static func table() throws -> (countries: [String], table: IndexTable) {
    let rows = try Fixture("index/table.csv").rows
    let values = try rows.map { row in
      try indicators.map { indicator in
        try row.text(indicator.name).isEmpty ? .nan : row.number(indicator.name)
      }
    }
    return (try rows.map { try $0.text("country") }, IndexTable(indicators, values: values))
  }
}

@Suite("Composite index")
struct CompositeIndexTests {
  private static let everyChoice: [IndexChoices] = IndexChoices.Outliers.allCases.flatMap {
    outliers in
    IndexChoices.Normalisation.allCases.flatMap { normalisation in
      IndexChoices.Weights.allCases.flatMap { weights in
        IndexChoices.Aggregation.allCases.map {
          IndexChoices(
            outliers: outliers, normalisation: normalisation, weights: weights, aggregation: $0)
        }
      }
    }
  }

  private func close(_ one: Double, _ other: Double, _ tolerance: Double = 1e-9) -> Bool {
    abs(one - other) <= tolerance * max(1, abs(other))
  }

  @Test("Scores, ranks and weights are numpy's for every choice of method")
  func reference() throws {
    let (countries, table) = try ReferenceIndex.table()
    let rows = try Fixture("index/scores.csv").rows
    let weightRows = try Fixture("index/weights.csv").rows
    var compared = 0
    for choices in Self.everyChoice {
      let index = CompositeIndex(table, choices, leastShare: ReferenceIndex.leastShare)
      let own = try rows.filter { row in
        try row.text("outliers") == choices.outliers.rawValue
          && row.text("normalisation") == choices.normalisation.rawValue
          && row.text("weights") == choices.weights.rawValue
          && row.text("aggregation") == choices.aggregation.rawValue
      }
      #expect(try own.map { try $0.text("country") } == index.units.map { countries[$0] })
      for (place, row) in own.enumerated() {
        #expect(try close(index.scores[place], row.number("score")), "\(row)")
        #expect(try Double(index.ranks[place]) == row.number("rank"), "\(row)")
        compared += 1
      }
      for row in weightRows
      where try row.text("outliers") == choices.outliers.rawValue
        && row.text("normalisation") == choices.normalisation.rawValue
        && row.text("weights") == choices.weights.rawValue
      {
        let name = try row.text("indicator")
        let column = try #require(table.indicators.firstIndex { $0.name == name })
        #expect(try close(index.weights[column], row.number("weight")), "\(row)")
      }
    }
    #expect(compared == rows.count)
  }

  @Test("A small table by hand: directions, missing figures and both means")
  func byHand() {
    // The first indicator runs from 10 to 30, the second, where less is more, from 8 to 2.
    let table = IndexTable(
      [.init("a", weight: 3), .init("b", isHigherMore: false)],
      values: [[10, 2], [20, 8], [30, .nan], [.nan, .nan]])
    let plain = IndexChoices(outliers: .none, weights: .declared)
    let index = CompositeIndex(table, plain, leastShare: 0.5)
    #expect(index.units == [0, 1, 2])
    #expect(index.weights == [0.75, 0.25])
    // Normalised: (1, 100), (50.5, 1), (100, –).
    #expect(index.scores == [0.75 * 1 + 0.25 * 100, 0.75 * 50.5 + 0.25 * 1, 100])
    #expect(index.ranks == [3, 2, 1])
    var geometric = plain
    geometric.aggregation = .geometric
    let other = CompositeIndex(table, geometric, leastShare: 0.5)
    #expect(close(other.scores[0], 100.0.squareRoot().squareRoot()))
    #expect(close(other.scores[2], 100))
    #expect(CompositeIndex(table, plain, leastShare: 1).units == [0, 1])
  }

  @Test("Equal scores share the better rank, and equal figures tell nobody apart")
  func ties() {
    let table = IndexTable([.init("a"), .init("b")], values: [[1, 5], [2, 5], [2, 5], [0, 5]])
    let index = CompositeIndex(table, IndexChoices(outliers: .none), leastShare: 1)
    #expect(index.ranks == [3, 1, 1, 4])
    #expect(index.normalised.map { $0[1] } == [50.5, 50.5, 50.5, 50.5])
    let ranked = IndexScale.normalised([1, 2, 2, 0], .rank, isHigherMore: true)
    #expect(ranked == [34, 83.5, 83.5, 1])
  }

  @Test(
    "Units of measure, the order of countries and a turned indicator change no rank",
    arguments: everyChoice)
  func properties(choices: IndexChoices) throws {
    let (_, table) = try ReferenceIndex.table()
    let index = CompositeIndex(table, choices, leastShare: ReferenceIndex.leastShare)
    let turned = IndexTable(
      table.indicators.map {
        .init($0.name, isHigherMore: !$0.isHigherMore, weight: $0.weight * 7)
      }, values: table.values.map { row in row.map { -3 * $0 + 11 } })
    let same = CompositeIndex(turned, choices, leastShare: ReferenceIndex.leastShare)
    #expect(same.ranks == index.ranks)
    let reversed = IndexTable(table.indicators, values: table.values.reversed())
    let mirrored = CompositeIndex(reversed, choices, leastShare: ReferenceIndex.leastShare)
    #expect(mirrored.ranks.reversed() == index.ranks)
    #expect(index.scores.allSatisfy { $0 >= 1 && $0 <= 100 })
  }

  @Test(
    "Hostile tables give no score or a finite one",
    arguments: [
      [], [[1, 2]], [[.nan, .nan]], [[1e300, -1e300], [-1e300, 1e300], [0, 0]],
      [[1e-300, 0], [2e-300, 0], [3e-300, 0], [1e-299, 0], [1e-290, 0]],
      [[.infinity, 1], [2, -.infinity]], [[5, 5], [5, 5]],
    ] as [[[Double]]])
  func hostile(values: [[Double]]) {
    let table = IndexTable([.init("a"), .init("b", isHigherMore: false)], values: values)
    for choices in Self.everyChoice {
      let index = CompositeIndex(table, choices, leastShare: 0.5)
      #expect(index.scores.allSatisfy { $0 >= 1 && $0 <= 100 }, "\(choices)")
      #expect(index.ranks.allSatisfy { (1...max(1, index.units.count)).contains($0) })
    }
  }
}

@Suite("Treatment of outliers")
struct OutlierTreatmentTests {
  @Test("Each indicator of the reference table is treated as the definition says")
  func reference() throws {
    let (_, table) = try ReferenceIndex.table()
    let units = table.units(withShare: ReferenceIndex.leastShare)
    for (column, row) in try Fixture("index/treatment.csv").rows.enumerated() {
      let outcome = OutlierTreatment.treated(units.map { table.values[$0][column] }).outcome
      let expected: OutlierTreatment.Outcome =
        switch try row.text("outcome") {
        case "passed": .passed
        case "logarithms": .logarithms
        case let words: .winsorised(Int(words.drop { !$0.isNumber }) ?? 0)
        }
      #expect(outcome == expected, "\(row)")
    }
  }

  @Test("COINr's documented example: 1 to 10 with 30 and 100")
  func documented() throws {
    let ordinary = (1...10).map { Double($0) }
    let values: [Double] = ordinary + [30, 100]
    let skew = try #require(OutlierTreatment.skewness(values))
    let kurtosis = try #require(OutlierTreatment.excessKurtosis(values))
    // Excel's SKEW and KURT of the same figures.
    #expect(abs(skew - 3.0632) < 1e-4)
    #expect(abs(kurtosis - 9.7414) < 1e-4)
    let (treated, outcome) = OutlierTreatment.treated(values)
    #expect(treated == ordinary + [30.0, 30.0])
    #expect(outcome == .winsorised(1))
  }

  @Test("What five figures cannot mend goes to logarithms, and order is kept")
  func logarithms() {
    var values = (0..<300).map { Double($0) }
    values += [1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11]
    let (treated, outcome) = OutlierTreatment.treated(values)
    #expect(outcome == .logarithms)
    let pairs = zip(treated, treated.dropFirst())
    #expect(pairs.allSatisfy { $0 < $1 })
  }

  @Test(
    "Too few and equal figures pass as they are",
    arguments: [[], [1], [1, 100, 1], [3, 3, 3, 3, 3, 3], [.nan, .nan, 1]] as [[Double]])
  func few(values: [Double]) {
    #expect(OutlierTreatment.treated(values).outcome == .passed)
  }
}
