import Kernels
import KernelsBaseline
import KernelsV3
import Testing

/// Numbers that are the same in every run.
struct Generator {
  var state: UInt64

  /// Uniform on 0 up to but without 1.
  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) * 0x1p-53
  }
}

@Test("A slope reaches a pivot exactly where the difference reaches its threshold")
func thresholdsAreExact() {
  var generator = Generator(state: 7)
  let steps = 300
  for round in 0..<60 {
    var pivots = Lanes.zero
    for lane in 0..<8 {
      let size = generator.next() - 0.5
      switch round % 3 {
      case 0: pivots[lane] = size * 100
      case 1: pivots[lane] = (size * 100).rounded() / Double(1 + Int(generator.next() * 250))
      default: pivots[lane] = 0.1.nextUp * (size > 0 ? 1 : -1)
      }
      if pivots[lane] == 0 { pivots[lane] = 1 }
    }
    var table = [Lanes](repeating: .zero, count: steps + 1)
    table.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress {
        KernelsBaseline.slopeThresholds(pivot: pivots, steps: steps, into: base)
      }
    }
    for distance in 1...steps {
      for lane in 0..<8 {
        let threshold = table[distance][lane]
        let width = Double(distance)
        #expect(threshold / width >= pivots[lane])
        #expect(threshold.nextDown / width < pivots[lane])
      }
    }
  }
}
