import Kernels
import KernelsBaseline
import KernelsV3

/// What the variants of the Mann–Kendall test do about serial correlation.
///
/// Missing values are closed up: autocorrelation is that of the values present, in their order,
/// and detrending counts them 1, 2, 3, … That is what pymannkendall does.
struct SerialCorrelation {
  private let series: TrendLanes
  /// Values present, by lane.
  private let present: [Int]
  /// The values present in their order, less a trend, then NaN.
  private let residuals: UnsafeMutablePointer<Lanes>
  /// Lanes in which residuals differ by no more than rounding.
  private let isFlat: SIMDMask<SIMD8<Int64>>
  private let work: UnsafeMutablePointer<Lanes>
  private let sums: UnsafeMutablePointer<Lanes>

  /// Lanes of scratch memory for series of a length.
  static func scratchSize(count: Int) -> Int { 3 * count }

  /// - Parameters:
  ///   - values: what is known of the same series.
  ///   - slopes: the trend to take out, by lane.
  ///   - scratch: ``scratchSize(count:)`` lanes, kept by the caller as long as this value.
  init(
    _ series: TrendLanes, _ values: TrendValues, slopes: [Double],
    scratch: UnsafeMutablePointer<Lanes>
  ) {
    self.series = series
    present = values.present
    residuals = scratch
    work = residuals + series.count
    sums = work + series.count
    residuals.update(from: series.values, count: series.count)
    for lane in 0..<series.lanes where present[lane] < series.count {
      var place = 0
      for index in 0..<series.count where !series.values[index][lane].isNaN {
        residuals[place][lane] = series.values[index][lane]
        place += 1
      }
      for index in place..<series.count { residuals[index][lane] = .nan }
    }
    let slope = Lanes(lanes: slopes)
    var least = Lanes(repeating: .infinity)
    var greatest = Lanes(repeating: -.infinity)
    for index in 0..<series.count {
      let residual = residuals[index] - Double(index + 1) * slope
      residuals[index] = residual
      least = LaneMath.minimum(residual, least)
      greatest = LaneMath.maximum(residual, greatest)
    }
    let size =
      LaneMath.maximum(
        LaneMath.magnitude(values.least), LaneMath.magnitude(values.greatest))
      + LaneMath.magnitude(slope) * Double(series.count)
    isFlat = .!(greatest - least .> size * Self.rounding)
  }

  /// The factor by which Hamed and Rao correct the variance of S.
  ///
  /// - Parameter bound: autocorrelations within ± bound / √n count as 0.
  func hamedRao(bound: Double) -> [Double] {
    let lengths = Lanes(lanes: present.map(Double.init))
    Processor.runsV3
      ? KernelsV3.averageRanks(residuals, count: series.count, present: lengths, into: work)
      : KernelsBaseline.averageRanks(residuals, count: series.count, present: lengths, into: work)
    for index in 0..<series.count {
      work[index].replace(with: .nan, where: residuals[index] .!= residuals[index])
    }
    autocorrelate(lags: series.count)
    return present.enumerated().map { lane, present in
      let n = Double(present)
      var sum = 0.0
      for lag in 1..<max(1, present) where sums[lag][lane].magnitude > bound / n.squareRoot() {
        let left = n - Double(lag)
        sum += left * (left - 1) * (left - 2) * sums[lag][lane]
      }
      return 1 + 2 / (n * (n - 1) * (n - 2)) * sum
    }
  }

  /// The factor by which Yue and Wang correct the variance of S.
  func yueWang() -> [Double] {
    work.update(from: residuals, count: series.count)
    autocorrelate(lags: series.count)
    return present.enumerated().map { lane, present in
      let n = Double(present)
      var sum = 0.0
      for lag in 1..<max(1, present) { sum += (1 - Double(lag) / n) * sums[lag][lane] }
      return 1 + 2 * sum
    }
  }

  /// The residuals with their first autocorrelation taken out, one value shorter.
  ///
  /// - Parameter slopes: the trend that is put back, by lane.
  func preWhitened(slopes: [Double]) -> TrendLanes {
    work.update(from: residuals, count: series.count)
    autocorrelate(lags: min(2, series.count))
    let slope = Lanes(lanes: slopes)
    let count = max(0, series.count - 1)
    let first = count > 0 ? sums[1] : .zero
    for index in 0..<count {
      work[index] = residuals[index + 1] - residuals[index] * first + Double(index + 1) * slope
    }
    return TrendLanes(values: work, count: count, lanes: series.lanes)
  }

  /// Puts the autocorrelations of what `work` holds into `sums`; `work` is lost.
  ///
  /// Where residuals are flat there is no correlation: 0 at every lag.
  private func autocorrelate(lags: Int) {
    var total = Lanes.zero
    for index in 0..<series.count {
      total += work[index].replacing(with: Lanes.zero, where: work[index] .!= work[index])
    }
    let mean = total / Lanes(lanes: present.map(Double.init))
    var largest = Lanes(repeating: .leastNormalMagnitude)
    for index in 0..<series.count {
      let deviation = work[index] - mean
      work[index] = deviation.replacing(with: Lanes.zero, where: deviation .!= deviation)
      largest = LaneMath.maximum(LaneMath.magnitude(work[index]), largest)
    }
    // A power of two leaves correlations as they are and keeps squares within range.
    var unit = Lanes(repeating: 1)
    for lane in 0..<Lanes.scalarCount { unit[lane] = 1 / largest[lane].binade }
    for index in 0..<series.count { work[index] *= unit }
    Processor.runsV3
      ? KernelsV3.autocovarianceSums(work, count: series.count, lags: lags, into: sums)
      : KernelsBaseline.autocovarianceSums(work, count: series.count, lags: lags, into: sums)
    guard lags > 0 else { return }
    let variance = sums[0]
    for lag in 0..<lags {
      sums[lag] = (sums[lag] / variance).replacing(with: Lanes.zero, where: isFlat)
    }
  }

  /// Residuals within this share of the figures they come from are rounding errors.
  private static let rounding = 64 * Double.ulpOfOne
}

extension Lanes {
  /// Lanes from at most eight numbers, the rest 0.
  init(lanes numbers: [Double]) {
    self = .zero
    for (lane, number) in numbers.enumerated() { self[lane] = number }
  }
}
