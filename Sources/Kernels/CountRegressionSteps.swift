/// Likelihoods, derivatives and moves that the steps of ``CountRegression`` are made of.
extension CountRegression {
  /// Predictors, means, and the part of the log-likelihood that the coefficients move.
  @inlinable
  static func partialHeight<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountRegressionWork, overdispersion: Lanes
  ) -> Lanes {
    predict(target, work)
    let isPoisson = overdispersion .== 0
    let size = 1 / overdispersion
    let isSame = !LaneMath.holdsAnywhere(.!isPoisson)
    var height = Lanes.zero
    for row in 0..<work.rows {
      let (mean, count) = (work.means[row], work.counts[row])
      var part = count * work.predictors[row] - mean
      if !isSame {
        let logarithm = LaneFunctions.log(target, overdispersion * mean + 1)
        let other = count * (work.predictors[row] - logarithm) - logarithm * size
        part.replace(with: other, where: .!isPoisson)
      }
      height += work.presences[row] * part
    }
    return height
  }

  /// Predictors, means, and the log-likelihood without what counts alone decide.
  @inlinable
  static func fullHeight<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountRegressionWork, overdispersion: Lanes
  ) -> Lanes {
    predict(target, work)
    let size = 1 / overdispersion
    let remainder = LaneCounts.stirlingRemainder(target, size)
    var height = Lanes.zero
    for row in 0..<work.rows {
      let mass = LaneCounts.negativeBinomialHeight(
        target, count: work.counts[row], predictor: work.predictors[row],
        mean: work.means[row], size: size, remainder: remainder)
      height += mass.replacing(with: 0, where: work.presences[row] .== 0)
    }
    return height
  }

  /// Gradient and observed information of the coefficients.
  @inlinable
  static func derive<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountRegressionWork, overdispersion: Lanes
  ) {
    let size = work.columns
    clear(work, size: size)
    for row in 0..<work.rows {
      let (mean, count, presence) = (work.means[row], work.counts[row], work.presences[row])
      let inverse = presence / (overdispersion * mean + 1)
      let score = (count - mean) * inverse
      let curvature = mean * (overdispersion * count + 1) * inverse * inverse
      add(work, row, score: score, curvature: curvature, size: size)
    }
  }

  /// Gradient and observed information of the coefficients and ln α.
  @inlinable
  static func deriveJointly<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountRegressionWork, overdispersion: Lanes
  ) {
    let size = work.columns + 1
    clear(work, size: size)
    let dispersionSize = 1 / overdispersion
    let atZero = LaneGamma.derivatives(target, dispersionSize)
    var (first, second) = (Lanes.zero, Lanes.zero)
    for row in 0..<work.rows {
      let (mean, count, presence) = (work.means[row], work.counts[row], work.presences[row])
      let spread = overdispersion * mean + 1
      let inverse = presence / spread
      let difference = count - mean
      let atCount = LaneGamma.derivatives(target, dispersionSize + count)
      // Derivatives by the size 1/α; (size + mean) is size times spread.
      let share = difference * overdispersion * inverse
      first +=
        presence * (atCount.digamma - atZero.digamma - LaneFunctions.log(target, spread)) - share
      second +=
        presence * (atCount.trigamma - atZero.trigamma) + mean * overdispersion * overdispersion
        * inverse + share * overdispersion * inverse
      add(
        work, row, score: difference * inverse,
        curvature: mean * (overdispersion * count + 1) * inverse * inverse, size: size)
      let mixed = difference * mean * inverse * inverse * overdispersion
      let elements = work.design + row * work.columns
      for column in 0..<work.columns {
        work.information[(size - 1) * size + column] += mixed * elements[column]
      }
    }
    // d size = −size d ln α.
    let gradient = Lanes.zero - first * dispersionSize
    work.direction[size - 1] = gradient
    work.information[size * size - 1] =
      Lanes.zero - (second * dispersionSize + first) * dispersionSize
  }

  /// Adds one row's score and curvature to gradient and information.
  @inlinable @inline(__always)
  static func add(
    _ work: CountRegressionWork, _ row: Int, score: Lanes, curvature: Lanes, size: Int
  ) {
    let elements = work.design + row * work.columns
    for column in 0..<work.columns {
      let weighted = curvature * elements[column]
      work.direction[column] += score * elements[column]
      for other in 0...column {
        work.information[column * size + other] += weighted * elements[other]
      }
    }
  }

  @inlinable
  static func predict<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountRegressionWork
  ) {
    let least = Lanes(repeating: 1e-280)
    for row in 0..<work.rows {
      let elements = work.design + row * work.columns
      var predictor = Lanes.zero
      for column in 0..<work.columns { predictor += work.coefficients[column] * elements[column] }
      work.predictors[row] = predictor
      let mean = LaneFunctions.exp(target, predictor)
      work.means[row] = mean.replacing(with: least, where: mean .< least)
    }
  }

  @inlinable @inline(__always)
  static func clear(_ work: CountRegressionWork, size: Int) {
    for index in 0..<size { work.direction[index] = .zero }
    for index in 0..<(size * size) { work.information[index] = .zero }
  }

  /// Lanes of a mask do not move.
  @inlinable @inline(__always)
  static func silence(_ work: CountRegressionWork, _ lanes: LaneMask, size: Int) {
    for index in 0..<size { work.direction[index].replace(with: 0, where: lanes) }
  }

  @inlinable @inline(__always)
  static func keepOrigin(_ work: CountRegressionWork) {
    for column in 0..<work.columns { work.origin[column] = work.coefficients[column] }
  }

  @inlinable @inline(__always)
  static func move(_ work: CountRegressionWork, _ length: Lanes) {
    for column in 0..<work.columns {
      work.coefficients[column] = work.origin[column] + work.direction[column] * length
    }
  }

  /// How far the coefficients moved, relative to their size.
  @inlinable @inline(__always)
  static func stride(_ work: CountRegressionWork, _ length: Lanes) -> Lanes {
    var longest = Lanes.zero
    for column in 0..<work.columns {
      let step =
        LaneMath.magnitude(work.direction[column] * length)
        / (LaneMath.magnitude(work.coefficients[column]) + 1)
      longest.replace(with: step, where: step .> longest)
    }
    return longest
  }

  @inlinable @inline(__always)
  static func isFinite(_ lanes: Lanes) -> LaneMask {
    LaneMath.magnitude(lanes) .< Lanes(repeating: .infinity)
  }

  @inlinable @inline(__always)
  static func clamped(_ lanes: Lanes, _ bound: Double) -> Lanes {
    lanes.replacing(with: bound, where: lanes .> bound)
      .replacing(with: -bound, where: lanes .< -bound)
  }
}
