/// How far the ranks of a composite index depend on the choices by which it is made.
///
/// Choices are drawn at random, all at once: the treatment of outliers, the normalisation, the
/// weights, a disturbance of every weight, the aggregation, and which indicator is left out, if any.
/// Each draw gives each unit a rank. The spread of a unit's ranks is its interval; which choice
/// moves the ranks is said by the Sobol' indices of the mean absolute shift of all ranks from the
/// nominal ones.
///
/// - References: Saisana M, Saltelli A, Tarantola S (2005), Journal of the Royal Statistical Society
///   A 168:307–323, doi:10.1111/j.1467-985X.2005.00350.x; OECD, European Union and JRC (2008),
///   doi:10.1787/9789264043466-en, step 7. The output is COINr's `get_sensitivity`'s.
package struct IndexSensitivity: Sendable, Equatable {
  /// What is drawn.
  package enum Choice: String, Sendable, CaseIterable {
    case outliers
    case normalisation
    case weights
    case weightNoise = "weight-noise"
    case aggregation
    case leftOut = "left-out"
  }

  /// What may be drawn.
  package struct Options: Sendable, Equatable {
    package var outliers = IndexChoices.Outliers.allCases
    package var normalisations = IndexChoices.Normalisation.allCases
    package var weights = IndexChoices.Weights.allCases
    package var aggregations = IndexChoices.Aggregation.allCases
    /// Each weight is multiplied by a number within 1 ± this, below 1.
    package var weightNoise = 0.25
    /// Whether one indicator may be left out: each, and none, are equally likely.
    package var leavesOut = true
    /// The index is evaluated at least so many times.
    package var draws = 10_000
    package var seed: UInt64 = 20_250_101

    package init() {}
  }

  /// Ranks that 5, 50 and 95 percent of the draws do not exceed.
  package struct RankInterval: Sendable, Equatable {
    package let lower: Int
    package let median: Int
    package let upper: Int
  }

  package let nominal: CompositeIndex
  /// One a unit of the nominal index.
  package let intervals: [RankInterval]
  /// One a choice, in the order of ``Choice``.
  package let indices: [SobolIndex]
  /// Times that the index was evaluated.
  package let draws: Int
  /// Mean over draws and units of the absolute shift of ranks from the nominal ones.
  package let meanShift: Double

  /// - Parameters:
  ///   - table: the figures.
  ///   - nominal: the choices that the ranks are measured from.
  ///   - leastShare: share of the indicators that a unit must have for a score.
  ///   - options: what may be drawn; no list is empty.
  ///   - threads: workers; the result does not depend on them.
  /// - Complexity: O(draws × units × (indicators + log units)).
  package init(
    _ table: IndexTable, nominal choices: IndexChoices, leastShare: Double,
    options: Options = Options(), threads: Int = 1
  ) {
    let nominal = CompositeIndex(table, choices, leastShare: leastShare)
    let model = IndexModel(table, nominal, options)
    let rows = max(1, (options.draws + model.design.groupCount + 1) / (model.design.groupCount + 2))
    let design = SaltelliDesign(groups: model.design.groups, rows: rows, seed: options.seed)
    let (outputs, workers) = design.evaluate(
      threads: threads, makeWorker: { model.worker() },
      { worker, point in model.meanShift(at: point, &worker) })
    self.nominal = nominal
    indices = outputs.sobolIndices
    draws = design.evaluations
    meanShift = outputs.values.reduce(0, +) / Double(outputs.values.count)
    let counts = IndexModel.Worker.merged(workers, units: nominal.units.count)
    intervals = counts.map { counts in
      RankInterval(
        lower: Self.quantile(0.05, counts, of: design.evaluations),
        median: Self.quantile(0.5, counts, of: design.evaluations),
        upper: Self.quantile(0.95, counts, of: design.evaluations))
    }
  }

  /// The least rank that a share of the draws does not exceed.
  private static func quantile(_ share: Double, _ counts: [Int], of draws: Int) -> Int {
    let wanted = share * Double(draws)
    var sum = 0
    for (place, count) in counts.enumerated() {
      sum += count
      if Double(sum) >= wanted { return place + 1 }
    }
    return counts.count
  }
}

/// The mean shift of ranks as a function of a point of the unit cube.
private struct IndexModel: Sendable {
  /// Memory of one worker: how often each unit had each rank.
  struct Worker: Sendable {
    var scratch: IndexScratch
    var weights: [Double]
    /// By unit, then rank from 1.
    var counts: [Int]

    static func merged(_ workers: [Worker], units: Int) -> [[Int]] {
      (0..<units).map { unit in
        (0..<units).map { rank in
          workers.reduce(0) { $0 + $1.counts[unit * units + rank] }
        }
      }
    }
  }

  let design: SaltelliDesign
  private let options: IndexSensitivity.Options
  private let nominal: CompositeIndex
  /// By outlier treatment, then normalisation.
  private let frames: [IndexFrame]
  private let indicatorCount: Int

  init(_ table: IndexTable, _ nominal: CompositeIndex, _ options: IndexSensitivity.Options) {
    precondition(
      !options.outliers.isEmpty && !options.normalisations.isEmpty && !options.weights.isEmpty
        && !options.aggregations.isEmpty && options.weightNoise >= 0 && options.weightNoise < 1,
      "something to draw of every choice")
    self.options = options
    self.nominal = nominal
    indicatorCount = table.indicators.count
    frames = options.outliers.flatMap { outliers in
      options.normalisations.map {
        IndexFrame(table, units: nominal.units, outliers: outliers, normalisation: $0)
      }
    }
    // Outliers, normalisation, weights, aggregation, left out; then one disturbance an indicator.
    design = SaltelliDesign(
      groups: [0, 1, 2, 4, 5] + [Int](repeating: 3, count: indicatorCount), rows: 1, seed: 0)
  }

  func worker() -> Worker {
    let units = nominal.units.count
    return Worker(
      scratch: IndexScratch(units: units),
      weights: [Double](repeating: 0, count: indicatorCount),
      counts: [Int](repeating: 0, count: units * units))
  }

  func meanShift(at point: [Double], _ worker: inout Worker) -> Double {
    let units = nominal.units.count
    guard units > 0 else { return 0 }
    let outliers = Self.pick(point[0], of: options.outliers.count)
    let normalisation = Self.pick(point[1], of: options.normalisations.count)
    let frame = frames[outliers * options.normalisations.count + normalisation]
    let weights = frame.weights(options.weights[Self.pick(point[2], of: options.weights.count)])
    let aggregation =
      options.aggregations[Self.pick(point[3], of: options.aggregations.count)]
    // The last pick leaves none out.
    let isLeaving = options.leavesOut && indicatorCount > 1
    let leftOut = isLeaving ? Self.pick(point[4], of: indicatorCount + 1) : indicatorCount
    for indicator in 0..<indicatorCount {
      let disturbance = 1 + options.weightNoise * (2 * point[5 + indicator] - 1)
      worker.weights[indicator] = indicator == leftOut ? 0 : weights[indicator] * disturbance
    }
    frame.aggregate(worker.weights, aggregation, into: &worker.scratch)
    worker.scratch.rank()
    var shift = 0
    for unit in 0..<units {
      let rank = worker.scratch.ranks[unit]
      worker.counts[unit * units + rank - 1] += 1
      shift += abs(rank - nominal.ranks[unit])
    }
    return Double(shift) / Double(units)
  }

  /// One of so many by an even number from 0 up to below 1.
  private static func pick(_ unit: Double, of count: Int) -> Int {
    min(Int(unit * Double(count)), count - 1)
  }
}
