import Foundation
import Kernels
import KernelsBaseline
import KernelsV3

/// One model and the eight series that stand in the lanes: the likelihood, its derivatives and one
/// step of the search for its maximum. Series can be exchanged lane by lane.
struct SmoothingProblem: ~Copyable {
  let layout: SmoothingLayout
  private let series: [SmoothingSeries]
  private let length: Int
  private let values: WorkMemory<Lanes>
  /// Present values of each lane.
  private var counts = Lanes(repeating: 1)
  private let seasons: WorkMemory<Lanes>
  private let tangents: WorkMemory<Lanes>
  private let rows: WorkMemory<Lanes>
  private let gram: WorkMemory<Lanes>
  private let matrix: WorkMemory<Lanes>
  private let bounds: WorkMemory<Lanes>
  private let fixed: WorkMemory<Lanes>
  private let sources: [SmoothingTangents.Source]

  /// - Parameters:
  ///   - layout: the model.
  ///   - series: series to choose from.
  init(_ layout: SmoothingLayout, series: [SmoothingSeries]) {
    self.layout = layout
    self.series = series
    length = series.map(\.values.count).max() ?? 0
    let count = layout.count
    let period = layout.period
    values = WorkMemory(length)
    values.base.initialize(repeating: Lanes(repeating: .nan), count: length)
    seasons = WorkMemory(2 * period + 4)
    tangents = WorkMemory((2 + period) * count)
    rows = WorkMemory(SmoothingTangents.chunk * (count + 2))
    gram = WorkMemory((count + 2) * (count + 2))
    matrix = WorkMemory(count * count)
    bounds = WorkMemory(2 * layout.smoothingCount)
    fixed = WorkMemory(layout.smoothingCount)
    sources = layout.sources
    for (index, bound) in layout.bounds.enumerated() {
      bounds.base[index] = Lanes(repeating: bound.lower)
      bounds.base[layout.smoothingCount + index] = Lanes(repeating: bound.upper)
    }
  }

  var lower: UnsafePointer<Lanes> { UnsafePointer(bounds.base) }
  var upper: UnsafePointer<Lanes> { UnsafePointer(bounds.base + layout.smoothingCount) }

  /// Puts a series into a lane.
  mutating func load(_ index: Int, into lane: Int) {
    let own = series[index].values
    for time in own.indices { values.base[time][lane] = own[time] }
    for time in own.count..<length { values.base[time][lane] = .nan }
    counts[lane] = Double(series[index].count)
  }

  /// A pass at a point; the seasons that come after it are then at ``lastSeasons``.
  func pass(_ point: UnsafePointer<Lanes>) -> StateSpaceSmoothing.Pass {
    layout.writeSeasons(point, to: seasons.base)
    let parameters = layout.parameters(point)
    return Processor.runsV3
      ? KernelsV3.smoothingPass(
        layout.model.shape, values: values.base, count: length, period: layout.period,
        parameters: parameters, start: layout.start(point), seasons: seasons.base,
        isRelative: layout.model.isRelative)
      : KernelsBaseline.smoothingPass(
        layout.model.shape, values: values.base, count: length, period: layout.period,
        parameters: parameters, start: layout.start(point), seasons: seasons.base,
        isRelative: layout.model.isRelative)
  }

  /// The next season of period t at t % period, t counted over the longest series.
  var lastSeasons: UnsafePointer<Lanes> { UnsafePointer(seasons.base) }

  /// Minus twice the log-likelihood at a point, n ln Σ e² + 2 Σ ln f; infinity where the point is not
  /// allowed.
  ///
  /// Not allowed are parameters outside of the admissible region, negative starting seasons that
  /// multiply, and forecasts that are not positive under multiplicative errors.
  func deviance(_ point: UnsafePointer<Lanes>) -> Lanes {
    var allowed = Lanes.zero .== Lanes.zero
    if layout.model.hasTrend, layout.model.season != .none {
      let parameters = layout.parameters(point)
      allowed =
        Processor.runsV3
        ? KernelsV3.smoothingIsAdmissible(
          parameters, period: layout.period, scratch: seasons.base)
        : KernelsBaseline.smoothingIsAdmissible(
          parameters, period: layout.period, scratch: seasons.base)
    }
    if layout.model.season == .multiplicative {
      layout.writeSeasons(point, to: seasons.base)
      for place in 0..<layout.period { allowed .&= seasons.base[place] .>= 0 }
    }
    let pass = pass(point)
    return deviance(pass).replacing(with: Lanes(repeating: .infinity), where: .!allowed)
  }

