package import Kernels

/// A loess smoother for a number of equally spaced values, prepared once and applied to every
/// series of that length.
///
/// The smoother is Cleveland's as STL uses it: at each point a line (or a constant) is fitted to
/// the nearest `length` values with tricube weights. Where `length` exceeds the number of values,
/// all of them count and the bandwidth grows.
///
/// - References: Cleveland (1979), JASA 74:829-836; Cleveland, Cleveland, McRae, Terpenning (1990),
///   J. Official Statistics 6:3-73.
package final class LoessPlan: @unchecked Sendable {
  // Unchecked because of the pointers below: they are written in `init` and only read afterwards.

  /// Pointers into the plan's memory; valid as long as the plan lives.
  package let tables: LoessTables

  private let stretches: UnsafeMutableBufferPointer<LoessStretch>
  private let weights: UnsafeMutableBufferPointer<Double>

  /// - Parameters:
  ///   - count: values smoothed; at least 1.
  ///   - length: values in a window (Cleveland's q), odd and at least 3.
  ///   - degree: 0 fits a constant, 1 a line.
  ///   - jump: the fit is worked out at every `jump`-th point and at the last one, and interpolated
  ///     in between.
  ///   - reachesOutside: whether to fit also one step before the first and after the last value.
  package init(count: Int, length: Int, degree: Int, jump: Int = 1, reachesOutside: Bool = false) {
    precondition(count >= 1 && length >= 1 && jump >= 1, "a smoother has values, width and step")
    var layout = LoessLayout(count: count, length: length, degree: degree)
    layout.addPoints(jump: min(jump, max(1, count - 1)))
    if reachesOutside { layout.addPointsOutside() }

    stretches = .allocate(capacity: layout.stretches.count)
    _ = stretches.initialize(from: layout.stretches)
    let size = layout.fitted.count
    weights = .allocate(capacity: 4 * size)
    _ = weights.initialize(
      from: [layout.fitted, layout.kernel, layout.kernelX, layout.kernelXX].joined())
    let base = UnsafePointer(weights.baseAddress) ?? UnsafePointer(bitPattern: 8)
    guard let base else { preconditionFailure("an allocation has an address") }
    tables = LoessTables(
      stretches: UnsafeBufferPointer(stretches), fitted: base, kernel: base + size,
      kernelX: base + 2 * size, kernelXX: base + 3 * size, jump: min(jump, max(1, count - 1)),
      count: count, leastSpread: 0.001 * Double(count - 1), degree: degree)
  }

  deinit {
    stretches.deallocate()
    weights.deallocate()
  }
}

/// Works out a plan's stretches and weights.
private struct LoessLayout {
  let count: Int
  let length: Int
  let degree: Int
  var stretches: [LoessStretch] = []
  var fitted: [Double] = []
  var kernel: [Double] = []
  var kernelX: [Double] = []
  var kernelXX: [Double] = []

  init(count: Int, length: Int, degree: Int) {
    self.count = count
    self.length = length
    self.degree = degree
  }

  private var width: Int { min(length, count) }

  mutating func addPoints(jump: Int) {
    var last = 0
    for point in stride(from: 0, to: count, by: jump) {
      last = firstOfWindow(around: point, jump: jump)
      add(point, first: last)
    }
    // The last value is always a point; its window is that of the point before it.
    if (count - 1) % jump != 0 { add(count - 1, first: last) }
  }

  mutating func addPointsOutside() {
    add(-1, first: 0)
    add(count, first: count - width)
  }

  /// Cleveland centres windows by another rule where he skips points; both are his.
  private func firstOfWindow(around point: Int, jump: Int) -> Int {
    guard length < count else { return 0 }
    let before = jump == 1 ? (length + 2) / 2 - 1 : (length + 1) / 2 - 1
    return min(max(0, point - before), count - length)
  }

  /// Adds a point, to the stretch before it where the weights are the same.
  private mutating func add(_ point: Int, first: Int) {
    if var stretch = stretches.last {
      let before = stretch.point + (stretch.points - 1) * stretch.advance
      let windowBefore = stretch.first + (stretch.points - 1) * stretch.advance
      let advance = point - before
      if first - windowBefore == advance, stretch.points == 1 || stretch.advance == advance {
        stretch.points += 1
        stretch.advance = advance
        stretches[stretches.count - 1] = stretch
        return
      }
    }
    stretches.append(
      LoessStretch(
        point: point, points: 1, advance: 0, first: first, width: width, row: fitted.count))
    addWeights(point: point, first: first)
  }

  private mutating func addWeights(point: Int, first: Int) {
    let last = first + width - 1
    var bandwidth = Double(max(point - first, last - point))
    if length > count { bandwidth += Double((length - count) / 2) }
    let distances = (first...last).map { Double($0 - point) }
    let tricube = distances.map { distance -> Double in
      let size = distance.magnitude
      if size > 0.999 * bandwidth { return 0 }
      if size <= 0.001 * bandwidth { return 1 }
      let ratio = size / bandwidth
      let bell = 1 - ratio * ratio * ratio
      return bell * bell * bell
    }
    kernel += tricube
    kernelX += zip(tricube, distances).map { $0 * $1 }
    kernelXX += zip(tricube, distances).map { $0 * $1 * $1 }
    fitted += fittedWeights(tricube, distances)
  }

  /// Weights of the fitted value: normalised, and tilted where a line is fitted.
  private func fittedWeights(_ tricube: [Double], _ distances: [Double]) -> [Double] {
    let total = tricube.reduce(0, +)
    let shares = tricube.map { $0 / total }
    guard degree > 0 else { return shares }
    let mean = zip(shares, distances).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = zip(shares, distances).reduce(0) {
      $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean)
    }
    guard variance.squareRoot() > 0.001 * Double(count - 1) else { return shares }
    return zip(shares, distances).map { $0 * (1 - mean / variance * ($1 - mean)) }
  }
}
