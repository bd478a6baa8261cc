/// Places things without an order of their own, such as countries, in bands of equal width.
package struct BandScale: Sendable, Equatable {
  package let count: Int
  package let from: Double
  package let to: Double
  /// The share of a band that stays empty.
  package let gap: Double

  package init(_ count: Int, from: Double, to: Double, gap: Double = 0.2) {
    precondition(count >= 0 && (0..<1).contains(gap), "bands have a count and a gap below one")
    self.count = count
    self.from = from
    self.to = to
    self.gap = gap
  }

  package var step: Double { count > 0 ? (to - from) / Double(count) : 0 }
  package var width: Double { step * (1 - gap) }

  /// Where the band at `index` begins, after half of its gap.
  package func start(_ index: Int) -> Double { from + (Double(index) + gap / 2) * step }
  package func middle(_ index: Int) -> Double { from + (Double(index) + 0.5) * step }
}