  /// Minus twice the log-likelihood of a pass; infinity where it is not finite, and where a forecast
  /// is not positive under multiplicative errors.
  func deviance(_ pass: StateSpaceSmoothing.Pass) -> Lanes {
    // What rounding leaves of a perfect fit counts as that much.
    let floor = counts * 1e-36
    let squares = pass.squares.replacing(with: floor, where: pass.squares .< floor)
    var exists = squares .< Lanes(repeating: .infinity)
    if layout.model.isRelative { exists .&= pass.least .> 0 }
    let safe = squares.replacing(with: Lanes(repeating: 1), where: .!exists)
    return (counts * LaneLogarithm.of(safe) + 2 * pass.logarithms)
      .replacing(with: Lanes(repeating: .infinity), where: .!exists)
  }

  /// Prepares steps from a point.
  ///
  /// - Parameters:
  ///   - point: where to step from.
  ///   - first: the first parameter that steps move: 0, or that of the starting states.
  func linearise(_ point: UnsafePointer<Lanes>, from first: Int) {
    let count = layout.count - first
    let levels = tangents.base
    let slopes = levels + count
    let seasonal = slopes + count
    levels.update(repeating: .zero, count: (2 + layout.period) * count)
    let one = Lanes(repeating: 1)
    levels[layout.level - first] = one
    if let slope = layout.slope { slopes[slope - first] = one }
    if let start = layout.seasons {
      for place in 0..<(layout.period - 1) {
        seasonal[place * count + start - first + place] = one
        seasonal[(layout.period - 1) * count + start - first + place] = -one
      }
    }
    layout.writeSeasons(point, to: seasons.base)
    sources.withUnsafeBufferPointer { sources in
      guard let base = sources.baseAddress else { return }
      let columns = SmoothingTangents.Columns(
        count: count, sources: base, sourceCount: first == 0 ? sources.count : 0, levels: levels,
        slopes: slopes, seasons: seasonal, rows: rows.base, gram: gram.base)
      Processor.runsV3
        ? KernelsV3.smoothingTangents(
          layout.model.shape, values: values.base, count: length, period: layout.period,
          parameters: layout.parameters(point), start: layout.start(point),
          seasons: seasons.base, isRelative: layout.model.isRelative, columns: columns)
        : KernelsBaseline.smoothingTangents(
          layout.model.shape, values: values.base, count: length, period: layout.period,
          parameters: layout.parameters(point), start: layout.start(point),
          seasons: seasons.base, isRelative: layout.model.isRelative, columns: columns)
    }
  }

  /// The step from the point that ``linearise(_:from:)`` was given.
  ///
  /// - Parameters:
  ///   - point: that point.
  ///   - first: the first parameter that moves, as there.
  ///   - damping: see ``Kernels/DampedStep``.
  ///   - step: receives the step; those of parameters before `first` are left as they are.
  /// - Returns: the deviance's derivative along the step.
  func step(
    _ point: UnsafePointer<Lanes>, from first: Int, damping: Lanes,
    to step: UnsafeMutablePointer<Lanes>
  ) -> Lanes {
    Processor.runsV3
      ? KernelsV3.dampedStep(
        gram: gram.base, count: layout.count - first, values: counts,
        isRelative: layout.model.isRelative, damping: damping, point: point + first, lower: lower,
        upper: upper, bounded: first == 0 ? layout.smoothingCount : 0, fixed: fixed.base,
        matrix: matrix.base, step: step + first)
      : KernelsBaseline.dampedStep(
        gram: gram.base, count: layout.count - first, values: counts,
        isRelative: layout.model.isRelative, damping: damping, point: point + first, lower: lower,
        upper: upper, bounded: first == 0 ? layout.smoothingCount : 0, fixed: fixed.base,
        matrix: matrix.base, step: step + first)
  }
}
