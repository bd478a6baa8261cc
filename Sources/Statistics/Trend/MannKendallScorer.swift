import Domain
import Kernels

/// The Mann–Kendall test over a block.
struct MannKendallScorer: Scorer {
  let variant: MannKendall.Variant
  let alpha: Double
  let period: Int?
  /// Beyond this size a z is significant at level alpha.
  private let bound: Double

  init(variant: MannKendall.Variant, alpha: Double, period: Int?) {
    self.variant = variant
    self.alpha = alpha
    self.period = period
    bound = -Normal.quantile(alpha / 2)
  }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let period = period ?? block.frequency.seasonLength
    let step = variant.bySeason ? period : 1
    let count = block.length
    let selectionSize = SlopeSelection.scratchSize(count: count, step: step)
    let size = 2 * count + 4 + selectionSize + SerialCorrelation.scratchSize(count: count)
    return LaneScratch.with(lanes: size) { base in
      block.values.withUnsafeBufferPointer { buffer in
        let series = TrendLanes(
          values: buffer.baseAddress ?? UnsafePointer(base), count: count, lanes: block.count)
        let values = TrendValues(series, scratch: base)
        let pairs = SenLine.pairs(series, values, step: step)
        let statuses = (0..<block.count).map { lane in
          status(values, lane: lane, pairs: pairs[lane], period: period)
        }
        guard statuses.contains(.scored) else {
          return statuses.enumerated().map { lane, status in
            SeriesScore(status: status, cells: row(used: values.present[lane]))
          }
        }
        let comparable = pairs.enumerated().map { statuses[$0] == .scored ? $1 : 0 }
        let memory = base + 2 * count + 4
        let plain = variant.bySeason ? [] : SignTest.ofAllPairs(series, values)
        let selection = SlopeSelection(
          series, values, step: step, pairs: comparable, scratch: memory)
        let lines = SenLine.lines(
          series, values, step: step, selection, pairs: comparable,
          known: plain.enumerated().map { aroundZero($1, tied: values.tiedPairs[$0]) })
        let tests = test(
          series, values, period: period, plain: plain, lines: lines, scratch: base,
          memory: memory + selectionSize)
        return (0..<block.count).map { lane in
          score(statuses[lane], tests[lane], lines[lane], present: values.present[lane])
        }
      }
    }
  }

  private func status(
    _ values: TrendValues, lane: Int, pairs: Int, period: Int
  ) -> ScoreStatus {
    let present = values.present[lane]
    if present == 0 { return .allMissing }
    if !(values.greatest[lane] - values.least[lane]).isFinite {
      return .unusable("the figures lie further apart than the largest number")
    }
    switch variant {
    case .original:
      return present < 2 ? .tooShort(needed: 2) : .scored
    case .hamedRao, .yueWang, .preWhitening, .trendFreePreWhitening:
      return present < 3 ? .tooShort(needed: 3) : .scored
    case .seasonal, .correlatedSeasonal:
      if period < 2 {
        return .unusable("yearly figures have no season; the parameter period gives one")
      }
      if present <= period { return .tooShort(needed: period + 1) }
      return pairs > 0 ? .scored : .unusable("no place of the season has two figures")
    }
  }

  /// How many slopes lie below 0 and just above it, which S tells.
  private func aroundZero(_ test: SignTest, tied: Double) -> [(pivot: Double, below: Int)] {
    let falls = Int((test.pairs - tied - test.s) / 2)
    return [(0, falls), (.leastNonzeroMagnitude, falls + Int(tied))]
  }

  /// The variant's test of each lane.
  private func test(
    _ series: TrendLanes, _ values: TrendValues, period: Int, plain: [SignTest],
    lines: [SenLine?], scratch: UnsafeMutablePointer<Lanes>, memory: UnsafeMutablePointer<Lanes>
  ) -> [SignTest] {
    let slopes = lines.map { $0?.slope ?? 0 }
    let none = slopes.map { _ in 0.0 }
    switch variant {
    case .original:
      return plain
    case .hamedRao:
      let serial = SerialCorrelation(series, values, slopes: slopes, scratch: memory)
      return corrected(plain, by: serial.hamedRao(bound: bound))
    case .yueWang:
      let serial = SerialCorrelation(series, values, slopes: slopes, scratch: memory)
      return corrected(plain, by: serial.yueWang())
    case .preWhitening:
      let serial = SerialCorrelation(series, values, slopes: none, scratch: memory)
      let whitened = serial.preWhitened(slopes: none)
      return SignTest.ofAllPairs(whitened, TrendValues(whitened, scratch: scratch))
    case .trendFreePreWhitening:
      let serial = SerialCorrelation(series, values, slopes: slopes, scratch: memory)
      let whitened = serial.preWhitened(slopes: slopes)
      return SignTest.ofAllPairs(whitened, TrendValues(whitened, scratch: scratch))
    case .seasonal:
      return SignTest.bySeason(series, period: period, scratch: scratch)
    case .correlatedSeasonal:
      return (0..<series.lanes).map { lane in
        SignTest.correlatedSeasons(
          (0..<series.count).map { series.values[$0][lane] }, period: period)
      }
    }
  }

  private func corrected(_ tests: [SignTest], by factors: [Double]) -> [SignTest] {
    zip(tests, factors).map { test, factor in
      var test = test
      test.variance *= factor
      return test
    }
  }

  private func score(
    _ status: ScoreStatus, _ test: SignTest, _ line: SenLine?, present: Int
  ) -> SeriesScore {
    guard status == .scored, let line else {
      return SeriesScore(status: status, cells: row(used: present))
    }
    guard test.pairs > 0 else {
      return SeriesScore(
        status: .unusable("fewer than two seasons without a missing figure"),
        cells: row(used: present))
    }
    var cells = row(used: present)
    cells[0] = Double(variant == .correlatedSeasonal ? test.used : present)
    cells[1] = test.s
    cells[2] = test.variance
    cells[5] = test.s / test.pairs
    cells[6] = line.slope
    cells[7] = line.intercept
    guard let z = test.z else {
      return SeriesScore(
        status: .unusable(
          "the autocorrelations leave no positive variance of S, so that S cannot be judged"),
        cells: cells)
    }
    cells[3] = z
    cells[4] = 2 * Normal.tails(z.magnitude).upper
    cells[8] = z.magnitude > bound ? (z > 0 ? 0 : 1) : 2
    return SeriesScore(status: .scored, cells: cells)
  }

  /// A row with the number of values and nothing else yet.
  private func row(used: Int) -> [Double] {
    var cells = [Double](repeating: .nan, count: MannKendall.method.columns.count)
    cells[0] = Double(used)
    return cells
  }
}
