/// How the errors of an exponential smoothing model move with its parameters and starting states:
/// the Jacobian of a pass, boiled down to its Gram matrix.
public enum SmoothingTangents {
  /// Periods whose rows of the Jacobian are kept at a time: few enough for the nearest cache.
  @inlinable public static var chunk: Int { 24 }

  /// How one smoothing parameter of the search moves those of the model.
  public struct Source: Sendable, BitwiseCopyable {
    /// Derivatives of alpha, beta, gamma and phi.
    public var alpha: Lanes
    /// See ``alpha``.
    public var beta: Lanes
    /// See ``alpha``.
    public var gamma: Lanes
    /// See ``alpha``.
    public var phi: Lanes

    /// - Parameters:
    ///   - alpha: see ``alpha``.
    ///   - beta: see ``alpha``.
    ///   - gamma: see ``alpha``.
    ///   - phi: see ``alpha``.
    public init(
      alpha: Lanes = .zero, beta: Lanes = .zero, gamma: Lanes = .zero, phi: Lanes = .zero
    ) {
      self.alpha = alpha
      self.beta = beta
      self.gamma = gamma
      self.phi = phi
    }
  }

  /// Memory and layout of the derivatives: one column for each parameter of the search, those of
  /// the smoothing parameters first, then those of the starting states.
  public struct Columns {
    /// Number of columns.
    public let count: Int
    /// One entry for each smoothing parameter of the search.
    public let sources: UnsafePointer<Source>
    /// Number of sources.
    public let sourceCount: Int
    /// Derivatives of the starting level, `count` entries; worked in.
    public let levels: UnsafeMutablePointer<Lanes>
    /// Derivatives of the starting trend, `count` entries; worked in.
    public let slopes: UnsafeMutablePointer<Lanes>
    /// Derivatives of the starting seasons, `period` rows of `count` entries; worked in.
    public let seasons: UnsafeMutablePointer<Lanes>
    /// Room for ``chunk`` rows of `count + 2` entries.
    public let rows: UnsafeMutablePointer<Lanes>
    /// Receives `count + 2` rows of as many entries, the lower triangle only.
    public let gram: UnsafeMutablePointer<Lanes>

    /// - Parameters:
    ///   - count: see ``count``.
    ///   - sources: see ``sources``.
    ///   - sourceCount: see ``sourceCount``.
    ///   - levels: see ``levels``.
    ///   - slopes: see ``slopes``.
    ///   - seasons: see ``seasons``.
    ///   - rows: see ``rows``.
    ///   - gram: see ``gram``.
    public init(
      count: Int, sources: UnsafePointer<Source>, sourceCount: Int,
      levels: UnsafeMutablePointer<Lanes>, slopes: UnsafeMutablePointer<Lanes>,
      seasons: UnsafeMutablePointer<Lanes>, rows: UnsafeMutablePointer<Lanes>,
      gram: UnsafeMutablePointer<Lanes>
    ) {
      self.count = count
      self.sources = sources
      self.sourceCount = sourceCount
      self.levels = levels
      self.slopes = slopes
      self.seasons = seasons
      self.rows = rows
      self.gram = gram
    }
  }

