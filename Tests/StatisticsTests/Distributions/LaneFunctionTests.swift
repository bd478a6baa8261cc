import Foundation
import Kernels
import KernelsBaseline
import KernelsV3
import Statistics
import Testing

@Suite("Lane functions")
struct LaneFunctionTests {
  /// Runs a kernel of each instruction set over copies of values.
  private func both(
    _ values: [Lanes], _ baseline: (UnsafeMutablePointer<Lanes>, Int) -> Void,
    _ v3: (UnsafeMutablePointer<Lanes>, Int) -> Void
  ) -> (baseline: [Lanes], v3: [Lanes]) {
    func run(_ kernel: (UnsafeMutablePointer<Lanes>, Int) -> Void) -> [Lanes] {
      var copy = values
      copy.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { kernel(base, buffer.count) }
      }
      return copy
    }
    return (run(baseline), Processor.runsV3 ? run(v3) : run(baseline))
  }

  private func bits(_ lanes: [Lanes]) -> [SIMD8<UInt64>] {
    lanes.map { unsafeBitCast($0, to: SIMD8<UInt64>.self) }
  }

  /// Numbers that spread over a range, the same in every run.
  private func numbers(_ count: Int, _ low: Double, _ high: Double) -> [Lanes] {
    (0..<count).map { row in
      Lanes((0..<8).map { low + (high - low) * Double((row * 8 + $0) * 7919 % 100_003) / 100_003 })
    }
  }

  @Test("Exponentials of lanes agree with the C library's and with each other to the byte")
  func exponentials() {
    let arguments =
      numbers(2_000, -707, 709.7) + numbers(500, -1, 1)
      + [Lanes(0, -0.0, 1e-300, 709.8, 1e9, -800, .infinity, .nan), Lanes(repeating: -.infinity)]
    let results = both(arguments, { KernelsBaseline.laneExponentials($0, count: $1) }) {
      KernelsV3.laneExponentials($0, count: $1)
    }
    #expect(bits(results.baseline) == bits(results.v3))
    for (x, y) in zip(arguments, results.baseline) {
      for lane in 0..<8 {
        let known = x[lane] < -707 ? 0 : exp(x[lane])
        #expect(
          y[lane] == known || abs(y[lane] / known - 1) < 3e-16 || (known.isNaN && y[lane].isNaN),
          "exp \(x[lane]) is \(y[lane])")
      }
    }
  }

  @Test("Logarithms of lanes agree with the C library's and with each other to the byte")
  func logarithms() {
    let arguments =
      numbers(1_000, 1e-6, 3) + numbers(1_000, 0.98, 1.02) + numbers(1_000, 1, 1e12)
      + [
        Lanes(
          0, -1, .infinity, .nan, 1, .leastNonzeroMagnitude, .leastNormalMagnitude / 8,
          .leastNormalMagnitude),
        Lanes(.greatestFiniteMagnitude, 2, 0.5, 1e300, 1e-300, 1e-200, 3, 7),
      ]
    let results = both(arguments, { KernelsBaseline.laneLogarithms($0, count: $1) }) {
      KernelsV3.laneLogarithms($0, count: $1)
    }
    #expect(bits(results.baseline) == bits(results.v3))
    for (x, y) in zip(arguments, results.baseline) {
      for lane in 0..<8 {
        let known = log(x[lane])
        #expect(
          y[lane] == known || abs(y[lane] / known - 1) < 3e-16 || (known.isNaN && y[lane].isNaN),
          "log \(x[lane]) is \(y[lane])")
      }
    }
  }

  @Test("Masses of lanes agree with the scalar distributions to 3e-14 and with each other")
  func masses() {
    var counts: [Lanes] = []
    var means: [Lanes] = []
    var sizes: [Lanes] = []
    for mean in [1e-6, 0.3, 4, 77, 5_000, 1e7, 1e10] {
      for size in [1e-3, 0.5, 3, 9.9, 60, 1e4, 1e9] {
        let deviation = (mean + mean * mean / size).squareRoot()
        counts.append(
          Lanes(
            0, 1, 2, 11, mean.rounded(), (mean + 3 * deviation).rounded(),
            max(0, (mean - 3 * deviation).rounded()), (mean + 9 * deviation).rounded()))
        means.append(Lanes(repeating: mean))
        sizes.append(Lanes(repeating: size))
      }
    }
    let negativeBinomial = both(
      counts,
      { KernelsBaseline.laneNegativeBinomialLogMasses($0, means: means, sizes: sizes, count: $1) }
    ) { KernelsV3.laneNegativeBinomialLogMasses($0, means: means, sizes: sizes, count: $1) }
    let poisson = both(
      counts, { KernelsBaseline.lanePoissonLogMasses($0, means: means, count: $1) }
    ) { KernelsV3.lanePoissonLogMasses($0, means: means, count: $1) }
    #expect(bits(negativeBinomial.baseline) == bits(negativeBinomial.v3))
    #expect(bits(poisson.baseline) == bits(poisson.v3))
    for row in counts.indices {
      let (mean, size) = (means[row][0], sizes[row][0])
      for lane in 0..<8 {
        let count = counts[row][lane]
        for (value, known) in [
          (
            negativeBinomial.baseline[row][lane],
            NegativeBinomial(mean: mean, size: size).logMass(count)
          ), (poisson.baseline[row][lane], Poisson(mean: mean).logMass(count)),
        ] {
          #expect(
            abs(value - known) <= 3e-14 * max(1, abs(known)),
            "mass of \(count) at mean \(mean), size \(size) is \(value), not \(known)")
        }
      }
    }
  }

  @Test("A missing count has no mass in its lane and leaves the others alone")
  func missing() {
    let counts = [Lanes(3, .nan, 0, .nan, 12, 5, .nan, 1)]
    let means = [Lanes(repeating: 4)]
    let sizes = [Lanes(repeating: 2)]
    let results = both(
      counts,
      { KernelsBaseline.laneNegativeBinomialLogMasses($0, means: means, sizes: sizes, count: $1) }
    ) { KernelsV3.laneNegativeBinomialLogMasses($0, means: means, sizes: sizes, count: $1) }
    for lane in 0..<8 { #expect(results.v3[0][lane].isNaN == counts[0][lane].isNaN) }
  }
}
