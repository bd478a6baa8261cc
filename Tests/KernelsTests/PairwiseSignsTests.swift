import Kernels
import KernelsBaseline
import KernelsV3
import Testing

@Test("Both instruction sets count the same signs")
func bothInstructionSetsAgree() {
  let values = (0..<40).map { Lanes(repeating: Double(($0 * 7) % 11)) }
  let sums = values.withUnsafeBufferPointer { buffer in
    buffer.baseAddress.map {
      [KernelsBaseline.pairwiseSigns($0, count: 40), KernelsV3.pairwiseSigns($0, count: 40)]
    } ?? []
  }
  #expect(sums.count == 2)
  #expect(sums[0] == sums[1])
}
