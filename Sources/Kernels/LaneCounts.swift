/// Probabilities of counts, eight lanes at once, for filters and fits that need millions of them.
///
/// Everything large cancels before it is computed (see Loader 2000), so that the logarithms are
/// accurate to about 1e-14 absolutely however large counts, means and sizes are.
public enum LaneCounts {
  /// What Stirling's formula leaves out: δ(x) = ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, x > 0.
  ///
  /// Absolute error below 2e-14.
  ///
  /// - Complexity: about 20 operations on a vector where all lanes are at least 10, else about 150.
  @inlinable
  public static func stirlingRemainder<Target: InstructionSet>(
    _ target: Target.Type, _ x: Lanes
  ) -> Lanes {
    let small = x .< Lanes(repeating: 10)
    let base = x.replacing(with: x + 10, where: small)
    let inverse = 1 / base
    let square = inverse * inverse
    var sum = square * -0.029550653594771242 + 0.00641025641025641
    sum = sum * square - 0.0019175269175269176
    sum = sum * square + 0.0008417508417508417
    sum = sum * square - 0.0005952380952380953
    sum = sum * square + 0.0007936507936507937
    sum = sum * square - 0.002777777777777778
    sum = sum * square + 0.08333333333333333
    let series = sum * inverse
    guard LaneMath.holdsAnywhere(small) else { return series }
    // Γ(x + 1) = Γ(x + 11)/((x + 1) … (x + 10))
    var product = x + 1
    for step in 2...10 { product *= x + Double(step) }
    let shifted =
      series + (base + 0.5) * LaneFunctions.log(target, base) - 10
      - LaneFunctions.log(target, product) - (x + 0.5) * LaneFunctions.log(target, x)
    return series.replacing(with: shifted, where: small)
  }

  /// Natural logarithm of the negative binomial probability of a count.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - count: whole numbers of at least 0; NaN (missing) gives NaN.
  ///   - mean: above 0 and finite.
  ///   - size: above 0 and finite; variance is mean + mean²/size.
  /// - Complexity: about 250 operations on a vector where counts and sizes are at least 10, up to
  ///   700 elsewhere.
  @inlinable
  public static func logNegativeBinomialMass<Target: InstructionSet>(
    _ target: Target.Type, count: Lanes, mean: Lanes, size: Lanes
  ) -> Lanes {
    logNegativeBinomialMass(
      target, count: count, mean: mean, size: size,
      constant: negativeBinomialConstant(target, count: count, size: size))
  }

  /// The part of the logarithm of a negative binomial probability that does not depend on the mean,
  /// for callers that try many means.
  @inlinable
  public static func negativeBinomialConstant<Target: InstructionSet>(
    _ target: Target.Type, count: Lanes, size: Lanes
  ) -> Lanes {
    let zero = count .== 0
    let some = count.replacing(with: 1, where: zero)
    let n = size + some
    let constant =
      stirlingRemainder(target, n) - stirlingRemainder(target, size)
      - stirlingRemainder(target, some) - 0.9189385332046727
      + LaneFunctions.log(target, size / n / some) * 0.5
    return constant.replacing(with: 0, where: zero)
  }

  /// The logarithm of a negative binomial probability from its ``negativeBinomialConstant(_:count:size:)``.
  ///
  /// - Complexity: about 130 operations on a vector.
  @inlinable
  public static func logNegativeBinomialMass<Target: InstructionSet>(
    _ target: Target.Type, count: Lanes, mean: Lanes, size: Lanes, constant: Lanes
  ) -> Lanes {
    let total = size + mean
    let excess = size / total * (count - mean)
    // size + count over size + mean, relative to 1.
    let sizePart = size * deviance(target, excess / size, ratio: (size + count) / total)
    let zero = count .== 0
    let some = count.replacing(with: 1, where: zero)
    let countPart =
      (some
      * deviance(
        target, Lanes.zero - excess / some, ratio: (size + count) / some * (mean / total)))
      .replacing(with: Lanes.zero - excess, where: zero)
    return constant - sizePart - countPart
  }

  /// The part of the logarithm of a negative binomial probability that mean and size move, for fits
  /// that compare many of them.
  ///
  /// Absolute error about 1e-15 times count and logarithm: large counts lose digits here that
  /// ``logNegativeBinomialMass(_:count:mean:size:)`` keeps.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - count: whole numbers of at least 0.
  ///   - predictor: logarithm of the mean.
  ///   - mean: above 0 and finite.
  ///   - size: above 0 and finite.
  ///   - remainder: ``stirlingRemainder(_:_:)`` of the size.
  /// - Complexity: about 120 operations on a vector where counts and sizes are at least 10, else about
  ///   250.
  @inlinable
  public static func negativeBinomialHeight<Target: InstructionSet>(
    _ target: Target.Type, count: Lanes, predictor: Lanes, mean: Lanes, size: Lanes,
    remainder: Lanes
  ) -> Lanes {
    let n = size + count
    let spread = n * LaneFunctions.log(target, (size + mean) / n)
    return count * predictor - spread - LaneFunctions.log(target, n / size) * 0.5
      + (stirlingRemainder(target, n) - remainder)
  }

  /// Natural logarithm of the Poisson probability of a count.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - count: whole numbers of at least 0; NaN (missing) gives NaN.
  ///   - mean: above 0 and finite.
  @inlinable
  public static func logPoissonMass<Target: InstructionSet>(
    _ target: Target.Type, count: Lanes, mean: Lanes
  ) -> Lanes {
    let zero = count .== 0
    let some = count.replacing(with: 1, where: zero)
    let relative = (mean - some) / some
    let logarithm =
      Lanes(repeating: -0.9189385332046727) - LaneFunctions.log(target, some) * 0.5
      - stirlingRemainder(target, some) - some * deviance(target, relative, ratio: mean / some)
    return logarithm.replacing(with: Lanes.zero - mean, where: zero)
  }

  /// e − ln(1 + e), where 1 + e is known better as a ratio when e is far from 0.
  @inlinable @inline(__always)
  static func deviance<Target: InstructionSet>(
    _ target: Target.Type, _ e: Lanes, ratio: Lanes
  ) -> Lanes {
    let near = (e .> Lanes(repeating: -0.3)) .& (e .< Lanes(repeating: 0.4))
    return (e - LaneFunctions.log(target, ratio))
      .replacing(with: LaneFunctions.unitDevianceSeries(target, e), where: near)
  }
}