  /// Runs through eight series with the derivatives of every error.
  ///
  /// Row t of the Jacobian holds the derivatives of forecast t, then its error e, then 0. With
  /// multiplicative errors it holds the derivatives of the logarithm of forecast t, then r (1 + r) for
  /// the relative error r, then 1: products with the last two columns are then the gradients of the
  /// sum of squares and of the sum of logarithms. What is kept of all rows is the matrix of their
  /// columns' products; the sum of squared errors takes the place of the product of the errors'
  /// column with itself.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - form: the model's components.
  ///   - values: `count` periods of a block.
  ///   - count: number of periods.
  ///   - period: periods in a season; 1 without one.
  ///   - parameters: the smoothing parameters.
  ///   - start: level and trend before the first period.
  ///   - seasons: the seasons of the first `period` periods; worked in.
  ///   - isRelative: whether errors are multiplicative.
  ///   - columns: the derivatives.
  /// - Complexity: O(count · columns²), no allocation.
  @inlinable
  public static func accumulate<Target: InstructionSet, Form: SmoothingForm>(
    _ target: Target.Type, _ form: Form.Type, values: UnsafePointer<Lanes>, count: Int,
    period: Int, parameters: StateSpaceSmoothing.Parameters, start: StateSpaceSmoothing.State,
    seasons: UnsafeMutablePointer<Lanes>, isRelative: Bool, columns: Columns
  ) {
    let width = columns.count &+ 2
    var entry = 0
    while entry < width &* width {
      columns.gram[entry] = .zero
      entry &+= 1
    }
    var state = start
    var time = 0
    var place = 0
    var filled = 0
    var squares = Lanes.zero
    while time < count {
      let season = Form.season == .none ? Lanes.zero : seasons[place]
      let step = StateSpaceSmoothing.Step(
        form, value: values[time], state: state, season: season, phi: parameters.phi)
      let row = columns.rows + filled &* width
      squares += advance(
        target, form, step, slope: state.slope, parameters: parameters, isRelative: isRelative,
        columns: columns, seasons: columns.seasons + place &* columns.count, row: row)
      if Form.season != .none { seasons[place] = season + parameters.gamma * step.seasonError }
      state = step.next(form, state, parameters)
      filled &+= 1
      time &+= 1
      place = place &+ 1 == period ? 0 : place &+ 1
      if filled == chunk || time == count {
        add(target, columns.rows, filled, width: width, to: columns.gram)
        filled = 0
      }
    }
    columns.gram[columns.count &* width &+ columns.count] = squares
  }

  /// Moves all derivatives one period on and writes the period's row.
  ///
  /// - Returns: the squared error.
  @inlinable @inline(__always)
  static func advance<Target: InstructionSet, Form: SmoothingForm>(
    _ target: Target.Type, _ form: Form.Type, _ step: StateSpaceSmoothing.Step, slope: Lanes,
    parameters: StateSpaceSmoothing.Parameters, isRelative: Bool, columns: Columns,
    seasons: UnsafeMutablePointer<Lanes>, row: UnsafeMutablePointer<Lanes>
  ) -> Lanes {
    let present = Lanes(repeating: 1).replacing(with: Lanes.zero, where: step.isMissing)
    let weight = isRelative ? present / step.forecast : present
    let error = isRelative ? step.error / step.forecast : step.error
    let inverseSeason = Form.season == .multiplicative ? 1 / step.season : Lanes.zero
    let inverseTrend = Form.season == .multiplicative ? 1 / step.trend : Lanes.zero
    let levels = columns.levels
    let slopes = columns.slopes
    let sources = columns.sources
    var column = 0
    while column < columns.count {
      let isSource = column < columns.sourceCount
      var trend = levels[column]
      var slopeAfter = Lanes.zero
      if Form.hasTrend {
        slopeAfter = parameters.phi * slopes[column]
        if isSource { slopeAfter += sources[column].phi * slope }
        trend += slopeAfter
      }
      let season = Form.season == .none ? Lanes.zero : seasons[column]
      let forecast: Lanes
      switch Form.season {
      case .none: forecast = trend
      case .additive: forecast = trend + season
      case .multiplicative: forecast = trend * step.season + step.trend * season
      }
      row[column] = weight * forecast
      let change = present * forecast
      let levelChange: Lanes
      let seasonChange: Lanes
      if Form.season == .multiplicative {
        levelChange = (change + step.levelError * season) * inverseSeason
        seasonChange = (change + step.seasonError * trend) * inverseTrend
      } else {
        levelChange = change
        seasonChange = change
      }
      var levelAfter = trend - parameters.alpha * levelChange
      if isSource { levelAfter += sources[column].alpha * step.levelError }
      levels[column] = levelAfter
      if Form.hasTrend {
        slopeAfter -= parameters.beta * levelChange
        if isSource { slopeAfter += sources[column].beta * step.levelError }
        slopes[column] = slopeAfter
      }
      if Form.season != .none {
        var seasonAfter = season - parameters.gamma * seasonChange
        if isSource { seasonAfter += sources[column].gamma * step.seasonError }
        seasons[column] = seasonAfter
      }
      column &+= 1
    }
    row[columns.count] = isRelative ? error * (1 + error) : error
    row[columns.count &+ 1] = isRelative ? present : Lanes.zero
    return error * error
  }

