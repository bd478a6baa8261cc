import Foundation
import Kernels
import KernelsBaseline
import KernelsV3
import Testing

@Suite("Logarithms of lanes")
struct LaneLogarithmTests {
  /// Numbers over the whole range of doubles, and densely about 1.
  private let numbers: [Double] = {
    let wide = stride(from: -1074, through: 1023, by: 3).flatMap { exponent in
      [1.0, 1.25, 1.41421356, 1.4142136, 1.75, 1.9999].map { $0 * pow(2, Double(exponent)) }
    }
    let dense = (1...400).map { 0.5 + Double($0) / 400 }
    return (wide + dense).filter { $0 > 0 && $0.isFinite }
  }()

  @Test("ln x is right to one unit in the last place")
  func logarithm() {
    for number in numbers {
      let expected = log(number)
      let error = abs(LaneLogarithm.of(Lanes(repeating: number))[5] - expected)
      #expect(error <= max(expected.ulp, 0x1p-1074), "ln \(number)")
    }
  }

  @Test("ln(1 + x) is right to two units in the last place, and both instruction sets agree")
  func logarithmOfOnePlus() {
    let lanes = (numbers + (1...40).map { -1 + pow(2, -Double($0)) }).map { Lanes(repeating: $0) }
    var baseline = lanes
    var wide = lanes
    baseline.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress {
        KernelsBaseline.logarithmsOfOnePlus(base, count: lanes.count)
      }
    }
    wide.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { KernelsV3.logarithmsOfOnePlus(base, count: lanes.count) }
    }
    #expect(baseline == wide)
    for (number, found) in zip(lanes, wide) {
      let expected = log1p(number[0])
      #expect(abs(found[0] - expected) <= 2 * expected.ulp, "ln(1 + \(number[0]))")
    }
  }
}
