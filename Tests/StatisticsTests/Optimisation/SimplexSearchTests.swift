import Statistics
import Testing

@Suite("Simplex search")
struct SimplexSearchTests {
  private func minimum(
    from start: [Double], _ function: ([Double]) -> Double
  ) -> (point: [Double], value: Double, evaluations: Int) {
    var search = SimplexSearch(start: start)
    while !search.isFinished { search.tell(function(search.point)) }
    return (search.lowest.point, search.lowest.value, search.evaluations)
  }

  /// R 4.2.2: optim(c(-1.2, 1), function(x) 100 * (x[2] - x[1]^2)^2 + (1 - x[1])^2)
  /// gives 1.00026013872567 1.00050599930377, value 8.82524109672275e-08 after 195 evaluations.
  @Test("Rosenbrock's valley is descended step by step as R's optim does")
  func rosenbrock() {
    let found = minimum(from: [-1.2, 1]) { x in
      let across = x[1] - x[0] * x[0]
      return 100 * across * across + (1 - x[0]) * (1 - x[0])
    }
    #expect(abs(found.point[0] - 1.00026013872567) < 1e-12)
    #expect(abs(found.point[1] - 1.00050599930377) < 1e-12)
    #expect(found.evaluations == 195)
  }

  @Test("Walls of infinity keep the search inside, and not-a-number counts as a wall")
  func walls() {
    let found = minimum(from: [2, 2]) { x in
      x[0] < 1 ? .infinity : x[1] < 1 ? .nan : x[0] * x[0] + x[1] * x[1]
    }
    #expect(found.point.allSatisfy { $0 >= 1 && $0 < 1.01 })
  }

  @Test("A function that is the same everywhere ends the search at once")
  func flat() {
    let found = minimum(from: [0, 0, 0]) { _ in 3 }
    #expect(found.value == 3 && found.evaluations == 4)
  }
}
