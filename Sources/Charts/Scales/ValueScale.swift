#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// Places values along an axis.
package struct ValueScale: Sendable, Equatable {
  /// How equal steps along the axis are to be read; a logarithmic axis is always said in words.
  package enum Kind: Sendable, Equatable {
    case linear
    /// Equal steps are equal ratios. Values below `floor` are drawn at it.
    case logarithmic(floor: Double)
  }

  package let kind: Kind
  package let domain: ClosedRange<Double>
  /// Where the domain's ends lie, in the drawing's units.
  package let from: Double
  package let to: Double

  package init(_ domain: ClosedRange<Double>, from: Double, to: Double, kind: Kind = .linear) {
    self.kind = kind
    self.from = from
    self.to = to
    switch kind {
    case .linear: self.domain = domain
    case .logarithmic(let floor):
      precondition(floor > 0, "a logarithmic scale has no zero")
      self.domain = max(domain.lowerBound, floor)...max(domain.upperBound, floor * 10)
    }
  }

  /// Where a value lies; values outside the domain are drawn at its end.
  package func callAsFunction(_ value: Double) -> Double {
    let value = min(max(value, domain.lowerBound), domain.upperBound)
    let share: Double
    switch kind {
    case .linear:
      let span = domain.upperBound - domain.lowerBound
      share = span > 0 ? (value - domain.lowerBound) / span : 0
    case .logarithmic:
      share = log(value / domain.lowerBound) / log(domain.upperBound / domain.lowerBound)
    }
    return from + share * (to - from)
  }

  /// Round values to write along the axis.
  package func ticks(_ count: Int, wholeNumbers: Bool = true) -> [Double] {
    switch kind {
    case .linear: Ticks.linear(domain, count: count, wholeNumbers: wholeNumbers)
    case .logarithmic: Ticks.logarithmic(domain)
    }
  }
}
