import Statistics
import Testing

@Suite("Sensitivity of a composite index")
struct IndexSensitivityTests {
  private func sensitivity(threads: Int = 1, draws: Int = 800, seed: UInt64 = 7) throws
    -> IndexSensitivity
  {
    var options = IndexSensitivity.Options()
    options.draws = draws
    options.seed = seed
    return IndexSensitivity(
      try ReferenceIndex.table().table, nominal: IndexChoices(),
      leastShare: ReferenceIndex.leastShare, options: options, threads: threads)
  }

  @Test("Intervals, indices and the mean shift are numpy's for the same random numbers")
  func reference() throws {
    let result = try sensitivity()
    #expect(result.draws == 800)
    for (index, row) in zip(result.indices, try Fixture("index/sobol.csv").rows) {
      #expect(try abs(index.firstOrder - row.number("first_order")) < 1e-9, "\(row)")
      #expect(try abs(index.total - row.number("total")) < 1e-9, "\(row)")
    }
    #expect(abs(result.meanShift - 2.2486842105263154) < 1e-12)
    let rows = try Fixture("index/intervals.csv").rows
    #expect(rows.count == result.intervals.count)
    for (interval, row) in zip(result.intervals, rows) {
      #expect(try Double(interval.lower) == row.number("lower"), "\(row)")
      #expect(try Double(interval.median) == row.number("median"), "\(row)")
      #expect(try Double(interval.upper) == row.number("upper"), "\(row)")
    }
  }

  @Test("One thread and three say the same, another seed says nearly the same")
  func reproducible() throws {
    let (single, several) = (try sensitivity(threads: 1), try sensitivity(threads: 3))
    #expect(single.intervals == several.intervals)
    #expect(single.indices == several.indices)
    #expect(single.meanShift == several.meanShift)
    let (one, other) = (try sensitivity(draws: 20_000), try sensitivity(draws: 20_000, seed: 8))
    #expect(one.indices != other.indices)
    for (left, right) in zip(one.indices, other.indices) {
      #expect(abs(left.total - right.total) < 0.1)
    }
  }

  @Test("Where nothing is left to draw no rank moves")
  func fixed() throws {
    var options = IndexSensitivity.Options()
    options.outliers = [.winsorise]
    options.normalisations = [.minMax]
    options.weights = [.equal]
    options.aggregations = [.arithmetic]
    options.weightNoise = 0
    options.leavesOut = false
    options.draws = 100
    let result = IndexSensitivity(
      try ReferenceIndex.table().table, nominal: IndexChoices(),
      leastShare: ReferenceIndex.leastShare, options: options)
    #expect(result.meanShift == 0)
    #expect(result.indices.allSatisfy { $0 == SobolIndex(firstOrder: 0, total: 0) })
    #expect(
      zip(result.intervals, result.nominal.ranks).allSatisfy { $0.lower == $1 && $0.upper == $1 })
  }

  @Test("A choice that is not drawn has no index")
  func single() throws {
    var options = IndexSensitivity.Options()
    options.outliers = [.winsorise]
    options.normalisations = [.minMax]
    options.weights = [.equal]
    options.weightNoise = 0
    options.leavesOut = false
    options.draws = 4_000
    let result = IndexSensitivity(
      try ReferenceIndex.table().table, nominal: IndexChoices(),
      leastShare: ReferenceIndex.leastShare, options: options)
    // Aggregation alone decides: all of the variance is its own.
    for (choice, index) in zip(IndexSensitivity.Choice.allCases, result.indices) {
      let expected = choice == .aggregation ? 1.0 : 0
      #expect(abs(index.total - expected) < 0.1, "\(choice)")
      #expect(abs(index.firstOrder - expected) < 0.1, "\(choice)")
    }
  }

  @Test("A table without anybody is no trouble")
  func empty() {
    let table = IndexTable([.init("a")], values: [])
    let result = IndexSensitivity(table, nominal: IndexChoices(), leastShare: 0.5)
    #expect(result.intervals.isEmpty)
    #expect(result.meanShift == 0)
  }
}
