import Kernels
import KernelsBaseline
import KernelsV3
import Testing

@Suite("Kernels of exponential smoothing")
struct SmoothingTests {
  private let period = 4
  private let values: [Lanes] = (0..<50).map { time in
    let lanes = Lanes(0, 1, 2, 3, 4, 5, 6, 7) + Double(40 + time + time * 7 % 11)
    return time % 13 == 5
      ? lanes.replacing(with: Lanes(repeating: .nan), where: lanes .> 70) : lanes
  }
  private static let shapes = [false, true].flatMap { hasTrend in
    [SmoothingSeason.none, .additive, .multiplicative].map {
      SmoothingShape(hasTrend: hasTrend, season: $0)
    }
  }

  private func seasons(_ shape: SmoothingShape) -> [Lanes] {
    let pattern: [Double] =
      shape.season == .multiplicative ? [0.9, 1.1, 1.2, 0.8] : [-4, 2, 5, -3]
    return pattern.map { Lanes(repeating: $0) }
  }

  private let parameters = StateSpaceSmoothing.Parameters(
    alpha: Lanes(repeating: 0.3), beta: Lanes(repeating: 0.1), gamma: Lanes(repeating: 0.2),
    phi: Lanes(repeating: 0.9))
  private let start = StateSpaceSmoothing.State(
    level: Lanes(repeating: 41), slope: Lanes(repeating: 1.5))

  /// Lends a copy of lanes as memory.
  private func lend<Result>(
    _ lanes: [Lanes], _ body: (UnsafeMutablePointer<Lanes>) -> Result
  ) -> Result {
    let base = UnsafeMutablePointer<Lanes>.allocate(capacity: max(1, lanes.count))
    for (index, value) in lanes.enumerated() { (base + index).initialize(to: value) }
    defer { base.deallocate() }
    return body(base)
  }

  private func pass(
    _ shape: SmoothingShape, isRelative: Bool, parameters: StateSpaceSmoothing.Parameters? = nil,
    start: StateSpaceSmoothing.State? = nil, isWide: Bool = false
  ) -> StateSpaceSmoothing.Pass {
    let parameters = parameters ?? self.parameters
    let start = start ?? self.start
    return lend(values) { values in
      lend(seasons(shape)) { seasons in
        isWide
          ? KernelsV3.smoothingPass(
            shape, values: values, count: 50, period: period, parameters: parameters, start: start,
            seasons: seasons, isRelative: isRelative)
          : KernelsBaseline.smoothingPass(
            shape, values: values, count: 50, period: period, parameters: parameters, start: start,
            seasons: seasons, isRelative: isRelative)
      }
    }
  }

  /// The Gram matrix with columns for alpha and for the starting level.
  private func gram(_ shape: SmoothingShape, isRelative: Bool, isWide: Bool) -> [Lanes] {
    let zeros = [Lanes](repeating: .zero, count: 4 * SmoothingTangents.chunk + 64)
    let source = SmoothingTangents.Source(alpha: Lanes(repeating: 1))
    return withUnsafePointer(to: source) { sources in
      lend(values) { values in
        lend(seasons(shape)) { seasons in
          lend(zeros) { memory in
            (memory + 1).pointee = Lanes(repeating: 1)
            let columns = SmoothingTangents.Columns(
              count: 2, sources: sources, sourceCount: 1, levels: memory, slopes: memory + 2,
              seasons: memory + 4, rows: memory + 32, gram: memory + 16)
            isWide
              ? KernelsV3.smoothingTangents(
                shape, values: values, count: 50, period: period, parameters: parameters,
                start: start, seasons: seasons, isRelative: isRelative, columns: columns)
              : KernelsBaseline.smoothingTangents(
                shape, values: values, count: 50, period: period, parameters: parameters,
                start: start, seasons: seasons, isRelative: isRelative, columns: columns)
            return (0..<16).map { memory[16 + $0] }
          }
        }
      }
    }
  }

  @Test("Both instruction sets give the same bytes for every form", arguments: [false, true])
  func bothInstructionSetsAgree(isRelative: Bool) {
    for shape in Self.shapes {
      let narrow = pass(shape, isRelative: isRelative)
      let wide = pass(shape, isRelative: isRelative, isWide: true)
      #expect(narrow.squares == wide.squares && narrow.logarithms == wide.logarithms)
      #expect(narrow.state.level == wide.state.level && narrow.state.slope == wide.state.slope)
      #expect(
        gram(shape, isRelative: isRelative, isWide: false)
          == gram(shape, isRelative: isRelative, isWide: true))
    }
  }

  @Test("Gradients are those of differences between passes", arguments: [false, true])
  func gradients(isRelative: Bool) {
    for shape in Self.shapes {
      let found = gram(shape, isRelative: isRelative, isWide: true)
      let step = 1e-6
      for column in 0..<2 {
        func moved(_ by: Double) -> StateSpaceSmoothing.Pass {
          var parameters = parameters
          var start = start
          if column == 0 { parameters.alpha += by } else { start.level += by }
          return pass(shape, isRelative: isRelative, parameters: parameters, start: start)
        }
        let up = moved(step)
        let down = moved(-step)
        let squares = (up.squares - down.squares) / (2 * step)
        let logarithms = (up.logarithms - down.logarithms) / (2 * step)
        // Half the gradient of the sum of squares is minus the product with the errors' column.
        for lane in 0..<8 {
          let ours = -2 * found[2 * 4 + column][lane]
          #expect(abs(ours - squares[lane]) <= 1e-6 * (abs(ours) + 1), "\(shape), lane \(lane)")
          let mean = found[3 * 4 + column][lane]
          #expect(abs(mean - logarithms[lane]) <= 1e-6 * (abs(mean) + 1), "\(shape)")
        }
      }
      #expect(found[2 * 4 + 2] == pass(shape, isRelative: isRelative).squares)
    }
  }

  @Test(
    "A step solves least squares at once, sends what would leave to its bound, and refits the rest")
  func dampedStep() {
    // Two columns with products 4, 2, 9 and moments 10, 3; 6 squares in all.
    var gram = [Lanes](repeating: .zero, count: 16)
    gram[0] = Lanes(repeating: 4)
    gram[4] = Lanes(repeating: 2)
    gram[5] = Lanes(repeating: 9)
    gram[8] = Lanes(repeating: 10)
    gram[9] = Lanes(repeating: 3)
    gram[10] = Lanes(repeating: 60)
    func step(upper: Double) -> [Lanes] {
      lend(gram) { gram in
        lend([Lanes](repeating: .zero, count: 16)) { memory in
          (memory + 1).pointee = Lanes(repeating: upper)
          (memory + 2).pointee = Lanes(repeating: -100)
          _ = KernelsV3.dampedStep(
            gram: gram, count: 2, values: Lanes(repeating: 5), isRelative: false,
            damping: .zero, point: memory + 8, lower: memory + 2, upper: memory + 1, bounded: 1,
            fixed: memory + 3, matrix: memory + 4, step: memory + 10)
          return [memory[10], memory[11]]
        }
      }
    }
    let free = step(upper: 100)
    #expect(abs(free[0][3] - 84.0 / 32) < 1e-12 && abs(free[1][3] + 8.0 / 32) < 1e-12)
    let bounded = step(upper: 1)
    #expect(bounded[0][3] == 1 && abs(bounded[1][3] - 1.0 / 9) < 1e-12)
  }
}
