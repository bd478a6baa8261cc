/// The best placings of 0, 1, 2, … breaks in a series, found exactly.
///
/// - References: Bai J, Perron P (2003). Computation and analysis of multiple structural change
///   models. Journal of Applied Econometrics 18:1–22. doi:10.1002/jae.659
public enum BreakTable {
  /// Fills the table of the dynamic programme.
  ///
  /// Row m, entry t holds the least residual sum of squares of the first t values with m breaks, and
  /// where the last segment of that placing begins. Where two placings are equal to the last bit, the
  /// earlier last break is taken. Entries that no admissible placing has, and those that no later
  /// entry needs, hold infinity and 0.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - model: what is fitted to a segment.
  ///   - times: `count` places on the time axis, ascending in every lane.
  ///   - values: `count` values.
  ///   - count: number of values, at least 1.
  ///   - minSize: least number of values in a segment, at least 1.
  ///   - breaks: greatest number of breaks, at least 0.
  ///   - steps: `count` entries, the first for length 1.
  ///   - states: memory for `count` segments.
  ///   - costs: receives (breaks + 1) rows of count + 1 entries.
  ///   - places: like `costs`.
  /// - Complexity: O(breaks · count²) operations, no allocation.
  @inlinable
  public static func fill<Target: InstructionSet, Model: SegmentModel>(
    _ target: Target.Type, _ model: Model.Type, times: UnsafePointer<Lanes>,
    values: UnsafePointer<Lanes>, count: Int, minSize: Int, breaks: Int,
    steps: UnsafePointer<SegmentStep>, states: UnsafeMutablePointer<Model.State>,
    costs: UnsafeMutablePointer<Lanes>, places: UnsafeMutablePointer<Lanes>
  ) {
    let width = count &+ 1
    var entry = 0
    while entry < (breaks &+ 1) &* width {
      costs[entry] = Lanes(repeating: .infinity)
      places[entry] = .zero
      entry &+= 1
    }
    // Segment 0 begins with the series, segment i at minSize + i - 1: nothing can begin between.
    let last = count &- minSize
    var live = 0
    var end = 1
    while end <= count {
      let start = live == 0 ? 0 : minSize &+ live &- 1
      if start < end, start <= last {
        states[live] = Model.empty
        live &+= 1
      }
      let time = times[end &- 1]
      let value = values[end &- 1]
      Model.extend(&states[0], time: time, value: value, step: steps[end &- 1])
      var segment = 1
      while segment < live {
        Model.extend(
          &states[segment], time: time, value: value, step: steps[end &- minSize &- segment])
        segment &+= 1
      }
      if end >= minSize { costs[end] = Model.residuals(states[0]) }
      if end <= last || end == count {
        var row = 1
        while row <= breaks, (row &+ 1) &* minSize <= end {
          let before = costs + (row &- 1) &* width
          var best = Lanes(repeating: .infinity)
          var place = Lanes.zero
          var start = row &* minSize
          while start <= end &- minSize {
            let total = before[start] + Model.residuals(states[start &- minSize &+ 1])
            let better = total .< best
            best.replace(with: total, where: better)
            place.replace(with: Lanes(repeating: Double(start)), where: better)
            start &+= 1
          }
          costs[row &* width &+ end] = best
          places[row &* width &+ end] = place
          row &+= 1
        }
      }
      end &+= 1
    }
  }
}
