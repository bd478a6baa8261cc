import Kernels
import KernelsBaseline
import KernelsV3

/// The regression that expected counts of a control chart come from: a level, harmonics of the
/// season, a trend.
struct ChartDesign {
  /// What one series' training periods say.
  struct Fit {
    var coefficients: [Double]
    var overdispersion: Double
  }

  private let season: Int
  private let harmonics: Int
  private let trend: Bool
  private let training: Int
  private let columns: Int

  init(_ settings: ChartSettings, isConstant: Bool, season: Int, training: Int) {
    self.season = season
    self.training = training
    harmonics = isConstant ? 0 : settings.harmonics(season: season)
    trend = !isConstant && settings.trend
    columns = isConstant ? 1 : settings.columns(season: season)
  }

  /// The design's row of a period.
  private func row(_ time: Int) -> [Double] {
    var row = [1.0]
    // The trend runs from 0 to 1 over the training periods.
    if trend { row.append(Double(time) / Double(max(1, training - 1))) }
    for harmonic in 1..<max(1, harmonics + 1) {
      let turns = Double(harmonic * (time % season)) / Double(season)
      row.append(cos(2 * Double.pi * turns))
      if 2 * harmonic != season { row.append(sin(2 * Double.pi * turns)) }
    }
    return row
  }

  /// Expected counts of periods from one on; a season's worth where they return.
  func means(_ coefficients: [Double], rows: [[Double]]) -> [Double] {
    rows.map { row in exp(zip(coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }) }
  }

  /// Rows of periods, for ``means(_:rows:)``.
  func rows(_ times: Range<Int>) -> [[Double]] { times.map(row) }

  /// Fits the training periods of the lanes of a mask; nil where no optimum was found.
  func fit(
    _ block: SeriesBlock, _ kind: ChartBaseline.Overdispersion, lanes: LaneMask
  ) -> [Fit?] {
    let design = (0..<training).flatMap(row)
    let size = CountRegressionWork.scratchSize(rows: training, columns: columns)
    return LaneScratch.with(lanes: 2 * training + size) { base in
      for time in 0..<training {
        let value = block.values[time]
        let isPresent = (value .== value) .& lanes
        base[time] = Lanes.zero.replacing(with: value, where: isPresent)
        base[training + time] = Lanes.zero.replacing(with: 1, where: isPresent)
      }
      return design.withUnsafeBufferPointer { design in
        guard let design = design.baseAddress else { return [] }
        let work = CountRegressionWork(
          rows: training, columns: columns, design: design, counts: base,
          presences: base + training, scratch: base + 2 * training)
        let outcome = Self.run(work, kind, lanes)
        return (0..<block.count).map { lane in
          guard lanes[lane] else { return nil }
          guard outcome.converged[lane] else { return fitAlone(block, kind, lane: lane) }
          return Fit(
            coefficients: (0..<columns).map { work.coefficients[$0][lane] },
            overdispersion: outcome.overdispersion[lane])
        }
      }
    }
  }

  private static func run(
    _ work: CountRegressionWork, _ kind: ChartBaseline.Overdispersion, _ lanes: LaneMask
  ) -> CountRegression.Outcome {
    switch kind {
    case .estimated:
      return Processor.runsV3
        ? KernelsV3.negativeBinomialRegression(work, lanes: lanes)
        : KernelsBaseline.negativeBinomialRegression(work, lanes: lanes)
    case .given(let value):
      let overdispersion = Lanes(repeating: value)
      return Processor.runsV3
        ? KernelsV3.countRegression(work, overdispersion: overdispersion, lanes: lanes)
        : KernelsBaseline.countRegression(work, overdispersion: overdispersion, lanes: lanes)
    }
  }

  /// The general fit of one series, for lanes that came to no end.
  private func fitAlone(
    _ block: SeriesBlock, _ kind: ChartBaseline.Overdispersion, lane: Int
  ) -> Fit? {
    let times = (0..<training).filter { !block.values[$0][lane].isNaN }
    let counts = times.map { block.values[$0][lane] }
    let rows = times.map(row)
    let design = Matrix(columns: (0..<columns).map { column in rows.map { $0[column] } })
    switch kind {
    case .estimated:
      return (try? NegativeBinomialRegression(design, counts)).map {
        Fit(coefficients: $0.coefficients, overdispersion: 1 / $0.size)
      }
    case .given(let value):
      guard let problem = try? CountDesign(design, counts, offset: nil),
        let start = try? problem.start(),
        let newton = try? CountNewton(problem, overdispersion: value, start: start)
      else { return nil }
      return Fit(coefficients: newton.coefficients, overdispersion: value)
    }
  }
}
