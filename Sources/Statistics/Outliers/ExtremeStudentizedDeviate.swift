import Kernels
import KernelsBaseline
import KernelsV3
import Synchronization

/// Figures too far from the mean for a sample of a normal distribution, up to a stated number of
/// them, without one hiding the other (generalized ESD).
///
/// - References: Rosner (1983), Technometrics 25:165-172.
package enum ExtremeStudentizedDeviate {
  package static let method = Method(
    name: "esd", title: "Generalized extreme studentized deviate test", version: 1,
    purpose: "Tests which of the most extreme figures of a series are outliers.",
    parameters: [
      Parameter(
        "outliers", .integer(1...10_000), standard: "10",
        "Greatest number of outliers looked for (r)."),
      Parameter(
        "alpha", .number(0...1, open: true), standard: "0.05",
        "Probability that a series without outliers gets one (α), two-sided."),
      Parameter(
        "transform", .choice(["none", "log1p"]), standard: "none",
        "Taken of the values first; log1p is the logarithm of 1 + value, for skewed counts."),
    ],
    columns: [
      Column("period", .period, "the period judged"),
      Column("value", .number, "its figure"),
      Column(
        "score", .number,
        "studentized deviation: of a figure put to the test in its step, of others in the last one"),
      Column("outlier", .flag, "1 for an outlier; empty where the figure is missing"),
    ],
    domain: .real,
    references: [
      "Rosner B (1983). Percentage points for a generalized ESD many-outlier procedure. "
        + "Technometrics 25:165–172. doi:10.1080/00401706.1983.10487848"
    ],
    agreesWith: "numpy 2.4.6 and scipy 1.17.1; Rosner's published example",
    make: { (values: ParameterValues) throws(ParameterError) -> any Scorer in
      ExtremeDeviateScorer(
        most: values.integer("outliers") ?? 10,
        criticalValues: ExtremeDeviateBounds(alpha: values.number("alpha") ?? 0.05),
        takesLogarithms: values.choice("transform") == "log1p")
    })
}

/// Rosner's critical values λ by number of figures and step.
final class ExtremeDeviateBounds: Sendable {
  private let alpha: Double
  /// Worked out once for each number of figures, because quantiles cost more than the test.
  private let known = Mutex<[Int: [Double]]>([:])

  init(alpha: Double) {
    self.alpha = alpha
  }

  /// λ of the steps 1, 2, …, `steps`.
  ///
  /// - Parameters:
  ///   - count: figures (n); above `steps` + 1.
  ///   - steps: steps taken.
  func bounds(count: Int, steps: Int) -> [Double] {
    known.withLock { known in
      if let bounds = known[count], bounds.count >= steps { return bounds }
      let bounds = (1...max(1, steps)).map { bound(count: count, step: $0) }
      known[count] = bounds
      return bounds
    }
  }

  /// λ = (n - i) t / √((n - i - 1 + t²)(n - i + 1)), t Student's quantile for n - i - 1 degrees.
  private func bound(count: Int, step: Int) -> Double {
    let left = Double(count - step)
    let t = StudentT(degrees: left - 1).upperQuantile(alpha / (2 * (left + 1)))
    return left * t / ((left - 1 + t * t) * (left + 1)).squareRoot()
  }
}

