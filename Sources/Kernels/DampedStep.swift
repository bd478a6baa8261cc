/// One step of a damped Gauss–Newton search (Levenberg–Marquardt) for eight series at once.
///
/// - References: Marquardt DW (1963). An algorithm for least-squares estimation of nonlinear
///   parameters. SIAM Journal 11:431–441. doi:10.1137/0111030; Bertsekas DP (1982). Projected Newton
///   methods for optimization problems with simple constraints. SIAM Journal on Control and
///   Optimization 20:221–246. doi:10.1137/0320018
public enum DampedStep {
  /// Solves for the step.
  ///
  /// The function is the sum of squared errors, or with multiplicative errors n ln Σ r² + 2 Σ ln f.
  /// The second derivatives of the latter are taken by their expectation (Fisher's scoring), which
  /// with a for the derivatives of ln f, v = Σ r² / n and m for means over time comes to
  ///
  ///     n / v · ((1 + 2 v) m(a aᵀ) - 2 v m(a) m(a)ᵀ).
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - gram: products of columns as ``SmoothingTangents`` leaves them.
  ///   - count: columns without the last two.
  ///   - values: present values of each lane.
  ///   - isRelative: whether errors are multiplicative.
  ///   - damping: share of each diagonal entry that is added to it.
  ///   - point: current parameters.
  ///   - lower: lower bounds of the first `bounded` parameters.
  ///   - upper: upper bounds of the first `bounded` parameters.
  ///   - bounded: how many parameters are bounded.
  ///   - fixed: room for `bounded` entries.
  ///   - matrix: room for `count` · `count` entries.
  ///   - step: receives `count` entries; 0 for a parameter that stands at a bound and would leave.
  /// - Returns: the function's derivative along the step, with n ln Σ e² for additive errors.
  /// - Complexity: O(count³), no allocation.
  @inlinable
  public static func solve<Target: InstructionSet>(
    _ target: Target.Type, gram: UnsafePointer<Lanes>, count: Int, values: Lanes,
    isRelative: Bool, damping: Lanes,
    point: UnsafePointer<Lanes>, lower: UnsafePointer<Lanes>, upper: UnsafePointer<Lanes>,
    bounded: Int, fixed: UnsafeMutablePointer<Lanes>, matrix: UnsafeMutablePointer<Lanes>,
    step: UnsafeMutablePointer<Lanes>
  ) -> Lanes {
    let width = count &+ 2
    let moments = gram + count &* width
    let ratios = gram + (count &+ 1) &* width
    let squares = moments[count]
    let share = 1 / values
    let weight = isRelative ? 1 + 2 * squares * share : Lanes(repeating: 1)
    // Parameters that stand at a bound and would leave are held; those whose step would carry them
    // across one are sent to it and held, and the others find their steps anew. Each round can hold
    // more, and never lets one go.
    var place = 0
    while place < bounded {
      let slope = moments[place] - squares * (ratios[place] * share)
      let held =
        ((point[place] .<= lower[place]) .& (slope .<= 0))
        .| ((point[place] .>= upper[place]) .& (slope .>= 0))
      fixed[place] = Lanes(repeating: .nan).replacing(with: Lanes.zero, where: held)
      place &+= 1
    }
    var round = 0
    while round <= bounded {
      var row = 0
      while row < count {
        let mean = ratios[row] * share
        var right = moments[row] - squares * mean
        var column = 0
        while column < count {
          let below = column <= row ? row : column
          let left = column <= row ? column : row
          let entry =
            weight * gram[below &* width &+ left] - 2 * squares * mean * (ratios[column] * share)
          if column <= row { matrix[row &* count &+ column] = entry }
          if column < bounded {
            let known = fixed[column]
            right -= (entry * known).replacing(with: Lanes.zero, where: known .!= known)
          }
          column &+= 1
        }
        step[row] = right
        row &+= 1
      }
      hold(
        target, count: count, damping: damping, bounded: bounded, fixed: fixed, matrix: matrix,
        step: step)
      factor(target, matrix, count: count)
      substitute(target, matrix, count: count, step)
      var leaves = Lanes.zero .!= Lanes.zero
      row = 0
      while row < bounded {
        let end = point[row] + step[row]
        let free = fixed[row] .!= fixed[row]
        let low = free .& (end .< lower[row])
        let high = free .& (end .> upper[row])
        fixed[row].replace(with: lower[row] - point[row], where: low)
        fixed[row].replace(with: upper[row] - point[row], where: high)
        leaves .|= low .| high
        row &+= 1
      }
      if !any(leaves) { break }
      round &+= 1
    }
    var slope = Lanes.zero
    place = 0
    while place < count {
      slope += (moments[place] - squares * (ratios[place] * share)) * step[place]
      place &+= 1
    }
    return -2 * values * slope / squares
  }

