public import Kernels

/// The best placings of breaks between levels: see ``Kernels/BreakTable``.
public func levelBreakTable(
  times: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, count: Int, minSize: Int, breaks: Int,
  steps: UnsafePointer<SegmentStep>, states: UnsafeMutablePointer<LevelModel.State>,
  costs: UnsafeMutablePointer<Lanes>, places: UnsafeMutablePointer<Lanes>
) {
  BreakTable.fill(
    Target.self, LevelModel.self, times: times, values: values, count: count, minSize: minSize,
    breaks: breaks, steps: steps, states: states, costs: costs, places: places)
}

/// The best placings of breaks between straight lines: see ``Kernels/BreakTable``.
public func lineBreakTable(
  times: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, count: Int, minSize: Int, breaks: Int,
  steps: UnsafePointer<SegmentStep>, states: UnsafeMutablePointer<LineModel.State>,
  costs: UnsafeMutablePointer<Lanes>, places: UnsafeMutablePointer<Lanes>
) {
  BreakTable.fill(
    Target.self, LineModel.self, times: times, values: values, count: count, minSize: minSize,
    breaks: breaks, steps: steps, states: states, costs: costs, places: places)
}