struct ExtremeDeviateScorer: Scorer {
  let most: Int
  let criticalValues: ExtremeDeviateBounds
  let takesLogarithms: Bool

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let count = block.length
    return LaneScratch.with(lanes: 3 * count) { values in
      let (scores, flags) = (values + count, values + 2 * count)
      prepare(block, values)
      let trials = search(block, values, scores: scores)
      for time in 0..<count {
        let value = block.values[time]
        flags[time] = Lanes.zero.replacing(with: .nan, where: value .!= value)
        scores[time].replace(with: .nan, where: value .!= value)
      }
      return (0..<block.count).map { lane in
        guard trials[lane].status == .scored else {
          return SeriesScore(
            status: trials[lane].status,
            cells: PeriodRows.unjudged(block, lane: lane, columns: 2))
        }
        for place in trials[lane].outliers { flags[place][lane] = 1 }
        return SeriesScore(
          status: .scored,
          cells: PeriodRows.cells(
            block, lane: lane, [UnsafePointer(scores), UnsafePointer(flags)]))
      }
    }
  }

  /// Whether a series can be tested, and the periods of its outliers.
  private struct Trial {
    var status: ScoreStatus
    var outliers: ArraySlice<Int> = []
  }

  /// Copies the block, its logarithms if asked for, in units that keep squares within range.
  private func prepare(_ block: SeriesBlock, _ values: UnsafeMutablePointer<Lanes>) {
    var taken = block.values
    if takesLogarithms {
      for time in taken.indices {
        for lane in 0..<block.count { taken[time][lane] = log1p(taken[time][lane]) }
      }
    }
    let range = ValueRange(taken)
    var scale = Lanes(repeating: 1)
    for lane in 0..<block.count { scale[lane] = range.scale(lane) }
    for time in taken.indices { values[time] = taken[time] * scale }
  }

  /// Takes the most extreme values out one by one and fills in the scores.
  private func search(
    _ block: SeriesBlock, _ values: UnsafeMutablePointer<Lanes>,
    scores: UnsafeMutablePointer<Lanes>
  ) -> [Trial] {
    let range = ValueRange(block.values)
    var trials = (0..<block.count).map { Trial(status: status(block, lane: $0, range)) }
    let steps = trials.indices.map { lane in
      trials[lane].status == .scored && !range.isConstant(lane)
        ? min(most, present(block, lane) - 2) : 0
    }
    var left = Lanes(repeating: Double(block.length)) - Lanes(block.missing)
    var extremes = [[(place: Int, score: Double)]](repeating: [], count: block.count)
    for step in 1...max(1, steps.max() ?? 0) {
      let found = mostExtreme(values, block.length, left)
      for lane in trials.indices where step <= steps[lane] {
        let place = Int(found.place[lane])
        let score =
          found.deviation[lane] > 0 ? found.distance[lane] / found.deviation[lane] : 0
        if step == steps[lane] { fill(scores, values, block.length, lane: lane, found) }
        extremes[lane].append((place, score))
        values[place][lane] = .nan
      }
      left -= 1
    }
    for lane in trials.indices where trials[lane].status == .scored {
      let bounds = criticalValues.bounds(count: present(block, lane), steps: steps[lane])
      let last = extremes[lane].indices.last { extremes[lane][$0].score > bounds[$0] } ?? -1
      for extreme in extremes[lane] { scores[extreme.place][lane] = extreme.score }
      trials[lane].outliers = extremes[lane].map(\.place).prefix(last + 1)
    }
    return trials
  }

  /// The studentized deviations of a lane's values in a step.
  private func fill(
    _ scores: UnsafeMutablePointer<Lanes>, _ values: UnsafePointer<Lanes>, _ count: Int, lane: Int,
    _ step: ExtremeDeviation.Step
  ) {
    let (mean, deviation) = (step.mean[lane], step.deviation[lane])
    for time in 0..<count {
      let distance = (values[time][lane] - mean).magnitude
      scores[time][lane] = deviation > 0 || distance.isNaN ? distance / deviation : 0
    }
  }

  private func present(_ block: SeriesBlock, _ lane: Int) -> Int {
    block.length - Int(block.missing[lane])
  }

  private func status(_ block: SeriesBlock, lane: Int, _ range: ValueRange) -> ScoreStatus {
    if present(block, lane) == 0 { return .allMissing }
    if range.isInfinite(lane) { return .unusable("a value is infinite") }
    if takesLogarithms, range.least[lane] <= -1 {
      return .unusable("a value of -1 or less has no log1p")
    }
    return present(block, lane) < 3 ? .tooShort(needed: 3) : .scored
  }

  private func mostExtreme(
    _ values: UnsafePointer<Lanes>, _ count: Int, _ present: Lanes
  ) -> ExtremeDeviation.Step {
    Processor.runsV3
      ? KernelsV3.extremeDeviation(values, count: count, present: present)
      : KernelsBaseline.extremeDeviation(values, count: count, present: present)
  }
}
