#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// Round numbers that cover a range of values.
package enum Ticks {
  /// Multiples of 1, 2, 2.5 or 5 times a power of ten that lie within the range.
  ///
  /// - Parameters:
  ///   - count: About how many; the step is the smallest one that gives no more.
  ///   - wholeNumbers: Whether a step below 1 would mean nothing, as for counts of people.
  /// - Returns: at least one value; the lower bound alone where the range is a point.
  package static func linear(
    _ range: ClosedRange<Double>, count: Int, wholeNumbers: Bool = true
  ) -> [Double] {
    let step = self.step(range, count: count, wholeNumbers: wholeNumbers)
    guard step > 0 else { return [range.lowerBound] }
    let first = (range.lowerBound / step).rounded(.up)
    let last = (range.upperBound / step).rounded(.down)
    guard last >= first else { return [range.lowerBound] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// The range widened to whole steps, so that the axis ends at a tick.
  package static func widened(
    _ range: ClosedRange<Double>, count: Int, wholeNumbers: Bool = true
  ) -> ClosedRange<Double> {
    let step = self.step(range, count: count, wholeNumbers: wholeNumbers)
    guard step > 0 else { return range }
    return
      ((range.lowerBound / step).rounded(.down) * step)...((range.upperBound / step)
      .rounded(.up) * step)
  }

  /// Powers of ten within the range, with their doubles and fives where there are few.
  ///
  /// - Precondition: the range is positive.
  package static func logarithmic(_ range: ClosedRange<Double>) -> [Double] {
    precondition(range.lowerBound > 0, "a logarithmic scale has no zero")
    let powers =
      Int(
        log10(range.lowerBound).rounded(.down))...Int(
        log10(range.upperBound).rounded(.up))
    let multiples: [Double] = powers.count > 3 ? [1] : [1, 2, 5]
    return powers.flatMap { power in multiples.map { $0 * pow(10, Double(power)) } }
      .filter { range.contains($0) }
  }

  private static func step(
    _ range: ClosedRange<Double>, count: Int, wholeNumbers: Bool
  ) -> Double {
    let span = range.upperBound - range.lowerBound
    guard span > 0, span.isFinite, count > 0 else { return 0 }
    let raw = span / Double(count)
    let power = pow(10, log10(raw).rounded(.down))
    let fraction = raw / power
    // A hair of tolerance, so that 2.0000000001 does not jump to 5.
    let nice = [1, 2, 2.5, 5].first { fraction <= $0 * 1.000_001 } ?? 10
    let step = nice * power
    return wholeNumbers ? max(1, step.rounded(.up)) : step
  }
}
