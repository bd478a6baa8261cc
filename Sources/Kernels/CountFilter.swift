/// State-space models of counts, filtered side by side: each takes the counts for negative binomial
/// around exp(level + season), lets the level wander and drift, and learns from one period after the
/// other.
///
/// One period of eight series is ``predict(_:_:season:)`` and then ``learn(_:_:count:season:)``. A
/// model's state is its mean and covariance on the scale of the logarithm; an update is the mode and
/// curvature of the posterior along the predictor (one dimension), so that a period costs a few
/// hundred operations a model.
///
/// - References: West M, Harrison J (1997), Bayesian forecasting and dynamic models, 2nd ed.,
///   chapter 14; Raftery AE, Kárný M, Ettler P (2010), Technometrics 52:52–66.
public enum CountFilter {
  /// Dimensions of a state with two harmonics: level, slope, and a cosine and a sine for each.
  public static let dimensions = 6

  /// Bounds of a predictor's mean, beyond which exponentials would lose their meaning.
  @inlinable @inline(__always)
  static var predictors: ClosedRange<Double> { -12...32 }
  /// Bounds of its variance. An update works with what is above; the moments of a count do not.
  @inlinable @inline(__always)
  static var leastVariance: Double { 1e-9 }
  @inlinable @inline(__always)
  static var largestVariance: Double { 4 }

