/// Memory of a regression of counts on a few columns, eight series at once.
public struct CountRegressionWork {
  /// Number of rows and of columns.
  public let rows, columns: Int
  /// The design, row after row, the same for all lanes.
  public let design: UnsafePointer<Double>
  /// Counts, 0 where missing, and 1 or 0 for their presence.
  public let counts, presences: UnsafePointer<Lanes>
  /// Linear predictors and means, one a row.
  public let predictors, means: UnsafeMutablePointer<Lanes>
  /// Coefficients, and those that a step tries.
  public let coefficients, origin: UnsafeMutablePointer<Lanes>
  /// Gradient, which becomes the direction of a step; the information, row after row.
  public let direction, information: UnsafeMutablePointer<Lanes>

  /// Lanes that ``init(rows:columns:design:counts:presences:scratch:)`` takes from `scratch`.
  @inlinable
  public static func scratchSize(rows: Int, columns: Int) -> Int {
    2 * rows + 2 * columns + (columns + 1) * (columns + 2)
  }

  /// - Parameters:
  ///   - rows: number of rows.
  ///   - columns: number of columns.
  ///   - design: see the property.
  ///   - counts: see the property.
  ///   - presences: see the property.
  ///   - scratch: room for ``scratchSize(rows:columns:)`` lanes.
  @inlinable
  public init(
    rows: Int, columns: Int, design: UnsafePointer<Double>, counts: UnsafePointer<Lanes>,
    presences: UnsafePointer<Lanes>, scratch: UnsafeMutablePointer<Lanes>
  ) {
    self.rows = rows
    self.columns = columns
    self.design = design
    self.counts = counts
    self.presences = presences
    predictors = scratch
    means = scratch + rows
    coefficients = scratch + 2 * rows
    origin = coefficients + columns
    direction = origin + columns
    information = direction + columns + 1
  }
}

/// Poisson and negative binomial regression with a logarithmic link by Newton's steps, each lane with
/// steps of its own.
///
/// The negative binomial fit starts at an overdispersion that is too large rather than too small,
/// where spikes have little weight, and goes from there in coefficients and overdispersion together:
/// the other way round, common implementations get lost (see `NegativeBinomialRegression` for the
/// general fit of one series, and for what lanes that come to no end are to be given to).
public enum CountRegression {
  /// Lanes that share coefficients' state, and how far they got.
  public struct Outcome {
    /// α of the variance mean + α mean²; 0 is Poisson's distribution.
    public var overdispersion: Lanes
    /// Lanes that reached the optimum.
    public var converged: LaneMask

    @inlinable
    init(overdispersion: Lanes, converged: LaneMask) {
      self.overdispersion = overdispersion
      self.converged = converged
    }
  }

