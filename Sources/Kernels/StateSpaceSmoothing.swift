/// Exponential smoothing in state-space form: one pass through eight series.
///
/// With q = l + phi b, a value is forecast as f = q, q + s or q s; its error e = y - f moves
///
///     l to q + alpha e/s,  b to phi b + beta e/s,  s to s + gamma e/q
///
/// where the divisions by s and q stand for multiplicative seasons only. Additive and multiplicative
/// errors move the states alike; they differ in the likelihood.
///
/// - References: Hyndman RJ, Koehler AB, Ord JK, Snyder RD (2008). Forecasting with Exponential
///   Smoothing: The State Space Approach. doi:10.1007/978-3-540-71918-2
public enum StateSpaceSmoothing {
  /// The smoothing parameters of eight series.
  public struct Parameters: Sendable, BitwiseCopyable {
    /// Share of an error that the level takes up.
    public var alpha: Lanes
    /// Share that the trend takes up; 0 without one.
    public var beta: Lanes
    /// Share that the season takes up; 0 without one.
    public var gamma: Lanes
    /// Share of the trend that lasts from one period to the next; 1 where it is not damped.
    public var phi: Lanes

    /// - Parameters:
    ///   - alpha: see ``alpha``.
    ///   - beta: see ``beta``.
    ///   - gamma: see ``gamma``.
    ///   - phi: see ``phi``.
    public init(alpha: Lanes, beta: Lanes, gamma: Lanes, phi: Lanes) {
      self.alpha = alpha
      self.beta = beta
      self.gamma = gamma
      self.phi = phi
    }
  }

  /// Level and trend.
  public struct State: Sendable, BitwiseCopyable {
    /// Level.
    public var level: Lanes
    /// Trend; 0 without one.
    public var slope: Lanes

    /// - Parameters:
    ///   - level: see ``level``.
    ///   - slope: see ``slope``.
    public init(level: Lanes, slope: Lanes) {
      self.level = level
      self.slope = slope
    }
  }

  /// What a pass gives.
  public struct Pass: Sendable, BitwiseCopyable {
    /// Level and trend after the last period.
    public var state: State
    /// Sum of squared errors, relative ones for multiplicative errors.
    public var squares: Lanes
    /// Sum of the logarithms of the forecasts; 0 for additive errors.
    public var logarithms: Lanes
    /// The least forecast of a present value.
    public var least: Lanes

    @inlinable
    init(state: State) {
      self.state = state
      squares = .zero
      logarithms = .zero
      least = Lanes(repeating: .infinity)
    }
  }

  /// One step of the recursion, with what its derivatives need.
  @usableFromInline
  struct Step {
    @usableFromInline let isMissing: SIMDMask<SIMD8<Int64>>
    @usableFromInline let value: Lanes
    @usableFromInline let forecast: Lanes
    /// The error, 0 where the value is missing.
    @usableFromInline let error: Lanes
    /// Level and damped trend before the value.
    @usableFromInline let trend: Lanes
    /// The season before the value; 0 without one.
    @usableFromInline let season: Lanes
    /// error / season where seasons multiply, else the error.
    @usableFromInline let levelError: Lanes
    /// error / trend where seasons multiply, else the error.
    @usableFromInline let seasonError: Lanes

    @inlinable @inline(__always)
    init<Form: SmoothingForm>(
      _ form: Form.Type, value: Lanes, state: State, season: Lanes, phi: Lanes
    ) {
      self.value = value
      self.season = season
      isMissing = value .!= value
      trend = Form.hasTrend ? state.level + phi * state.slope : state.level
      switch Form.season {
      case .none: forecast = trend
      case .additive: forecast = trend + season
      case .multiplicative: forecast = trend * season
      }
      error = (value - forecast).replacing(with: Lanes.zero, where: isMissing)
      if Form.season == .multiplicative {
        levelError = error / season
        seasonError = error / trend
      } else {
        levelError = error
        seasonError = error
      }
    }

    /// Level and trend after the value.
    @inlinable @inline(__always)
    func next<Form: SmoothingForm>(
      _ form: Form.Type, _ state: State, _ parameters: Parameters
    ) -> State {
      State(
        level: trend + parameters.alpha * levelError,
        slope: Form.hasTrend
          ? parameters.phi * state.slope + parameters.beta * levelError : state.slope)
    }
  }

  /// Runs through eight series.
  ///
  /// A missing value (NaN) has no error and moves no state, so that lanes may begin late and end
  /// early.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - form: the model's components.
  ///   - values: `count` periods of a block.
  ///   - count: number of periods.
  ///   - period: periods in a season; 1 without one.
  ///   - parameters: the smoothing parameters.
  ///   - start: level and trend before the first period.
  ///   - seasons: the seasons of the first `period` periods; holds those that come next when the
  ///     pass is done, the one of period t at t % `period`.
  ///   - isRelative: whether errors are multiplicative.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func run<Target: InstructionSet, Form: SmoothingForm>(
    _ target: Target.Type, _ form: Form.Type, values: UnsafePointer<Lanes>, count: Int,
    period: Int, parameters: Parameters, start: State, seasons: UnsafeMutablePointer<Lanes>,
    isRelative: Bool
  ) -> Pass {
    var pass = Pass(state: start)
    var product = Lanes(repeating: 1)
    var time = 0
    var place = 0
    while time < count {
      let season = Form.season == .none ? Lanes.zero : seasons[place]
      let step = Step(
        form, value: values[time], state: pass.state, season: season, phi: parameters.phi)
      if Form.season != .none { seasons[place] = season + parameters.gamma * step.seasonError }
      pass.state = step.next(form, pass.state, parameters)
      let forecast = step.forecast.replacing(with: Lanes(repeating: 1), where: step.isMissing)
      pass.least.replace(
        with: step.forecast, where: (step.forecast .< pass.least) .& .!step.isMissing)
      if isRelative {
        let error = step.error / forecast
        pass.squares += error * error
        product *= forecast
        // Eight factors near 1 neither overflow nor vanish, and their logarithms cost one.
        if time & 7 == 7 {
          pass.logarithms += LaneLogarithm.of(product)
          product = Lanes(repeating: 1)
        }
      } else {
        pass.squares += step.error * step.error
      }
      time &+= 1
      place = place &+ 1 == period ? 0 : place &+ 1
    }
    if isRelative { pass.logarithms += LaneLogarithm.of(product) }
    return pass
  }
}
