/// Memory and design of a quasi-Poisson regression of counts on season and time, eight series at
/// once.
///
/// The design is the same in all lanes and for every judged period, because it is written relative
/// to that period: which earlier periods are used, and which of them share a level. What differs
/// between lanes are weights; a missing count has weight 0.
public struct SeasonalPoissonWork {
  /// Periods used, relative to the judged one, all of one season after the other; the first season
  /// is the judged period's own.
  public let offsets: UnsafePointer<Int>
  /// The row after the last of each season.
  public let seasonEnds: UnsafePointer<Int>
  /// Number of seasons.
  public let seasons: Int

  /// Whole block: counts with 0 for missing ones, 1 or 0 for presence, ln y (0 where y is 0),
  /// ln(y + 0.1) and y^⅔.
  public let counts, presences, logCounts, starts, powers: UnsafePointer<Lanes>

  /// One a row: prior weights, linear predictor, its exponential, and the weights of the last
  /// normal equations.
  public let weights, predictors, means, workingWeights: UnsafeMutablePointer<Lanes>
  /// One a season: sum of working weights, weighted mean of the times, level at the judged period.
  public let masses, centres, levels: UnsafeMutablePointer<Lanes>

  /// Number of rows.
  @inlinable public var rows: Int { seasonEnds[seasons - 1] }

  /// - Parameters:
  ///   - offsets: see the property.
  ///   - seasonEnds: see the property; at least one.
  ///   - seasons: number of seasons.
  ///   - periods: five stretches of `length` lanes: counts, presences, ln y, ln(y + 0.1), y^⅔.
  ///   - length: periods of the block.
  ///   - scratch: room for four times the rows and three times the seasons.
  @inlinable
  public init(
    offsets: UnsafePointer<Int>, seasonEnds: UnsafePointer<Int>, seasons: Int,
    periods: UnsafePointer<Lanes>, length: Int, scratch: UnsafeMutablePointer<Lanes>
  ) {
    self.offsets = offsets
    self.seasonEnds = seasonEnds
    self.seasons = seasons
    counts = periods
    presences = periods + length
    logCounts = periods + 2 * length
    starts = periods + 3 * length
    powers = periods + 4 * length
    let rows = seasonEnds[seasons - 1]
    weights = scratch
    predictors = scratch + rows
    means = scratch + 2 * rows
    workingWeights = scratch + 3 * rows
    masses = scratch + 4 * rows
    centres = masses + seasons
    levels = centres + seasons
  }
}

/// What a fit says of the judged period.
public struct SeasonalPoissonFit {
  /// Linear predictor at the judged period.
  public var predictor: Lanes
  /// Its variance, before the dispersion is multiplied in.
  public var predictorVariance: Lanes
  /// Slope a period; 0 without trend.
  public var slope: Lanes
  /// Variance of the slope, before the dispersion is multiplied in.
  public var slopeVariance: Lanes
  /// Pearson's statistic over the degrees of freedom.
  public var dispersion: Lanes
  /// Sum of prior weights times squared relative residuals, over the degrees of freedom.
  public var priorDispersion: Lanes
  /// Rows with weight, less levels and slope.
  public var degrees: Lanes
  /// Lanes whose fit converged.
  public var converged: LaneMask

  @inlinable
  init(
    predictor: Lanes, predictorVariance: Lanes, slope: Lanes, slopeVariance: Lanes,
    dispersion: Lanes, priorDispersion: Lanes, degrees: Lanes,
    converged: LaneMask
  ) {
    self.predictor = predictor
    self.predictorVariance = predictorVariance
    self.slope = slope
    self.slopeVariance = slopeVariance
    self.dispersion = dispersion
    self.priorDispersion = priorDispersion
    self.degrees = degrees
    self.converged = converged
  }
}