  /// Regression at a given overdispersion; 0 is Poisson's.
  ///
  /// - Complexity: O(steps × rows × columns²), no allocation.
  @inlinable
  public static func given<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountRegressionWork, overdispersion: Lanes, lanes: LaneMask
  ) -> Outcome {
    start(target, work)
    let converged = fit(target, work, overdispersion: overdispersion, lanes: lanes, limit: 60)
    return Outcome(overdispersion: overdispersion, converged: converged)
  }

  /// Negative binomial regression; a lane without overdispersion gets Poisson's fit.
  ///
  /// - Complexity: O(steps × rows × columns²), no allocation.
  @inlinable
  public static func negativeBinomial<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountRegressionWork, lanes: LaneMask
  ) -> Outcome {
    let moments = start(target, work)
    var overdispersion = moments
    _ = fit(target, work, overdispersion: overdispersion, lanes: lanes, limit: 12)
    var converged = climb(target, work, overdispersion: &overdispersion, lanes: lanes)
    let atLimit = lanes .& (overdispersion .< Lanes(repeating: smallest))
    if LaneMath.holdsAnywhere(atLimit) {
      overdispersion.replace(with: 0, where: atLimit)
      let poisson = fit(target, work, overdispersion: .zero, lanes: atLimit, limit: 60)
      converged = (converged .& .!atLimit) .| poisson
    }
    return Outcome(overdispersion: overdispersion, converged: converged)
  }

  /// Below this, a negative binomial distribution is taken for Poisson's.
  @inlinable static var smallest: Double { 1e-8 }

  /// Sets coefficients near the counts' logarithms and returns an overdispersion from the counts'
  /// variance, which holds what the columns explain too and so is rather too large.
  @inlinable @discardableResult
  static func start<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountRegressionWork
  ) -> Lanes {
    var (number, sum) = (Lanes.zero, Lanes.zero)
    for row in 0..<work.rows {
      number += work.presences[row]
      sum += work.counts[row]
    }
    let mean = sum / number
    var squares = Lanes.zero
    for row in 0..<work.rows {
      let distance = work.counts[row] - mean
      squares += work.presences[row] * distance * distance
    }
    let size = work.columns
    for index in 0..<(size * size) { work.information[index] = .zero }
    for index in 0..<size { work.direction[index] = .zero }
    for row in 0..<work.rows {
      let elements = work.design + row * size
      let level = LaneFunctions.log(target, (work.counts[row] + mean) * 0.5 + 1e-8)
      let presence = work.presences[row]
      for column in 0..<size {
        let product = presence * elements[column]
        work.direction[column] += product * level
        for other in 0...column {
          work.information[column * size + other] += product * elements[other]
        }
      }
    }
    _ = SmallSystem.solve(target, work.information, work.direction, size: size)
    for column in 0..<size { work.coefficients[column] = work.direction[column] }
    let excess = (squares / number - mean) / (mean * mean)
    let bounded = excess.replacing(with: 10, where: excess .> Lanes(repeating: 10))
    return bounded.replacing(with: 0.01, where: .!(bounded .> Lanes(repeating: 0.01)))
  }

  /// Newton's steps in the coefficients at a given overdispersion.
  ///
  /// The log-likelihood is concave in them, so that steps halved until it rises lead to the optimum.
  @inlinable
  static func fit<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountRegressionWork, overdispersion: Lanes, lanes: LaneMask,
    limit: Int
  ) -> LaneMask {
    var active = lanes
    var height = partialHeight(target, work, overdispersion: overdispersion)
    active .&= isFinite(height)
    var steps = 0
    while steps < limit, LaneMath.holdsAnywhere(active) {
      steps += 1
      derive(target, work, overdispersion: overdispersion)
      let isPositive = SmallSystem.solve(
        target, work.information, work.direction, size: work.columns)
      active .&= isPositive
      silence(work, .!active, size: work.columns)
      keepOrigin(work)
      var length = Lanes.zero.replacing(with: 1, where: active)
      var next = height
      var halvings = 0
      while halvings < 40 {
        move(work, length)
        next = partialHeight(target, work, overdispersion: overdispersion)
        let isWorse = .!(next .>= height - LaneMath.magnitude(height) * 1e-12 - 1e-12)
        guard LaneMath.holdsAnywhere(isWorse .& active) else { break }
        length.replace(with: length * 0.5, where: isWorse)
        halvings += 1
      }
      let isStill =
        (stride(work, length) .< Lanes(repeating: 1e-9))
        .| ((next - height) .< Lanes(repeating: 1e-11))
      height.replace(with: next, where: active)
      active .&= .!isStill
    }
    return lanes .& .!active .& isFinite(height)
  }

  /// Newton's steps in coefficients and ln α together, up to the optimum or towards α = 0.
  @inlinable
  static func climb<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountRegressionWork, overdispersion: inout Lanes,
    lanes: LaneMask
  ) -> LaneMask {
    let size = work.columns + 1
    var active = lanes
    var height = fullHeight(target, work, overdispersion: overdispersion)
    active .&= isFinite(height)
    var converged = LaneMask(repeating: false)
    var steps = 0
    while steps < 60, LaneMath.holdsAnywhere(active) {
      steps += 1
      deriveJointly(target, work, overdispersion: overdispersion)
      // Where the information is not positive, a step along each gradient, no longer than 1.
      let fallback = work.information[size * size - 1]
      let slope = work.direction[size - 1]
      let isPositive = SmallSystem.solve(target, work.information, work.direction, size: size)
      silence(work, .!isPositive, size: size)
      let along = slope / (LaneMath.magnitude(fallback) + 1e-8)
      work.direction[size - 1].replace(with: clamped(along, 1), where: .!isPositive)
      // ln α moves by at most 2 a step: its likelihood is far from a parabola.
      let last = LaneMath.magnitude(work.direction[size - 1])
      let shrink = (2 / last).replacing(with: 1, where: last .<= 2)
      for index in 0..<size { work.direction[index] *= shrink }
      silence(work, .!active, size: size)
      keepOrigin(work)
      let before = overdispersion
      var length = Lanes.zero.replacing(with: 1, where: active)
      var next = height
      var halvings = 0
      while halvings < 40 {
        move(work, length)
        overdispersion = before * LaneFunctions.exp(target, work.direction[size - 1] * length)
        next = fullHeight(target, work, overdispersion: overdispersion)
        let isWorse = .!(next .>= height - LaneMath.magnitude(height) * 1e-12 - 1e-12)
        guard LaneMath.holdsAnywhere(isWorse .& active) else { break }
        length.replace(with: length * 0.5, where: isWorse)
        halvings += 1
      }
      overdispersion.replace(with: before, where: .!active)
      let moved = stride(work, length)
      let turned = LaneMath.magnitude(work.direction[size - 1] * length)
      let reach = moved.replacing(with: turned, where: turned .> moved)
      let isFlat = (next - height) .<= (LaneMath.magnitude(height) + 1) * 1e-12
      let isDone =
        (reach .< Lanes(repeating: 1e-8)) .| (isFlat .& (reach .< Lanes(repeating: 1e-4)))
        .| (overdispersion .< Lanes(repeating: smallest))
      height.replace(with: next, where: active)
      converged .|= active .& isDone
      active .&= .!isDone
    }
    return converged .& isFinite(height)
  }
}
