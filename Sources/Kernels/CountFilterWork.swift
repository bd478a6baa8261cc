/// The models of a block and their states, in memory that the caller owns.
///
/// Models are grouped by their number of harmonics; all groups hold the same number. A model's part
/// of `states` is its mean, its covariance's lower triangle by rows, and the covariance's product
/// with the period's design, which a prediction leaves for the update.
public struct CountFilterWork {
  /// Below this no model's weight falls, so that one that comes to be right is heard again.
  @inlinable @inline(__always)
  static var leastWeight: Double { 1e-6 }

  /// Number of models.
  public let models: Int
  /// Models with the same number of harmonics.
  public let groupSize: Int
  /// Variance over mean of each model's counts, above 1.
  public let dispersions: UnsafePointer<Double>
  /// Variance that a model's level gains from one period to the next.
  public let walks: UnsafePointer<Double>
  /// Mean, covariance and reach of every model.
  public let states: UnsafeMutablePointer<Lanes>
  /// Posterior probability of every model; a lane's sum to 1.
  public let weights: UnsafeMutablePointer<Lanes>
  /// Mean of the predictor, the logarithm of the count to come.
  public let predictors: UnsafeMutablePointer<Lanes>
  /// Its variance.
  public let variances: UnsafeMutablePointer<Lanes>
  /// Logarithm of the predicted mean.
  public let logMeans: UnsafeMutablePointer<Lanes>
  /// Predicted mean of the count.
  public let means: UnsafeMutablePointer<Lanes>
  /// Size of the predicted negative binomial distribution.
  public let sizes: UnsafeMutablePointer<Lanes>
  /// Probability that the count is the model's own and no outbreak.
  public let shares: UnsafeMutablePointer<Lanes>
  /// Logarithm of the count's probability.
  public let likelihoods: UnsafeMutablePointer<Lanes>

  /// Lanes of memory that models need.
  public static func lanes(groups: Int, groupSize: Int) -> Int {
    (0..<groups).reduce(0) { $0 + groupSize * stride($1) } + 8 * groups * groupSize
  }

  /// Lanes of a model's part of `states`.
  @inlinable @inline(__always)
  static func stride(_ group: Int) -> Int {
    let dimensions = 2 + 2 * group
    return 2 * dimensions + dimensions * (dimensions + 1) / 2
  }

  /// - Parameters:
  ///   - groups: numbers of harmonics: 0, or 0 to `groups` − 1.
  ///   - groupSize: models in a group.
  ///   - dispersions: one a model of all groups.
  ///   - walks: one a model of all groups.
  ///   - memory: ``lanes(groups:groupSize:)`` lanes.
  public init(
    groups: Int, groupSize: Int, dispersions: UnsafePointer<Double>, walks: UnsafePointer<Double>,
    memory: UnsafeMutablePointer<Lanes>
  ) {
    models = groups * groupSize
    self.groupSize = groupSize
    self.dispersions = dispersions
    self.walks = walks
    weights = memory
    predictors = memory + models
    variances = memory + 2 * models
    means = memory + 3 * models
    sizes = memory + 4 * models
    shares = memory + 5 * models
    likelihoods = memory + 6 * models
    logMeans = memory + 7 * models
    states = memory + 8 * models
  }

  /// Dimensions of a model's state.
  @inlinable @inline(__always)
  public func dimensions(_ model: Int) -> Int {
    model < groupSize ? 2 : model < 2 * groupSize ? 4 : 6
  }

  /// Where a model's part of `states` begins.
  @inlinable @inline(__always)
  public func offset(_ model: Int) -> Int {
    if model < groupSize { return model * Self.stride(0) }
    if model < 2 * groupSize {
      return groupSize * Self.stride(0) + (model - groupSize) * Self.stride(1)
    }
    return groupSize * (Self.stride(0) + Self.stride(1))
      + (model - 2 * groupSize) * Self.stride(2)
  }
}

/// Mean and standard deviation of a mixture's next count.
public struct CountMoments {
  /// Mean.
  public let mean: Lanes
  /// Standard deviation.
  public let deviation: Lanes

  @inlinable
  init(mean: Lanes, deviation: Lanes) {
    self.mean = mean
    self.deviation = deviation
  }
}

/// A period's counts, with what an outbreak would make of them.
public struct CountObservation {
  /// Whole numbers of at least 0, in lanes without a count too.
  public let value: Lanes
  /// Lanes with a count.
  public let isPresent: LaneMask
  /// ln(ε/(1 − ε) · u): the odds of an outbreak, times the density of its counts.
  public let logOutbreak: Lanes

  /// Counts as above; lanes without one hold any whole number.
  public init(value: Lanes, isPresent: LaneMask, logOutbreak: Lanes) {
    self.value = value
    self.isPresent = isPresent
    self.logOutbreak = logOutbreak
  }
}

/// What a period taught, averaged over the models.
public struct CountLesson {
  /// Share of the way from forecast to figure that the predictor went: 0 nothing learned, 1 all.
  public var gain: Lanes
  /// Probability that the period was an outbreak.
  public var outbreak: Lanes

  @inlinable
  init(gain: Lanes, outbreak: Lanes) {
    self.gain = gain
    self.outbreak = outbreak
  }
}
