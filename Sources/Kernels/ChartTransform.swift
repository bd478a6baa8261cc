/// What control charts of counts add up, eight series at once.
public enum ChartTransform {
  /// The transformation.
  public enum Kind: Sendable {
    /// (x − m)/√(m + α m²).
    case pearson
    /// (x − 3 m + 2 √(x m))/(2 √m), closer to normal for small means (Rossi et al. 1999).
    case rossi
    /// 3/2 (x^⅔ − m^⅔)/m^⅙.
    case anscombe
    /// The same less its mean of second order: (x^⅔ − max(0, m^⅔ − m^−⅓/9))/(⅔ m^⅙).
    case anscombe2
    /// Log-likelihood ratio of means that are e to this power as large.
    case ratio(Double)
  }

  /// Transformation and what it takes beside counts and means.
  public struct Work: Sendable {
    @usableFromInline let kind: Kind
    @usableFromInline let reference: Double
    @usableFromInline let overdispersion: Lanes

    /// - Parameters:
    ///   - kind: the transformation.
    ///   - reference: taken from each result.
    ///   - overdispersion: α of the variance mean + α mean²; 0 is Poisson's.
    public init(kind: Kind, reference: Double, overdispersion: Lanes) {
      self.kind = kind
      self.reference = reference
      self.overdispersion = overdispersion
    }
  }

  /// Replaces `count` counts by their transformations; their means follow them in memory.
  ///
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func apply<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafeMutablePointer<Lanes>, count: Int, _ work: Work
  ) {
    let isPoisson = work.overdispersion .== 0
    for time in 0..<count {
      let (value, mean) = (values[time], values[count + time])
      let result: Lanes
      switch work.kind {
      case .pearson:
        result = (value - mean) / (mean + work.overdispersion * mean * mean).squareRoot()
      case .rossi:
        let doubled = mean.squareRoot() * 2
        result = (value - mean * 3 + (value * mean).squareRoot() * 2) / doubled
      case .anscombe:
        let sixth = power(target, mean, 1.0 / 6)
        result = (twoThirds(target, value) - twoThirds(target, mean)) * 1.5 / sixth
      case .anscombe2:
        let sixth = power(target, mean, 1.0 / 6)
        // Below a mean of 1/9 the second order is larger than the first and helps no more.
        let raw = twoThirds(target, mean) - 1 / (sixth * sixth * 9)
        let centre = raw.replacing(with: 0, where: raw .< 0)
        result = (twoThirds(target, value) - centre) / (sixth * (2.0 / 3))
      case .ratio(let logFactor):
        let factor = LaneFunctions.exp(target, Lanes(repeating: logFactor))
        let size = 1 / work.overdispersion
        let relative = mean * (factor - 1) / (size + mean)
        let logarithm = relative - LaneFunctions.unitDeviance(target, relative)
        let dispersed = (value + size) * logarithm
        result =
          value * logFactor - dispersed.replacing(with: mean * (factor - 1), where: isPoisson)
      }
      values[time] = result - work.reference
    }
  }

  @inlinable
  static func twoThirds<Target: InstructionSet>(_ target: Target.Type, _ x: Lanes) -> Lanes {
    power(target, x, 2.0 / 3)
  }

  /// x to a positive power, x at least 0.
  @inlinable
  static func power<Target: InstructionSet>(
    _ target: Target.Type, _ x: Lanes, _ exponent: Double
  ) -> Lanes {
    let isZero = x .== 0
    let logarithm = LaneFunctions.log(target, x.replacing(with: 1, where: isZero))
    return LaneFunctions.exp(target, logarithm * exponent).replacing(with: 0, where: isZero)
  }
}
