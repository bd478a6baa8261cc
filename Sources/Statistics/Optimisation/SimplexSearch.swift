/// A minimum of a function of a few variables by the simplex method of Nelder and Mead, in the form
/// that Nash published and that R's `optim` made the reference of many packages.
///
/// The search asks and is told: it names the ``point`` at which it wants the function's value, so
/// that eight searches can run side by side and have their functions evaluated together.
///
///     while !search.isFinished { search.tell(function(search.point)) }
///
/// It looks for no derivative and respects constraints by values of infinity, but it stops where
/// progress is slow, not where the minimum is: it is here for methods whose published values rest on
/// it.
///
/// - References: Nelder JA, Mead R (1965). A simplex method for function minimization. The Computer
///   Journal 7:308–313. doi:10.1093/comjnl/7.4.308; Nash JC (1990). Compact Numerical Methods for
///   Computers, 2nd ed., algorithm 19.
package struct SimplexSearch: Sendable {
  private enum Stage: Sendable {
    case start
    /// Values of all corners but the lowest are due; this one now.
    case corner(Int)
    case reflection
    case expansion(reflected: Double)
    case contraction(reflected: Double)
  }

  /// What infinity and everything that is no number count as.
  private static let wall = 1e35

  /// Where the function's value is wanted.
  package private(set) var point: [Double]
  /// Whether the search has ended; ``lowest`` is then the answer.
  package private(set) var isFinished = false
  /// Values told so far.
  package private(set) var evaluations = 0

  private let tolerance: Double
  private let maxEvaluations: Int
  private let lowestUseful: Double
  private var stage = Stage.start
  private var corners: [[Double]]
  private var values: [Double]
  private var low = 0
  private var high = 0
  private var threshold = 0.0
  private var centre: [Double]
  private var reflected: [Double] = []
  private var size = 0.0

  /// - Parameters:
  ///   - start: where the search begins, at least one variable; the first simplex reaches from there
  ///     a tenth of the greatest coordinate (0.1 where all are 0) along every axis.
  ///   - tolerance: the search ends when the corners differ by less than this share of the first
  ///     value.
  ///   - maxEvaluations: the search ends after the step that passes this number.
  ///   - lowestUseful: the search ends when a value is not above this one.
  package init(
    start: [Double], tolerance: Double = 1.4901161193847656e-08, maxEvaluations: Int = 2000,
    lowestUseful: Double = -.infinity
  ) {
    precondition(!start.isEmpty, "a search has at least one variable")
    point = start
    self.tolerance = tolerance
    self.maxEvaluations = maxEvaluations
    self.lowestUseful = lowestUseful
    let reach = start.reduce(0) { max($0, 0.1 * abs($1)) }
    let step = reach == 0 ? 0.1 : reach
    corners = [start]
    for axis in start.indices {
      var corner = start
      var trial = step
      while corner[axis] == start[axis] {
        corner[axis] = start[axis] + trial
        trial *= 10
      }
      corners.append(corner)
      size += trial
    }
    values = [Double](repeating: 0, count: corners.count)
    centre = start
  }

  /// The best point so far and its value.
  package var lowest: (point: [Double], value: Double) { (corners[low], values[low]) }

  /// Takes the function's value at ``point`` and moves on.
  ///
  /// - Parameter value: anything not finite is a wall.
  package mutating func tell(_ value: Double) {
    precondition(!isFinished, "a finished search asks for nothing")
    evaluations += 1
    let value = value.isFinite ? value : Self.wall
    switch stage {
    case .start:
      values[0] = value
      threshold = tolerance * (abs(value) + tolerance)
      ask(corner: 1)
    case .corner(let corner):
      values[corner] = value
      let next = corner + 1 == low ? corner + 2 : corner + 1
      next < corners.count ? ask(corner: next) : turn()
    case .reflection:
      reflect(value)
    case .expansion(let mirrored):
      corners[high] = value < mirrored ? point : reflected
      values[high] = min(value, mirrored)
      turn()
    case .contraction(let mirrored):
      contract(value, reflected: mirrored)
    }
  }

  private mutating func ask(corner: Int) {
    stage = .corner(corner)
    point = corners[corner]
  }

  /// Finds the lowest and the highest corner and mirrors the highest at the others' centre.
  private mutating func turn() {
    high = low
    let before = low
    for corner in corners.indices where corner != before {
      if values[corner] < values[low] { low = corner }
      if values[corner] > values[high] { high = corner }
    }
    if values[high] <= values[low] + threshold || values[low] <= lowestUseful
      || evaluations > maxEvaluations
    {
      isFinished = true
      return
    }
    for axis in centre.indices {
      let sum = corners.reduce(-corners[high][axis]) { $0 + $1[axis] }
      centre[axis] = sum / Double(centre.count)
      point[axis] = 2 * centre[axis] - corners[high][axis]
    }
    stage = .reflection
  }

  private mutating func reflect(_ value: Double) {
    if value < values[low] {
      reflected = point
      for axis in point.indices { point[axis] = 2 * point[axis] - centre[axis] }
      stage = .expansion(reflected: value)
      return
    }
    let highest = values[high]
    if value < highest {
      corners[high] = point
      values[high] = value
    }
    for axis in point.indices { point[axis] = 0.5 * corners[high][axis] + 0.5 * centre[axis] }
    stage = .contraction(reflected: value < highest ? -.infinity : value)
  }

  /// - Parameter mirrored: minus infinity where the reflection was better than the highest corner.
  private mutating func contract(_ value: Double, reflected mirrored: Double) {
    if value < values[high] {
      corners[high] = point
      values[high] = value
      turn()
    } else if mirrored == -.infinity {
      turn()
    } else {
      shrink()
    }
  }

  /// Halves the simplex towards its lowest corner; ends the search where that changes nothing.
  private mutating func shrink() {
    var shrunk = 0.0
    for corner in corners.indices where corner != low {
      for axis in point.indices {
        let base = corners[low][axis]
        corners[corner][axis] = 0.5 * (corners[corner][axis] - base) + base
        shrunk += abs(corners[corner][axis] - base)
      }
    }
    guard shrunk < size else {
      isFinished = true
      return
    }
    size = shrunk
    ask(corner: low == 0 ? 1 : 0)
  }
}
