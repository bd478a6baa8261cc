import Foundation
import Statistics
import Testing

@Suite("Sobol' indices")
struct SobolIndexTests {
  private func indices(
    _ groups: [Int], rows: Int = 40_000, threads: Int = 2,
    _ model: @escaping @Sendable ([Double]) -> Double
  ) -> [SobolIndex] {
    SaltelliDesign(groups: groups, rows: rows, seed: 42).evaluate(
      threads: threads, makeWorker: { 0 }, { _, point in model(point) }
    ).outputs.sobolIndices
  }

  @Test("Ishigami's function has the indices that its integrals give")
  func ishigami() {
    let (a, b) = (7.0, 0.1)
    let found = indices([0, 1, 2]) { point in
      let x = point.map { .pi * (2 * $0 - 1) }
      return sin(x[0]) + a * sin(x[1]) * sin(x[1]) + b * x[2] * x[2] * x[2] * x[2] * sin(x[0])
    }
    let pi4 = Double.pi * .pi * .pi * .pi
    let pi8 = pi4 * pi4
    let variance = a * a / 8 + b * pi4 / 5 + b * b * pi8 / 18 + 0.5
    let first = 0.5 * (1 + b * pi4 / 5) * (1 + b * pi4 / 5) / variance
    let second = a * a / 8 / variance
    let together = b * b * pi8 * 8 / 225 / variance
    let firsts: [Double] = [first, second, 0]
    let totals: [Double] = [first + together, second, together]
    for (input, index) in found.enumerated() {
      #expect(abs(index.firstOrder - firsts[input]) < 0.02)
      #expect(abs(index.total - totals[input]) < 0.02)
    }
  }

  @Test("Sobol's g-function, input by input and in a group")
  func gFunction() {
    let parameters = [0.0, 1, 4.5, 9]
    let g: @Sendable ([Double]) -> Double = { point in
      zip(point, parameters).reduce(1) { $0 * ((abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1)) }
    }
    let parts = parameters.map { 1 / (3 * (1 + $0) * (1 + $0)) }
    let variance = parts.reduce(1) { $0 * (1 + $1) } - 1
    for (input, index) in indices([0, 1, 2, 3], g).enumerated() {
      let others = parts.indices.filter { $0 != input }.reduce(1) { $0 * (1 + parts[$1]) }
      #expect(abs(index.firstOrder - parts[input] / variance) < 0.02)
      #expect(abs(index.total - parts[input] * others / variance) < 0.02)
    }
    // The last three together: what they do without the first.
    let grouped = indices([0, 1, 1, 1], g)
    let rest = parts.dropFirst().reduce(1) { $0 * (1 + $1) } - 1
    #expect(abs(grouped[1].firstOrder - rest / variance) < 0.02)
    #expect(abs(grouped[1].total - rest * (1 + parts[0]) / variance) < 0.02)
  }

  @Test("An input without effect has indices of exactly nothing in total")
  func inert() {
    let found = indices([0, 1], rows: 500) { $0[0] }
    #expect(found[1].total == 0)
    #expect(abs(found[0].total - 1) < 0.1)
    #expect(indices([0], rows: 10) { _ in 3 } == [SobolIndex(firstOrder: 0, total: 0)])
  }

  @Test("Any number of threads gives the same outputs")
  func threads() {
    let design = SaltelliDesign(groups: [0, 1, 0], rows: 1_000, seed: 1)
    let runs = [1, 2, 7].map { threads in
      design.evaluate(threads: threads, makeWorker: { 0 }) { count, point in
        count += 1
        return point[0] + 2 * point[1] - point[2]
      }
    }
    for run in runs {
      #expect(run.outputs.values == runs[0].outputs.values)
      #expect(run.workers.reduce(0, +) == design.evaluations)
    }
  }
}
