import Kernels
import KernelsBaseline
import KernelsV3
import Testing

@Test("Both instruction sets count the same rises")
func bothInstructionSetsAgree() {
  let values = (0..<43).map { Lanes(repeating: Double(($0 * 7) % 11)) }
  let sums = values.withUnsafeBufferPointer { buffer in
    buffer.baseAddress.map {
      [KernelsBaseline.pairwiseRises($0, count: 43), KernelsV3.pairwiseRises($0, count: 43)]
    } ?? []
  }
  #expect(sums.count == 2)
  #expect(sums[0] == sums[1])
  var rises = 0
  for j in 0..<43 { for i in 0..<j where (j * 7) % 11 > (i * 7) % 11 { rises += 1 } }
  #expect(sums[0] == SIMD8(repeating: Int64(rises)))
}
