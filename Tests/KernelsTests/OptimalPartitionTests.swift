import Kernels
import KernelsBaseline
import KernelsV3
import Testing

@Suite("Optimal partition")
struct OptimalPartitionTests {
  /// Starts of the last segment for every prefix, by a search that is handed its memory.
  private func starts(
    _ values: [Lanes], minSize: Int,
    by search: (UnsafePointer<Lanes>, OptimalPartition.Scratch, UnsafeMutablePointer<Lanes>) -> Void
  ) -> [Lanes] {
    let count = values.count
    let steps = (1...count).map { SegmentStep(length: $0) }
    let candidates = UnsafeMutablePointer<OptimalPartition.Candidate>.allocate(capacity: count + 1)
    var sums = [Lanes](repeating: .zero, count: count + 1)
    var accounts = sums
    var found = [Lanes](repeating: .zero, count: count)
    defer { candidates.deallocate() }
    steps.withUnsafeBufferPointer { steps in
      sums.withUnsafeMutableBufferPointer { sums in
        accounts.withUnsafeMutableBufferPointer { accounts in
          found.withUnsafeMutableBufferPointer { found in
            values.withUnsafeBufferPointer { values in
              guard let steps = steps.baseAddress, let sums = sums.baseAddress,
                let accounts = accounts.baseAddress, let found = found.baseAddress,
                let values = values.baseAddress
              else { return }
              let scratch = OptimalPartition.Scratch(
                steps: steps, candidates: candidates, sums: sums, accounts: accounts)
              search(values, scratch, found)
            }
          }
        }
      }
    }
    return found
  }

  private let values = (0..<120).map { time in
    let level = Double(time / 17 % 4) * 9
    return Lanes(0, 1, 2, 3, 4, 5, 6, 7) + level + Double((time * 7) % 5)
  }

  @Test("Both instruction sets divide alike, whatever the cost", arguments: [false, true])
  func bothInstructionSetsAgree(immediate: Bool) {
    let lengths = Lanes(120, 119, 100, 77, 50, 33, 2, 0)
    let penalty = Lanes(repeating: 12)
    let squares = [
      starts(values, minSize: 2) {
        KernelsBaseline.optimalPartition(
          SquaredErrorCost(), values: $0, count: 120, lengths: lengths, minSize: 2,
          penalty: penalty, immediate: immediate, scratch: $1, starts: $2)
      },
      starts(values, minSize: 2) {
        KernelsV3.optimalPartition(
          SquaredErrorCost(), values: $0, count: 120, lengths: lengths, minSize: 2,
          penalty: penalty, immediate: immediate, scratch: $1, starts: $2)
      },
    ]
    #expect(squares[0] == squares[1])
    #expect(squares[0][118][0] == 102)
    let counts = [
      starts(values, minSize: 3) {
        KernelsBaseline.optimalPartition(
          NegativeBinomialCost(size: Lanes(repeating: 8)), values: $0, count: 120,
          lengths: lengths, minSize: 3, penalty: penalty, immediate: immediate, scratch: $1,
          starts: $2)
      },
      starts(values, minSize: 3) {
        KernelsV3.optimalPartition(
          NegativeBinomialCost(size: Lanes(repeating: 8)), values: $0, count: 120,
          lengths: lengths, minSize: 3, penalty: penalty, immediate: immediate, scratch: $1,
          starts: $2)
      },
    ]
    #expect(counts[0] == counts[1])
  }
}
