import Kernels
import KernelsBaseline
import KernelsV3
import Testing

@Test("Both instruction sets fill the same table of breaks")
func breakTables() {
  let count = 90
  let breaks = 3
  let times = (0..<count).map { Lanes(repeating: Double($0)) }
  let values = (0..<count).map { time in
    Lanes(0, 1, 2, 3, 4, 5, 6, 7) * Double(time / 30) + Double(time * 7 % 5)
  }
  let steps = (1...count).map { SegmentStep(length: $0) }
  let size = (breaks + 1) * (count + 1)
  let levels = UnsafeMutablePointer<LevelModel.State>.allocate(capacity: count)
  let lines = UnsafeMutablePointer<LineModel.State>.allocate(capacity: count)
  let memory = UnsafeMutablePointer<Lanes>.allocate(capacity: 8 * size)
  defer {
    levels.deallocate()
    lines.deallocate()
    memory.deallocate()
  }
  times.withUnsafeBufferPointer { times in
    values.withUnsafeBufferPointer { values in
      steps.withUnsafeBufferPointer { steps in
        guard let times = times.baseAddress, let values = values.baseAddress,
          let steps = steps.baseAddress
        else { return }
        KernelsBaseline.levelBreakTable(
          times: times, values: values, count: count, minSize: 9, breaks: breaks, steps: steps,
          states: levels, costs: memory, places: memory + size)
        KernelsV3.levelBreakTable(
          times: times, values: values, count: count, minSize: 9, breaks: breaks, steps: steps,
          states: levels, costs: memory + 2 * size, places: memory + 3 * size)
        KernelsBaseline.lineBreakTable(
          times: times, values: values, count: count, minSize: 9, breaks: breaks, steps: steps,
          states: lines, costs: memory + 4 * size, places: memory + 5 * size)
        KernelsV3.lineBreakTable(
          times: times, values: values, count: count, minSize: 9, breaks: breaks, steps: steps,
          states: lines, costs: memory + 6 * size, places: memory + 7 * size)
      }
    }
  }
  for entry in 0..<(2 * size) {
    #expect(memory[entry] == memory[2 * size + entry])
    #expect(memory[4 * size + entry] == memory[6 * size + entry])
  }
  // Lane 7 steps by 7 at 30 and 60.
  let places = memory + size
  #expect(places[2 * (count + 1) + count][7] == 60 && places[(count + 1) + 60][7] == 30)
}
