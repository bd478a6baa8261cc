import Dispatch
import Synchronization

/// Points at which a model is evaluated to learn which of its inputs moves its output.
///
/// Each row draws two independent points A and B of the unit cube, and evaluates the model at A, at
/// B, and for every group of inputs at A with that group's inputs taken from B. Every evaluated
/// point is spread evenly over the cube, so that together they also say how the output spreads.
///
/// Points are pseudo-random, from ``SplitMix64`` with a seed of its own for each row: the same on
/// every machine, in every order and for any number of threads.
///
/// - References: Saltelli A (2002), Computer Physics Communications 145:280–297,
///   doi:10.1016/S0010-4655(02)00280-1; Saltelli A, Annoni P, Azzini I and others (2010), the same
///   181:259–270, doi:10.1016/j.cpc.2009.09.018.
package struct SaltelliDesign: Sendable {
  /// The group of each input, from 0 without gaps.
  package let groups: [Int]
  package let rows: Int
  package let seed: UInt64

  package init(groups: [Int], rows: Int, seed: UInt64) {
    precondition(rows >= 1, "at least one row")
    precondition(
      Set(groups) == Set(0..<((groups.max() ?? -1) + 1)), "groups are numbered without gaps")
    self.groups = groups
    self.rows = rows
    self.seed = seed
  }

  package var groupCount: Int { (groups.max() ?? -1) + 1 }

  /// Times that the model is evaluated.
  package var evaluations: Int { rows * (groupCount + 2) }

  /// The two points of a row.
  package func points(row: Int) -> (first: [Double], second: [Double]) {
    // Neighbouring seeds give unrelated numbers only after one round of mixing.
    var seeds = SplitMix64(seed: seed ^ (UInt64(row) &* 0xD134_2543_DE82_EF95))
    var generator = SplitMix64(seed: seeds.next())
    let first = groups.map { _ in generator.nextUnit() }
    return (first, groups.map { _ in generator.nextUnit() })
  }

  /// Evaluates a model at all points.
  ///
  /// - Parameters:
  ///   - threads: workers; at least 1.
  ///   - makeWorker: memory of one worker. What a worker gathers must not depend on the order of
  ///     evaluations, since rows are shared out as workers come free.
  ///   - model: the output at a point, one number an input.
  /// - Returns: the outputs, and the workers.
  package func evaluate<Worker: Sendable>(
    threads: Int, makeWorker: @Sendable () -> Worker,
    _ model: @Sendable (_ worker: inout Worker, _ point: [Double]) -> Double
  ) -> (outputs: SaltelliOutputs, workers: [Worker]) {
    precondition(threads >= 1, "at least one thread")
    let width = groupCount + 2
    let outputs = Mutex([Double](repeating: 0, count: rows * width))
    let workers = Mutex([Worker]())
    let next = Atomic(0)
    let portion = 64
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var worker = makeWorker()
      var found: [Double] = []
      while true {
        let start = next.add(1, ordering: .relaxed).oldValue * portion
        guard start < rows else { break }
        let end = min(start + portion, rows)
        found.removeAll(keepingCapacity: true)
        for row in start..<end { evaluate(row, &worker, into: &found, model) }
        outputs.withLock { all in
          for (offset, value) in found.enumerated() { all[start * width + offset] = value }
        }
      }
      let finished = worker
      workers.withLock { $0.append(finished) }
    }
    return (
      SaltelliOutputs(values: outputs.withLock { $0 }, groupCount: groupCount),
      workers.withLock { $0 }
    )
  }

  private func evaluate<Worker>(
    _ row: Int, _ worker: inout Worker, into found: inout [Double],
    _ model: (inout Worker, [Double]) -> Double
  ) {
    let (first, second) = points(row: row)
    found.append(model(&worker, first))
    found.append(model(&worker, second))
    for group in 0..<groupCount {
      var mixed = first
      for (input, own) in groups.enumerated() where own == group { mixed[input] = second[input] }
      found.append(model(&worker, mixed))
    }
  }
}

/// Outputs of a model at the points of a ``SaltelliDesign``.
package struct SaltelliOutputs: Sendable {
  /// By row: at A, at B, and at A with each group from B.
  package let values: [Double]
  package let groupCount: Int

  package init(values: [Double], groupCount: Int) {
    precondition(values.count % (groupCount + 2) == 0, "whole rows")
    self.values = values
    self.groupCount = groupCount
  }

  /// How much of the output's variance each group of inputs accounts for.
  ///
  /// Jansen's estimators: for the first order V − Σ (f(B) − f(A with the group from B))² / 2N, in
  /// total Σ (f(A) − f(A with the group from B))² / 2N, both over the variance V of the outputs at
  /// A and B.
  ///
  /// - Returns: zeros where the output does not vary.
  /// - References: Jansen MJW (1999), Computer Physics Communications 117:35–43,
  ///   doi:10.1016/S0010-4655(98)00154-4.
  package var sobolIndices: [SobolIndex] {
    let width = groupCount + 2
    let rows = values.count / width
    let n = Double(rows)
    var mean = 0.0
    for row in 0..<rows { mean += (values[row * width] + values[row * width + 1]) / (2 * n) }
    var variance = 0.0
    for row in 0..<rows {
      let (first, second) = (values[row * width] - mean, values[row * width + 1] - mean)
      variance += (first * first + second * second) / (2 * n)
    }
    // The variance of equal outputs is 0 but for rounding.
    let varies = values.contains { $0 != values[0] }
    return (0..<groupCount).map { group in
      guard varies, variance > 0 else { return SobolIndex(firstOrder: 0, total: 0) }
      var (toSecond, toFirst) = (0.0, 0.0)
      for row in 0..<rows {
        let mixed = values[row * width + 2 + group]
        let (one, other) = (values[row * width + 1] - mixed, values[row * width] - mixed)
        toSecond += one * one
        toFirst += other * other
      }
      return SobolIndex(
        firstOrder: 1 - toSecond / (2 * n) / variance, total: toFirst / (2 * n) / variance)
    }
  }
}

/// Shares of an output's variance that go with an input or a group of inputs.
package struct SobolIndex: Sendable, Equatable {
  /// Of the input alone. An estimate: it may fall a little below 0.
  package let firstOrder: Double
  /// Of the input with everything that it does together with others.
  package let total: Double

  package init(firstOrder: Double, total: Double) {
    self.firstOrder = firstOrder
    self.total = total
  }
}