/// Quasi-Poisson regression with a logarithmic link by iteratively reweighted least squares.
///
/// The normal equations of levels and one slope need no matrix: each level is eliminated by its
/// season's means, which leaves one equation for the slope. Start, order and end of the iterations
/// are those of R's `glm` (start at y + 0.1, end when the deviance changes by less than 1e-8
/// relative, at most 25 steps), so that what is read off the last step agrees with it closely.
///
/// - References: McCullagh and Nelder (1989), Generalized Linear Models, 2.5.
public enum SeasonalPoisson {
  /// Fits the lanes of a mask; each lane's steps and result are its own.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - work: with its `weights` filled.
  ///   - period: the judged period.
  ///   - trend: whether there is a slope.
  ///   - lanes: lanes to fit; the others keep their rows and get no convergence.
  /// - Complexity: O(steps × rows), no allocation.
  @inlinable
  public static func fit<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalPoissonWork, period: Int, trend: Bool,
    lanes: LaneMask
  ) -> SeasonalPoissonFit {
    var active = lanes
    var converged = LaneMask(repeating: false)
    var deviance = start(target, work, period: period, lanes: lanes)
    var slope = Lanes.zero
    var spread = Lanes.zero
    var step = 0
    while step < 25, LaneMath.holdsAnywhere(active) {
      let equation = reduce(target, work, period: period, active: active, trend: trend)
      slope.replace(with: equation.slope, where: active)
      spread.replace(with: equation.spread, where: active)
      let next = advance(target, work, period: period, slope: slope, active: active)
      let change = LaneMath.magnitude(next - deviance)
      let isDone = change .< (LaneMath.magnitude(next) + 0.1) * 1e-8
      converged .|= active .& isDone
      // A deviance that is no number ends the lane without convergence.
      active .&= .!isDone .& (change .< Lanes(repeating: .infinity))
      deviance = next
      step &+= 1
    }
    return summarise(
      target, work, period: period, trend: trend, slope: slope, spread: spread, converged: converged
    )
  }

  /// Sets prior weights by the residuals of a fit: a residual s above the threshold gets s⁻², all
  /// are scaled to add up to their number.
  ///
  /// s is Anscombe's residual of a Poisson count, standardised with the dispersion (at least 1) and
  /// the row's leverage. A row that its level fits alone has no residual.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - work: as the fit left it.
  ///   - period: the judged period.
  ///   - fit: of all present rows with weight 1.
  ///   - threshold: residual above which a row counts for less.
  @inlinable
  public static func reweigh<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalPoissonWork, period: Int, fit: SeasonalPoissonFit,
    threshold: Double
  ) {
    let dispersion = fit.dispersion.replacing(with: 1, where: fit.dispersion .< 1)
    var number = Lanes.zero
    var sum = Lanes.zero
    var row = 0
    for season in 0..<work.seasons {
      let share = 1 / work.masses[season]
      let centre = work.centres[season]
      while row < work.seasonEnds[season] {
        let offset = work.offsets[row]
        let distance = Double(offset) - centre
        let leverage = work.workingWeights[row] * (share + distance * distance * fit.slopeVariance)
        let rest = 1 - leverage
        let mean = work.means[row]
        let root = mean.squareRoot()
        let sixth = LaneFunctions.exp(target, work.predictors[row] * (-1.0 / 6))
        let anscombe = (work.powers[period &+ offset] * sixth - root) * 1.5
        let residual = anscombe / (dispersion * rest).squareRoot()
        let isLarge = (residual .> Lanes(repeating: threshold)) .& (rest .> Lanes(repeating: 1e-14))
        let presence = work.presences[period &+ offset]
        let weight = presence.replacing(with: presence / (residual * residual), where: isLarge)
        work.weights[row] = weight
        number += presence
        sum += weight
        row &+= 1
      }
    }
    let scale = number / sum
    for row in 0..<work.rows { work.weights[row] *= scale }
  }

  /// Starts every lane of a mask at y + 0.1 and returns the deviance there.
  @inlinable
  static func start<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalPoissonWork, period: Int,
    lanes: LaneMask
  ) -> Lanes {
    var deviance = Lanes.zero
    for row in 0..<work.rows {
      let place = period &+ work.offsets[row]
      let count = work.counts[place]
      let mean = count + 0.1
      let predictor = work.starts[place]
      work.predictors[row].replace(with: predictor, where: lanes)
      work.means[row].replace(with: mean, where: lanes)
      let part = count * (work.logCounts[place] - predictor) - (count - mean)
      deviance += work.weights[row] * part
    }
    return deviance * 2
  }

  /// Sums of the normal equations, levels eliminated; leaves masses and centres in the work and in
  /// `levels` the mean of the working response.
  @inlinable
  static func reduce<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalPoissonWork, period: Int, active: LaneMask, trend: Bool
  ) -> (slope: Lanes, spread: Lanes) {
    var spread = Lanes.zero
    var product = Lanes.zero
    var row = 0
    for season in 0..<work.seasons {
      var mass = Lanes.zero
      var moment = Lanes.zero
      var response = Lanes.zero
      while row < work.seasonEnds[season] {
        let offset = work.offsets[row]
        let time = Double(offset)
        let mean = work.means[row]
        let prior = work.weights[row]
        let weight = prior * mean
        // Working weight times working response: w (η + (y − μ)/μ).
        let weighted = prior * (mean * (work.predictors[row] - 1) + work.counts[period &+ offset])
        work.workingWeights[row].replace(with: weight, where: active)
        let timed = weight * time
        mass += weight
        moment += timed
        response += weighted
        spread += timed * time
        product += weighted * time
        row &+= 1
      }
      let isEmpty = mass .== 0
      let centre = (moment / mass).replacing(with: 0, where: isEmpty)
      let average = (response / mass).replacing(with: 0, where: isEmpty)
      spread -= moment * centre
      product -= moment * average
      work.masses[season].replace(with: mass, where: active)
      work.centres[season].replace(with: centre, where: active)
      work.levels[season].replace(with: average, where: active)
    }
    guard trend else { return (.zero, spread) }
    return ((product / spread).replacing(with: 0, where: spread .<= 0), spread)
  }

  /// Moves the active lanes to the solution of the normal equations and returns the deviance there.
  @inlinable
  static func advance<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalPoissonWork, period: Int, slope: Lanes,
    active: LaneMask
  ) -> Lanes {
    // R's inverse link is never below the machine's precision.
    let least = Lanes(repeating: .ulpOfOne)
    let lowest = Lanes(repeating: -36.04365338911715)
    var deviance = Lanes.zero
    var row = 0
    for season in 0..<work.seasons {
      let average = work.levels[season]
      let level = (average - slope * work.centres[season])
      work.levels[season].replace(with: level, where: active)
      while row < work.seasonEnds[season] {
        let offset = work.offsets[row]
        let place = period &+ offset
        let predictor = level + slope * Double(offset)
        let raw = LaneFunctions.exp(target, predictor)
        let mean = raw.replacing(with: least, where: raw .< least)
        work.predictors[row].replace(with: predictor, where: active)
        work.means[row].replace(with: mean, where: active)
        let count = work.counts[place]
        let used = predictor.replacing(with: lowest, where: predictor .< lowest)
        let part = count * (work.logCounts[place] - used) - (count - mean)
        deviance += work.weights[row] * part
        row &+= 1
      }
    }
    return deviance * 2
  }

  /// Reads the fit off the last step.
  @inlinable
  static func summarise<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalPoissonWork, period: Int, trend: Bool, slope: Lanes,
    spread: Lanes,
    converged: LaneMask
  ) -> SeasonalPoissonFit {
    let one = Lanes(repeating: 1)
    var pearson = Lanes.zero
    var prior = Lanes.zero
    var degrees = trend ? Lanes.zero.replacing(with: -1, where: spread .> 0) : Lanes.zero
    var row = 0
    for season in 0..<work.seasons {
      degrees -= one.replacing(with: 0, where: work.masses[season] .<= 0)
      while row < work.seasonEnds[season] {
        let count = work.counts[period &+ work.offsets[row]]
        let residual = count / work.means[row] - 1
        let square = residual * residual
        let weight = work.weights[row]
        pearson += work.workingWeights[row] * square
        prior += weight * square
        degrees += one.replacing(with: 0, where: weight .<= 0)
        row &+= 1
      }
    }
    let slopeVariance = trend ? (1 / spread).replacing(with: 0, where: spread .<= 0) : Lanes.zero
    let centre = work.centres[0]
    return SeasonalPoissonFit(
      predictor: work.levels[0],
      predictorVariance: 1 / work.masses[0] + centre * centre * slopeVariance,
      slope: slope, slopeVariance: slopeVariance,
      dispersion: pearson / degrees, priorDispersion: prior / degrees, degrees: degrees,
      converged: converged)
  }

}