  /// Adds the products of all pairs of columns over some rows.
  ///
  /// Half a lane vector at a time, three columns by four: their twelve sums stay in registers.
  @inlinable
  static func add<Target: InstructionSet>(
    _ target: Target.Type, _ rows: UnsafePointer<Lanes>, _ count: Int, width: Int,
    to gram: UnsafeMutablePointer<Lanes>
  ) {
    rows.withMemoryRebound(to: SIMD4<Double>.self, capacity: 2 &* count &* width) { rows in
      gram.withMemoryRebound(to: SIMD4<Double>.self, capacity: 2 &* width &* width) { gram in
        addHalf(target, rows, count, width: width, to: gram)
        addHalf(target, rows + 1, count, width: width, to: gram + 1)
      }
    }
  }

  /// Adds the products of one half of the lanes.
  @inlinable
  static func addHalf<Target: InstructionSet>(
    _ target: Target.Type, _ rows: UnsafePointer<SIMD4<Double>>, _ count: Int, width: Int,
    to gram: UnsafeMutablePointer<SIMD4<Double>>
  ) {
    var first = 0
    while first < width {
      // Where less than three columns are left the last one stands in; its sums are not kept.
      let second = min(first &+ 1, width &- 1)
      let third = min(first &+ 2, width &- 1)
      var left = 0
      while left <= third {
        let l1 = min(left &+ 1, third)
        let l2 = min(left &+ 2, third)
        let l3 = min(left &+ 3, third)
        var a0 = SIMD4<Double>.zero
        var a1 = SIMD4<Double>.zero
        var a2 = SIMD4<Double>.zero
        var a3 = SIMD4<Double>.zero
        var b0 = SIMD4<Double>.zero
        var b1 = SIMD4<Double>.zero
        var b2 = SIMD4<Double>.zero
        var b3 = SIMD4<Double>.zero
        var c0 = SIMD4<Double>.zero
        var c1 = SIMD4<Double>.zero
        var c2 = SIMD4<Double>.zero
        var c3 = SIMD4<Double>.zero
        var row = rows
        var index = 0
        while index < count {
          let x = row[2 &* left]
          let y = row[2 &* l1]
          let z = row[2 &* l2]
          let w = row[2 &* l3]
          let a = row[2 &* first]
          a0 += a * x
          a1 += a * y
          a2 += a * z
          a3 += a * w
          let b = row[2 &* second]
          b0 += b * x
          b1 += b * y
          b2 += b * z
          b3 += b * w
          let c = row[2 &* third]
          c0 += c * x
          c1 += c * y
          c2 += c * z
          c3 += c * w
          row += 2 &* width
          index &+= 1
        }
        keep(target, a0, a1, a2, a3, row: first, left: left, width: width, in: gram)
        if second > first {
          keep(target, b0, b1, b2, b3, row: second, left: left, width: width, in: gram)
        }
        if third > second {
          keep(target, c0, c1, c2, c3, row: third, left: left, width: width, in: gram)
        }
        left &+= 4
      }
      first &+= 3
    }
  }

  /// Adds four sums to a row of the matrix, up to its diagonal.
  @inlinable @inline(__always)
  static func keep<Target: InstructionSet>(
    _ target: Target.Type, _ s0: SIMD4<Double>, _ s1: SIMD4<Double>, _ s2: SIMD4<Double>,
    _ s3: SIMD4<Double>, row: Int, left: Int, width: Int,
    in gram: UnsafeMutablePointer<SIMD4<Double>>
  ) {
    let entries = gram + 2 &* (row &* width &+ left)
    if left <= row { entries[0] += s0 }
    if left &+ 1 <= row { entries[2] += s1 }
    if left &+ 2 <= row { entries[4] += s2 }
    if left &+ 3 <= row { entries[6] += s3 }
  }
}