  /// Predicts a period with every model.
  ///
  /// Fills `predictors`, `variances`, `means` and `sizes` of the work, and returns the mixture's
  /// mean and standard deviation.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - work: the models.
  ///   - season: 1, 0, and the cosine and sine of each harmonic at the period.
  @inlinable
  public static func predict<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountFilterWork, season: UnsafePointer<Double>
  ) -> CountMoments {
    var mean = Lanes.zero
    var model = 0
    while model < work.models {
      let dimensions = work.dimensions(model)
      let state = work.states + work.offset(model)
      let covariance = state + dimensions
      let reach = covariance + dimensions * (dimensions + 1) / 2
      var predictor = Lanes.zero
      var variance = Lanes.zero
      var row = 0
      while row < dimensions {
        predictor += state[row] * season[row]
        var sum = Lanes.zero
        var column = 0
        while column < dimensions {
          let place =
            row >= column ? row * (row + 1) / 2 + column : column * (column + 1) / 2 + row
          sum += covariance[place] * season[column]
          column &+= 1
        }
        reach[row] = sum
        variance += sum * season[row]
        row &+= 1
      }
      predictor = clamp(predictor, Self.predictors)
      work.predictors[model] = predictor
      work.variances[model] = LaneMath.maximum(variance, Lanes(repeating: Self.leastVariance))
      variance = clamp(variance, Self.leastVariance...Self.largestVariance)
      work.logMeans[model] = predictor + variance * 0.5
      let level = LaneFunctions.exp(target, work.logMeans[model])
      let spread = LaneFunctions.exp(target, variance) - 1
      work.means[model] = level
      work.sizes[model] = 1 / ((work.dispersions[model] - 1) / level + spread)
      mean += work.weights[model] * level
      model &+= 1
    }
    var variance = Lanes.zero
    model = 0
    while model < work.models {
      let level = work.means[model]
      let distance = level - mean
      variance +=
        work.weights[model] * (level + level * (level / work.sizes[model]) + distance * distance)
      model &+= 1
    }
    return CountMoments(mean: mean, deviation: variance.squareRoot())
  }

  /// Weighs the models by how well they predicted a count, lets each learn from it as far as it is
  /// no outbreak, and goes on to the next period.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - work: the models, after ``predict(_:_:season:)``.
  ///   - count: the counts, with what may be an outbreak.
  ///   - season: as for the prediction.
  @inlinable
  public static func learn<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountFilterWork, count: CountObservation,
    season: UnsafePointer<Double>
  ) -> CountLesson {
    var highest = count.logOutbreak
    let constant = logFactorial(target, count.value)
    var model = 0
    while model < work.models {
      let mass = logMass(target, work, model, count: count.value) - constant
      work.likelihoods[model] = mass
      highest = LaneMath.maximum(mass, highest)
      model &+= 1
    }
    let outbreak = LaneFunctions.exp(target, count.logOutbreak - highest)
    var sum = Lanes.zero
    model = 0
    while model < work.models {
      let ordinary = LaneFunctions.exp(target, work.likelihoods[model] - highest)
      let total = ordinary + outbreak
      // The smallest double keeps 0 over 0 away, of a model that expected nothing like it.
      work.shares[model] = ordinary / (total + .leastNormalMagnitude)
      let weight = work.weights[model]
      let next = LaneMath.maximum(weight * total, Lanes(repeating: CountFilterWork.leastWeight))
      work.weights[model] = weight.replacing(with: next, where: count.isPresent)
      sum += work.weights[model]
      model &+= 1
    }
    let scale = 1 / sum
    model = 0
    while model < work.models {
      work.weights[model] *= scale
      model &+= 1
    }
    return update(target, work, count: count, season: season)
  }

  /// The logarithm of a model's probability of a count, without the part that all models share.
  ///
  /// ln Γ(y + r) − ln Γ(r) + r ln r + y ln μ − (y + r) ln(μ + r), by Stirling's series five units up,
  /// where its first omitted term is below 1e-9: weights need no more.
  @inlinable @inline(__always)
  static func logMass<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountFilterWork, _ model: Int, count: Lanes
  ) -> Lanes {
    let (mean, size) = (work.means[model], work.sizes[model])
    let sum = size + count
    let (high, low) = (sum + 5, size + 5)
    let ratio = rising(size) / rising(sum)
    let gammas =
      (high - 0.5) * LaneFunctions.log(target, high) - (low - 0.5) * LaneFunctions.log(target, low)
      - count + stirling(high) - stirling(low) + LaneFunctions.log(target, ratio)
    return gammas + size * LaneFunctions.log(target, size) + count * work.logMeans[model]
      - sum * LaneFunctions.log(target, size + mean)
  }

  /// ln Γ(y + 1).
  @inlinable @inline(__always)
  static func logFactorial<Target: InstructionSet>(
    _ target: Target.Type, _ count: Lanes
  ) -> Lanes {
    let high = count + 6
    return (high - 0.5) * LaneFunctions.log(target, high) - high + 0.9189385332046727
      + stirling(high) - LaneFunctions.log(target, rising(count + 1))
  }

  /// x (x + 1) … (x + 4).
  @inlinable @inline(__always)
  static func rising(_ x: Lanes) -> Lanes {
    x * (x + 1) * ((x + 2) * (x + 3)) * (x + 4)
  }

  /// What Stirling's formula of ln Γ leaves out, for x of at least 5.
  @inlinable @inline(__always)
  static func stirling(_ x: Lanes) -> Lanes {
    let inverse = 1 / x
    let square = inverse * inverse
    let sum =
      ((square * -0.0005952380952380953 + 0.0007936507936507937) * square - 0.002777777777777778)
      * square + 0.08333333333333333
    return sum * inverse
  }

  /// Moves every state to the mode of its posterior and one period on.
  @inlinable @inline(__always)
  static func update<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountFilterWork, count: CountObservation,
    season: UnsafePointer<Double>
  ) -> CountLesson {
    var lesson = CountLesson(gain: .zero, outbreak: .zero)
    let logCount = LaneFunctions.log(target, count.value + 0.5)
    var model = 0
    while model < work.models {
      let share = Lanes.zero.replacing(with: work.shares[model], where: count.isPresent)
      let precision = 1 / work.variances[model]
      let prior = work.predictors[model]
      let scale = share / work.dispersions[model]
      // Starts between the forecast and the count, by what each weighs.
      let pull = scale * (count.value + 0.5)
      var predictor = (prior * precision + logCount * pull) / (precision + pull)
      var information = pull
      var step = 0
      while step < 2 {
        let mean = LaneFunctions.exp(target, predictor)
        information = scale * mean
        let slope = scale * (count.value - mean) - (predictor - prior) * precision
        predictor += clamp(slope / (information + precision), -2...2)
        step &+= 1
      }
      let total = information + precision
      let toState = (predictor - prior) * precision
      let toCovariance = (1 - precision / total) * precision
      let weight = work.weights[model]
      lesson.gain += weight * (information / total)
      lesson.outbreak += weight * (1 - share)
      advance(work, model, toState: toState, toCovariance: toCovariance)
      model &+= 1
    }
    return lesson
  }

  /// Adds what a count taught to a model's state and moves it one period on: the level drifts by the
  /// slope and wanders.
  @inlinable @inline(__always)
  static func advance(
    _ work: CountFilterWork, _ model: Int, toState: Lanes, toCovariance: Lanes
  ) {
    let dimensions = work.dimensions(model)
    let state = work.states + work.offset(model)
    let covariance = state + dimensions
    let reach = covariance + dimensions * (dimensions + 1) / 2
    var place = 0
    var row = 0
    while row < dimensions {
      state[row] += reach[row] * toState
      let part = reach[row] * toCovariance
      var column = 0
      while column <= row {
        covariance[place] -= part * reach[column]
        place &+= 1
        column &+= 1
      }
      row &+= 1
    }
    state[0] += state[1]
    // Covariances of the level, with the slope's added: (0,0) at 0, (1,0) at 1, (1,1) at 2.
    covariance[0] += covariance[1] * 2 + covariance[2] + work.walks[model]
    covariance[1] += covariance[2]
    row = 2
    while row < dimensions {
      let level = row * (row + 1) / 2
      covariance[level] += covariance[level + 1]
      row &+= 1
    }
  }

  /// Makes levels and slopes less certain, where something is known to have changed.
  ///
  /// - Parameters:
  ///   - work: the models.
  ///   - shift: what to add to the level itself, on the scale of the logarithm.
  ///   - level: variance to add to the level.
  ///   - slope: variance to add to the slope.
  @inlinable
  public static func loosen<Target: InstructionSet>(
    _ target: Target.Type, _ work: CountFilterWork, shift: Lanes, level: Lanes, slope: Lanes
  ) {
    var model = 0
    while model < work.models {
      let state = work.states + work.offset(model)
      let covariance = state + work.dimensions(model)
      state[0] += shift
      covariance[0] += level
      covariance[2] += slope
      model &+= 1
    }
  }

  @inlinable @inline(__always)
  static func clamp(_ value: Lanes, _ range: ClosedRange<Double>) -> Lanes {
    LaneMath.maximum(
      LaneMath.minimum(value, Lanes(repeating: range.upperBound)),
      Lanes(repeating: range.lowerBound))
  }
}
