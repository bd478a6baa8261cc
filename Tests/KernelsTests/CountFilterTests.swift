import Kernels
import KernelsBaseline
import KernelsV3
import Testing

@Suite("Filter of counts")
struct CountFilterTests {
  private struct Run {
    var means: [Lanes] = []
    var weights: [Lanes] = []
  }

  private func run(_ groups: Int, wide: Bool) -> Run {
    let (walks, dispersions) = ([0, 0.02, 0.3], [1.1, 3, 10])
    let count = groups * 3
    let all = (
      walks: (0..<count).map { walks[$0 % 3] }, dispersions: (0..<count).map { dispersions[$0 % 3] }
    )
    let memory = [Lanes](
      repeating: .zero, count: CountFilterWork.lanes(groups: groups, groupSize: 3))
    var lanes = memory
    var result = Run()
    lanes.withUnsafeMutableBufferPointer { lanes in
      all.walks.withUnsafeBufferPointer { walks in
        all.dispersions.withUnsafeBufferPointer { dispersions in
          guard let base = lanes.baseAddress, let walks = walks.baseAddress,
            let dispersions = dispersions.baseAddress
          else { return }
          let work = CountFilterWork(
            groups: groups, groupSize: 3, dispersions: dispersions, walks: walks, memory: base)
          prepare(work)
          for period in 0..<40 { step(work, period, wide: wide, into: &result) }
        }
      }
    }
    return result
  }

  private func prepare(_ work: CountFilterWork) {
    for model in 0..<work.models {
      work.weights[model] = Lanes(repeating: 1 / Double(work.models))
      let covariance = work.states + work.offset(model) + work.dimensions(model)
      covariance[0] = Lanes(repeating: 4)
      covariance[2] = Lanes(repeating: 1e-4)
    }
  }

  private func step(_ work: CountFilterWork, _ period: Int, wide: Bool, into result: inout Run) {
    let season = [1, 0, 0.5, 0.1 * Double(period % 5), -0.3, 0.2]
    season.withUnsafeBufferPointer { season in
      guard let season = season.baseAddress else { return }
      let moments =
        wide
        ? KernelsV3.countFilterPredict(work, season: season)
        : KernelsBaseline.countFilterPredict(work, season: season)
      result.means.append(moments.mean)
      var counts = Lanes.zero
      var present = LaneMask(repeating: true)
      for lane in 0..<8 {
        counts[lane] = Double((period * (lane + 3)) % 11 * (1 << lane))
        present[lane] = (period + lane) % 7 != 0
      }
      let observation = CountObservation(
        value: counts, isPresent: present, logOutbreak: Lanes(repeating: -9))
      let lesson =
        wide
        ? KernelsV3.countFilterLearn(work, count: observation, season: season)
        : KernelsBaseline.countFilterLearn(work, count: observation, season: season)
      for lane in 0..<8 where present[lane] {
        #expect(lesson.gain[lane] >= 0 && lesson.gain[lane] <= 1)
        #expect(lesson.outbreak[lane] >= -1e-12 && lesson.outbreak[lane] <= 1 + 1e-12)
      }
      var sum = Lanes.zero
      for model in 0..<work.models { sum += work.weights[model] }
      for lane in 0..<8 { #expect(abs(sum[lane] - 1) < 1e-12) }
      result.weights.append(work.weights[0])
    }
  }

  @Test("Both instruction sets give the same bytes")
  func instructionSets() {
    for groups in [1, 3] {
      let (narrow, wide) = (run(groups, wide: false), run(groups, wide: true))
      #expect(narrow.means == wide.means)
      #expect(narrow.weights == wide.weights)
      #expect(narrow.means.allSatisfy { $0.min() > 0 && $0.max().isFinite })
    }
  }
}
