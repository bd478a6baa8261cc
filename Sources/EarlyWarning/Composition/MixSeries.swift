import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A mix of nationalities, period by period: how far the newest one lies from the usual.
///
/// The distance of a period's mix from the mean of the twelve before it is Jensen and Shannon's
/// divergence in bits: 0 for the same mix, 1 for one that has nothing in common. Mixes turn a little
/// all the time, so a distance is judged against the series' own past distances: their logarithms
/// are taken as normal, with mean and deviation unknown. The distance must also exceed what a sample
/// of so many people would show by chance (a χ² test); the larger of the two p-values counts.
///
/// - References: Lin (1991), IEEE Transactions on Information Theory 37:145–151,
///   doi:10.1109/18.61115.
package struct MixSeries: Sendable, Equatable {
  package struct Reading: Sendable, Equatable {
    /// Probability of a distance at least this large while the mix turns as usual.
    package var p: Double
    /// Bits, 0 to 1.
    package var distance: Double
    /// The distance that half of the past ones exceeded.
    package var usualDistance: Double
    /// The code whose share moved most.
    package var code: String
    package var share: Double
    package var usualShare: Double
  }

  /// Codes of the parts.
  package var codes: [String]
  /// By code, then by period; NaN where the mix was not published.
  package var values: [[Double]]
  /// Periods that are neither learned from nor judged.
  package var masked: Set<Int>

  package init(codes: [String], values: [[Double]], masked: Set<Int> = []) {
    precondition(codes.count == values.count, "every part has a code")
    self.codes = codes
    self.values = values
    self.masked = masked
  }

  /// Periods that the usual mix is the mean of.
  package static let window = 12
  /// Of these, so many must have a mix.
  package static let fewest = 6
  /// Past distances that a judgement needs.
  package static let history = 12
  /// Past distances that are remembered.
  package static let memory = 36
  /// People without whom a mix says nothing.
  package static let floor = 100.0

  /// Judges the newest period; nil where it has no mix or too little came before.
  ///
  /// - Complexity: O(codes × periods).
  package func newest() -> Reading? {
    let count = values.first?.count ?? 0
    guard codes.count > 1, count > 0 else { return nil }
    let mixes = (0..<count).map(mix)
    guard let newest = mixes[count - 1], let usual = self.usual(mixes, before: count - 1) else {
      return nil
    }
    var past: [Double] = []
    for index in stride(from: count - 2, through: 1, by: -1) where past.count < Self.memory {
      guard let mix = mixes[index], let reference = self.usual(mixes, before: index) else {
        continue
      }
      past.append(log(Self.divergence(mix.shares, reference) + 1e-6))
    }
    guard past.count >= Self.history else { return nil }
    let distance = Self.divergence(newest.shares, usual)
    let moves = zip(newest.shares, usual).map { $0 - $1 }
    guard let most = moves.indices.max(by: { abs(moves[$0]) < abs(moves[$1]) }) else { return nil }
    return Reading(
      p: max(
        Self.chance(of: log(distance + 1e-6), among: past),
        Self.chance(of: newest, usual: usual)), distance: distance,
      usualDistance: exp(past.sorted()[past.count / 2]) - 1e-6, code: codes[most],
      share: newest.shares[most], usualShare: usual[most])
  }

  private struct Mix {
    var total: Double
    var shares: [Double]
  }

  private func mix(_ index: Int) -> Mix? {
    guard !masked.contains(index) else { return nil }
    let counts = values.map { $0[index].isNaN ? 0 : $0[index] }
    let total = counts.reduce(0, +)
    guard total >= Self.floor, total < .infinity, counts.allSatisfy({ $0 >= 0 }) else { return nil }
    return Mix(total: total, shares: counts.map { $0 / total })
  }

  /// The mean mix of the window before a period.
  private func usual(_ mixes: [Mix?], before index: Int) -> [Double]? {
    let known = mixes[max(0, index - Self.window)..<index].compactMap { $0 }
    guard known.count >= Self.fewest else { return nil }
    return codes.indices.map { code in
      known.reduce(0) { $0 + $1.shares[code] } / Double(known.count)
    }
  }

  /// Jensen and Shannon's divergence in bits.
  static func divergence(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for (a, b) in zip(left, right) {
      let middle = (a + b) / 2
      if a > 0 { sum += a * log2(a / middle) }
      if b > 0 { sum += b * log2(b / middle) }
    }
    return min(1, max(0, sum / 2))
  }

  /// Probability of a value at least this high after normal values of unknown mean and deviation.
  private static func chance(of y: Double, among past: [Double]) -> Double {
    let n = Double(past.count)
    let mean = past.reduce(0, +) / n
    let square = past.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    // Distances of a publisher's rounded shares may all be equal.
    let scale = (max(square, 1e-4) * (1 + 1 / n)).squareRoot()
    return StudentT(degrees: n - 1).above((y - mean) / scale)
  }

  /// Probability that a sample of so many people differs so much from the usual mix by chance.
  ///
  /// Parts of which fewer than five people are expected are taken together.
  private static func chance(of mix: Mix, usual: [Double]) -> Double {
    var statistic = 0.0
    var cells = 0
    var rest = (observed: 0.0, expected: 0.0)
    func add(_ observed: Double, _ expected: Double) {
      guard expected > 0 else { return }
      let difference = observed - expected
      statistic += difference * difference / expected
      cells += 1
    }
    for (share, expected) in zip(mix.shares, usual) {
      if expected * mix.total >= 5 {
        add(share * mix.total, expected * mix.total)
      } else {
        rest.observed += share * mix.total
        rest.expected += expected * mix.total
      }
    }
    // What nobody expected still counts, as if one person had been.
    if rest.observed > 0 || rest.expected > 0 { add(rest.observed, max(1, rest.expected)) }
    guard cells > 1 else { return 1 }
    return ChiSquared(degrees: Double(cells - 1)).above(statistic)
  }
}
