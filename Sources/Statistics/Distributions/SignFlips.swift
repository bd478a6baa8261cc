/// Whether gains are on average above 0, without any assumption about how they spread: under the
/// hypothesis that each gain could as well have been a loss, all signs are equally likely.
///
/// - References: Fisher RA (1935), The Design of Experiments, section 21.
package enum SignFlips {
  /// Gains that are flipped in every way; of more, only the first so many decide.
  package static let most = 20

  /// - Returns: the share of all 2ⁿ signs whose sum is at least that of the gains as they are; 1 for
  ///   no gains.
  /// - Complexity: O(2ⁿ).
  package static func p(_ gains: [Double]) -> Double {
    let gains = Array(gains.prefix(most))
    guard !gains.isEmpty else { return 1 }
    let observed = gains.reduce(0, +)
    let slack = 1e-12 * gains.reduce(0) { $0 + abs($1) }
    var count = 0
    for signs in 0..<(1 << gains.count) {
      var sum = 0.0
      for (place, gain) in gains.enumerated() { sum += signs >> place & 1 == 0 ? gain : -gain }
      if sum >= observed - slack { count += 1 }
    }
    return Double(count) / Double(1 << gains.count)
  }
}
