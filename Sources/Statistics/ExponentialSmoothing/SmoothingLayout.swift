import Kernels

/// Where the parameters of a model stand in a search: alpha, beta, gamma and phi as far as the model
/// has them, then level, trend and all seasons but the last before the first period.
struct SmoothingLayout {
  /// Bounds of alpha, beta and gamma.
  static let floor = 0.0001
  static let ceiling = 0.9999
  /// Bounds of phi.
  static let leastDamping = 0.8
  static let mostDamping = 0.98

  /// Smoothing parameters of one starting point.
  struct Smoothing {
    let alpha: Double
    let beta: Double
    let gamma: Double
    let phi: Double

    init(_ alpha: Double, _ beta: Double = 0.01, gamma: Double = 0.05, phi: Double = 0.95) {
      self.alpha = alpha
      self.beta = beta
      self.gamma = gamma
      self.phi = phi
    }
  }

  let model: SmoothingModel
  let period: Int

  /// Places of the parameters; nil for those the model does not have.
  let beta: Int?
  let gamma: Int?
  let phi: Int?
  let level: Int
  let slope: Int?
  /// The first of `period - 1` seasons; the last season follows from their sum.
  let seasons: Int?
  let smoothingCount: Int
  let count: Int

  init(_ model: SmoothingModel, period: Int) {
    self.model = model
    self.period = model.season == .none ? 1 : period
    var next = 1
    func take(_ isThere: Bool) -> Int? {
      defer { if isThere { next += 1 } }
      return isThere ? next : nil
    }
    beta = take(model.hasTrend)
    gamma = take(model.season != .none)
    phi = take(model.isDamped)
    smoothingCount = next
    level = next
    next += 1
    slope = take(model.hasTrend)
    seasons = model.season == .none ? nil : next
    count = model.parameterCount(period: period)
  }

  /// Bounds of the smoothing parameters.
  var bounds: [(lower: Double, upper: Double)] {
    (0..<smoothingCount).map { place in
      place == phi ? (Self.leastDamping, Self.mostDamping) : (Self.floor, Self.ceiling)
    }
  }

  /// The smoothing parameters at a point.
  func parameters(_ point: UnsafePointer<Lanes>) -> StateSpaceSmoothing.Parameters {
    StateSpaceSmoothing.Parameters(
      alpha: point[0], beta: beta.map { point[$0] } ?? .zero,
      gamma: gamma.map { point[$0] } ?? .zero, phi: phi.map { point[$0] } ?? Lanes(repeating: 1))
  }

  /// Which smoothing parameter each of the first columns moves.
  var sources: [SmoothingTangents.Source] {
    let one = Lanes(repeating: 1)
    return (0..<smoothingCount).map { place in
      place == 0
        ? SmoothingTangents.Source(alpha: one)
        : place == beta
          ? SmoothingTangents.Source(beta: one)
          : place == gamma
            ? SmoothingTangents.Source(gamma: one) : SmoothingTangents.Source(phi: one)
    }
  }

  /// A starting point.
  func point(_ smoothing: Smoothing, _ states: SmoothingStart) -> [Double] {
    var point = [smoothing.alpha]
    if beta != nil { point.append(smoothing.beta) }
    if gamma != nil { point.append(smoothing.gamma) }
    if phi != nil { point.append(smoothing.phi) }
    point.append(states.level)
    if slope != nil { point.append(states.slope) }
    point += states.seasons.dropLast()
    return point
  }

  /// The point of given parameters.
  func point(_ values: SmoothingFit.Values) -> [Double] {
    var point = [values.alpha]
    if beta != nil { point.append(values.beta) }
    if gamma != nil { point.append(values.gamma) }
    if phi != nil { point.append(values.phi) }
    point.append(values.level)
    if slope != nil { point.append(values.slope) }
    return point + values.seasons.dropLast()
  }

  /// The parameters at a point.
  func values(_ point: [Double]) -> SmoothingFit.Values {
    var values = SmoothingFit.Values(alpha: point[0], level: point[level])
    values.beta = beta.map { point[$0] } ?? 0
    values.gamma = gamma.map { point[$0] } ?? 0
    values.phi = phi.map { point[$0] } ?? 1
    values.slope = slope.map { point[$0] } ?? 0
    if let seasons {
      let free = Array(point[seasons...])
      let sum = model.season == .multiplicative ? Double(period) : 0
      values.seasons = free + [sum - free.reduce(0, +)]
    }
    return values
  }

  /// Level and trend before the first period.
  func start(_ point: UnsafePointer<Lanes>) -> StateSpaceSmoothing.State {
    StateSpaceSmoothing.State(level: point[level], slope: slope.map { point[$0] } ?? .zero)
  }

  /// Writes the seasons of the first `period` periods; their sum is 0 or, where they multiply, the
  /// period.
  func writeSeasons(_ point: UnsafePointer<Lanes>, to target: UnsafeMutablePointer<Lanes>) {
    guard let seasons else { return }
    var last = model.season == .multiplicative ? Lanes(repeating: Double(period)) : .zero
    for place in 0..<(period - 1) {
      target[place] = point[seasons + place]
      last -= point[seasons + place]
    }
    target[period - 1] = last
  }
}
