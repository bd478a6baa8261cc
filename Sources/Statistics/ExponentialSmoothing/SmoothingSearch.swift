import Kernels

/// Searches for the maxima of one model's likelihood from many starting points.
///
/// A task is a series and a starting point. Eight tasks stand in the lanes at a time; whenever one is
/// done the next takes its lane, so that no lane waits for the slowest. Each task takes the steps, and
/// as many of them, that it would take alone: its company changes no bit of its answer.
struct SmoothingSearch: ~Copyable {
  /// A series, by its index, and where to begin.
  struct Task {
    let series: Int
    var point: [Double]
  }

  /// Where a task ended.
  struct Outcome {
    /// Minus twice the log-likelihood, up to a constant of the series; infinity where no allowed
    /// point was found.
    var deviance: Double
    var point: [Double]
  }

  /// When a task ends.
  struct Settings {
    /// The greatest number of steps.
    let steps: Int
    /// Two steps running that lower the deviance by less end the task.
    let tolerance: Double
    /// Whether smoothing parameters stay and starting states alone are fitted.
    let holdsSmoothing: Bool

    /// The best starting states for given smoothing parameters, roughly.
    static let states = Settings(steps: 2, tolerance: 0, holdsSmoothing: true)
    /// The nearest maximum.
    static let maximum = Settings(steps: 60, tolerance: 3e-4, holdsSmoothing: false)
  }

  /// What a lane is at.
  private struct Occupant {
    let task: Int
    var steps = 0
    var idles = 0
  }

  private var problem: SmoothingProblem
  private let series: [SmoothingSeries]
  private var loaded = [Int?](repeating: nil, count: SeriesBlock.width)
  private var point: [Lanes]
  private var trial: [Lanes]
  private var step: [Lanes]
  private var deviance = Lanes(repeating: .infinity)
  private var damping = Lanes(repeating: 0.01)

  init(_ layout: SmoothingLayout, series: [SmoothingSeries]) {
    problem = SmoothingProblem(layout, series: series)
    self.series = series
    point = [Lanes](repeating: .zero, count: layout.count)
    trial = point
    step = point
  }

  /// Carries tasks out.
  ///
  /// - Returns: an outcome for every task.
  mutating func run(_ tasks: [Task], _ settings: Settings) -> [Outcome] {
    var outcomes = tasks.map { Outcome(deviance: .infinity, point: $0.point) }
    var occupants = [Occupant?](repeating: nil, count: SeriesBlock.width)
    var next = 0
    while true {
      var fresh = Lanes.zero .!= Lanes.zero
      for lane in occupants.indices where occupants[lane] == nil && next < tasks.count {
        place(tasks[next], in: lane)
        occupants[lane] = Occupant(task: next)
        fresh[lane] = true
        next += 1
      }
      if any(fresh) { open(fresh, tasks, occupants) }
      var moving = Lanes.zero .!= Lanes.zero
      for lane in occupants.indices { moving[lane] = occupants[lane] != nil }
      guard any(moving) else { return outcomes }
      let before = deviance
      advance(moving .& (deviance .< .infinity), settings)
      for lane in occupants.indices {
        guard var occupant = occupants[lane] else { continue }
        occupant.steps += 1
        let gain = before[lane] - deviance[lane]
        occupant.idles = gain > settings.tolerance ? 0 : occupant.idles + 1
        // A step that gains nothing at all has exhausted its trials: the point is a minimum.
        let isDone = occupant.steps >= settings.steps || occupant.idles >= 2 || !(gain > 0)
        if isDone {
          outcomes[occupant.task] = Outcome(
            deviance: deviance[lane], point: point.map { $0[lane] })
          occupants[lane] = nil
        } else {
          occupants[lane] = occupant
        }
      }
    }
  }

  private mutating func place(_ task: Task, in lane: Int) {
    if loaded[lane] != task.series {
      problem.load(task.series, into: lane)
      loaded[lane] = task.series
    }
    for index in point.indices { point[index][lane] = task.point[index] }
    damping[lane] = 0.01
  }

  /// Values the starting points of lanes; those that are not allowed are drawn towards a level alone
  /// until they are.
  private mutating func open(
    _ fresh: SIMDMask<SIMD8<Int64>>, _ tasks: [Task], _ occupants: [Occupant?]
  ) {
    let layout = problem.layout
    var means = Lanes.zero
    for lane in occupants.indices where fresh[lane] {
      if let occupant = occupants[lane] {
        means[lane] = series[tasks[occupant.task].series].opening
      }
    }
    let neutral = layout.model.season == .multiplicative ? 1.0 : 0
    var known = problem.deviance(point)
    for _ in 0..<4 {
      let refused = fresh .& (known .>= .infinity)
      guard any(refused) else { break }
      let level = point[layout.level]
      point[layout.level].replace(with: means + (level - means) * 0.25, where: refused)
      if let slope = layout.slope {
        point[slope].replace(with: point[slope] * 0.25, where: refused)
      }
      if let seasons = layout.seasons {
        for place in seasons..<layout.count {
          let drawn = neutral + (point[place] - neutral) * 0.25
          point[place].replace(with: drawn, where: refused)
        }
      }
      known = problem.deviance(point)
    }
    deviance.replace(with: known, where: fresh)
  }

  /// The deviance at a share of the step; ``trial`` is then the point there.
  private mutating func reach(_ share: Lanes) -> Lanes {
    place(share)
    return problem.deviance(trial)
  }

  /// Sets ``trial`` to a share of the step from ``point``.
  private mutating func place(_ share: Lanes) {
    let bounded = problem.layout.smoothingCount
    for index in point.indices {
      var moved = point[index] + share * step[index]
      if index < bounded {
        moved.clamp(lowerBound: problem.lower[index], upperBound: problem.upper[index])
      }
      trial[index] = moved
    }
  }

  /// One damped step of the lanes that move; up to six trials with ever more damping.
  private mutating func advance(_ moving: SIMDMask<SIMD8<Int64>>, _ settings: Settings) {
    let first = settings.holdsSmoothing ? problem.layout.smoothingCount : 0
    problem.linearise(point, from: first)
    for index in 0..<first { step[index] = .zero }
    var trying = moving
    for _ in 0..<6 where any(trying) {
      let slope = problem.step(point, from: first, damping: damping, to: &step)
      let whole = reach(Lanes(repeating: 1))
      // The bottom of the parabola with that slope through both points: steps are often too long.
      let curvature = whole - deviance - slope
      var share = (slope * -0.5 / curvature).replacing(
        with: Lanes(repeating: 2), where: curvature .<= 0)
      share.replace(with: Lanes(repeating: 0.25), where: .!(whole .< .infinity))
      share.clamp(lowerBound: Lanes(repeating: 0.1), upperBound: Lanes(repeating: 2))
      var reached = reach(share)
      share.replace(with: Lanes(repeating: 1), where: whole .< reached)
      reached.replace(with: whole, where: whole .< reached)
      let better = trying .& (reached .< deviance)
      place(share)
      for index in point.indices { point[index].replace(with: trial[index], where: better) }
      deviance.replace(with: reached, where: better)
      damping.replace(with: damping * 0.3, where: better)
      damping.replace(with: damping * 8, where: trying .& .!better)
      trying .&= .!better
    }
    damping.clamp(lowerBound: Lanes(repeating: 1e-10), upperBound: Lanes(repeating: 1e10))
  }
}
