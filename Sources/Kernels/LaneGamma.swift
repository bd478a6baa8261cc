/// Derivatives of the logarithm of the gamma function, eight lanes at once.
public enum LaneGamma {
  /// Digamma ψ(x) and trigamma ψ′(x) for x > 0, absolute errors below 1e-14 of the larger of the
  /// value and 1.
  ///
  /// - Complexity: about 40 operations on a vector where all lanes are at least 8, else about 100.
  @inlinable
  public static func derivatives<Target: InstructionSet>(
    _ target: Target.Type, _ x: Lanes
  ) -> (digamma: Lanes, trigamma: Lanes) {
    let small = x .< Lanes(repeating: 8)
    var shift = Lanes.zero
    var squares = Lanes.zero
    if LaneMath.holdsAnywhere(small) {
      for step in 0..<8 {
        let inverse = 1 / (x + Double(step))
        shift += inverse
        squares += inverse * inverse
      }
    }
    let base = x.replacing(with: x + 8, where: small)
    let inverse = 1 / base
    let square = inverse * inverse
    var sum = square * -0.4432598039215686 + 0.08333333333333333
    sum = sum * square - 0.021092796092796094
    sum = sum * square + 0.007575757575757576
    sum = sum * square - 0.004166666666666667
    sum = sum * square + 0.003968253968253968
    sum = sum * square - 0.008333333333333333
    sum = sum * square + 0.08333333333333333
    let digamma = LaneFunctions.log(target, base) - inverse * 0.5 - sum * square
    var second = square * -7.092156862745098 + 1.1666666666666667
    second = second * square - 0.2531135531135531
    second = second * square + 0.07575757575757576
    second = second * square - 0.03333333333333333
    second = second * square + 0.023809523809523808
    second = second * square - 0.03333333333333333
    second = second * square + 0.16666666666666666
    let trigamma = inverse * (inverse * 0.5 + second * square + 1)
    return (
      digamma - shift.replacing(with: 0, where: .!small),
      trigamma + squares.replacing(with: 0, where: .!small)
    )
  }
}