  /// Gives every held parameter an equation of its own: 1 · step = its distance to the bound.
  @inlinable
  static func hold<Target: InstructionSet>(
    _ target: Target.Type, count: Int, damping: Lanes, bounded: Int, fixed: UnsafePointer<Lanes>,
    matrix: UnsafeMutablePointer<Lanes>, step: UnsafeMutablePointer<Lanes>
  ) {
    var row = 0
    while row < count {
      let diagonal = matrix[row &* count &+ row]
      var held = diagonal .<= Lanes(repeating: 1e-300)
      var value = Lanes.zero
      if row < bounded {
        let known = fixed[row] .== fixed[row]
        value.replace(with: fixed[row], where: known)
        held .|= known
      }
      matrix[row &* count &+ row] = (diagonal * (1 + damping))
        .replacing(with: Lanes(repeating: 1), where: held)
      step[row].replace(with: value, where: held)
      var other = 0
      while other < count, row < bounded {
        let entry = other < row ? row &* count &+ other : other &* count &+ row
        if other != row { matrix[entry].replace(with: Lanes.zero, where: held) }
        other &+= 1
      }
      row &+= 1
    }
  }

  /// Cholesky's factor of a symmetric matrix, in place of its lower triangle. A pivot that rounding
  /// has made less than 1e-14 of its diagonal is lifted to that.
  @inlinable
  static func factor<Target: InstructionSet>(
    _ target: Target.Type, _ matrix: UnsafeMutablePointer<Lanes>, count: Int
  ) {
    var column = 0
    while column < count {
      let left = matrix + column &* count
      var pivot = left[column]
      let floor = pivot * 1e-14
      var k = 0
      while k < column {
        pivot -= left[k] * left[k]
        k &+= 1
      }
      pivot.replace(with: floor, where: pivot .< floor)
      let root = pivot.squareRoot()
      let inverse = 1 / root
      // The diagonal keeps the inverse: only that is needed.
      left[column] = inverse
      var row = column &+ 1
      while row < count {
        let below = matrix + row &* count
        var sum = below[column]
        k = 0
        while k < column {
          sum -= below[k] * left[k]
          k &+= 1
        }
        below[column] = sum * inverse
        row &+= 1
      }
      column &+= 1
    }
  }

  /// Solves with the factor, in place.
  @inlinable
  static func substitute<Target: InstructionSet>(
    _ target: Target.Type, _ matrix: UnsafePointer<Lanes>, count: Int,
    _ vector: UnsafeMutablePointer<Lanes>
  ) {
    var row = 0
    while row < count {
      var sum = vector[row]
      var k = 0
      while k < row {
        sum -= matrix[row &* count &+ k] * vector[k]
        k &+= 1
      }
      vector[row] = sum * matrix[row &* count &+ row]
      row &+= 1
    }
    row = count &- 1
    while row >= 0 {
      var sum = vector[row]
      var k = row &+ 1
      while k < count {
        sum -= matrix[k &* count &+ row] * vector[k]
        k &+= 1
      }
      vector[row] = sum * matrix[row &* count &+ row]
      row &-= 1
    }
  }
}
