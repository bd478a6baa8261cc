import Foundation
import Statistics
import Testing

@Suite("Theil–Sen")
struct TheilSenTests {
  @Test("Slope, intercept and limits are those of scipy")
  func scipy() throws {
    let library = try Fixture.series()
    let rows = try Fixture("trend/theil-sen.csv").rows
    #expect(rows.count > 50)
    for row in rows {
      let run = try MethodRun("theil-sen", ["confidence": try row.text("confidence")])
      let score = run.score(try library.values(try row.text("series")))
      #expect(score.status == .scored)
      for column in ["slope", "lower", "upper"] {
        #expect(try run.column(column, of: score)[0] == row.number(column), "\(row) \(column)")
      }
      let intercept = try row.number("intercept")
      #expect(
        (try run.column("intercept", of: score)[0] - intercept).magnitude
          <= 1e-13 * intercept.magnitude)
    }
  }

  /// Series of many kinds: counts with and without ties, decimals, powers, spikes, steps, holes.
  static func series(_ kind: Int, _ length: Int, _ random: inout SplitMix64) -> [Double] {
    let level = exp(random.nextUnit() * 8)
    let tilt = random.nextUnit() - 0.5
    var held = 0.0
    return (0..<length).map { time in
      let noise = random.nextUnit() + random.nextUnit() - random.nextUnit() - random.nextUnit()
      let trend = tilt * Double(time)
      if time % 7 == 0 { held = noise }
      switch kind {
      case 0: return (2.5 * (noise + 1)).rounded(.down)
      case 1: return (level * (2 + noise) + trend).rounded()
      case 2: return noise * level + trend
      case 3: return (noise * 10).rounded() / 10
      case 4: return (noise * 4).rounded() / 4 + (trend * 8).rounded() / 8
      case 5: return random.nextUnit() < 0.1 ? noise * 1e9 : noise
      case 6: return noise * 1e-300
      case 7: return noise * 1e300
      case 8: return 0.1 * Double(time) + 0.3
      case 9: return exp(noise * 40)
      case 10: return held
      case 11: return Double(time % 2) * 3
      case 12:
        return [0, .leastNormalMagnitude / 64, .leastNonzeroMagnitude, 1, 1e5][
          Int(random.nextUnit() * 5)]
      default: return random.nextUnit() < 0.5 ? .nan : (level * noise).rounded()
      }
    }
  }

  @Test("Selection finds what sorting all slopes finds, to the bit", arguments: 0..<14)
  func exactness(kind: Int) throws {
    var random = SplitMix64(seed: UInt64(100 + kind))
    let run = try MethodRun("theil-sen")
    var panel: [[Double]] = []
    for length in [2, 3, 5, 23, 24, 40, 90, 150, 180, 257, 310] {
      for _ in 0..<3 { panel.append(Self.series(kind, length, &random)) }
    }
    for (values, score) in zip(panel, run.scores(panel)) where score.status == .scored {
      let times = values.indices.filter { !values[$0].isNaN }
      var slopes: [Double] = []
      for (place, later) in times.enumerated() {
        for earlier in times.prefix(place) {
          slopes.append((values[later] - values[earlier]) / Double(later - earlier))
        }
      }
      slopes.sort()
      let middle = slopes[(slopes.count - 1) / 2] / 2 + slopes[slopes.count / 2] / 2
      let found = try run.column("slope", of: score)[0]
      #expect(found == middle, "\(values.count) values")
      #expect(slopes.contains(try run.column("lower", of: score)[0]))
      #expect(slopes.contains(try run.column("upper", of: score)[0]))
    }
  }

  @Test("A median between falling pairs and level ones is found", arguments: 0..<24)
  func medianAtLevel(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(300 + seed))
    var values = (0..<180).map { _ in (12 * random.nextUnit()).rounded(.down) }
    let half = 180 * 179 / 4
    func falling() -> Int {
      values.indices.reduce(0) { sum, later in
        sum + values.prefix(later).count { $0 > values[later] }
      }
    }
    // Exchanging unequal neighbours makes one pair more fall, or one less, until exactly half do.
    var missing = half - falling()
    while missing != 0,
      let place = (1..<180).first(where: {
        missing > 0 ? values[$0 - 1] < values[$0] : values[$0 - 1] > values[$0]
      })
    {
      values.swapAt(place - 1, place)
      missing -= missing.signum()
    }
    #expect(falling() == half)
    if seed.isMultiple(of: 2) { values.reverse() }
    var slopes: [Double] = []
    for later in values.indices {
      for earlier in 0..<later {
        slopes.append((values[later] - values[earlier]) / Double(later - earlier))
      }
    }
    slopes.sort()
    #expect(slopes[half - 1] == 0 || slopes[half] == 0)
    #expect(slopes[half - 1] != slopes[half])
    let run = try MethodRun("theil-sen")
    #expect(
      try run.column("slope", of: run.score(values)) == [slopes[half - 1] / 2 + slopes[half] / 2])
  }

  @Test("Series too long to be put in order give their line too")
  func longSeries() throws {
    let run = try MethodRun("theil-sen", start: "2010-01-01")
    for length in [1000, 4100] {
      let values = (0..<length).map { Double($0) * 0.25 + Double(($0 * 7919) % 101) }
      let score = run.score(values)
      #expect((try run.column("slope", of: score)[0] - 0.25).magnitude < 1e-3)
      #expect(
        try run.column("lower", of: score)[0] <= run.column("slope", of: score)[0])
      #expect(
        try run.column("slope", of: score)[0] <= run.column("upper", of: score)[0])
    }
  }

  @Test("More confidence gives wider limits around the same slope")
  func confidence() throws {
    let values = try Fixture.series().values("Nile")
    var width = 0.0
    for confidence in ["0.2", "0.5", "0.9", "0.99", "0.9999"] {
      let run = try MethodRun("theil-sen", ["confidence": confidence])
      let score = run.score(values)
      let (lower, upper) = (
        try run.column("lower", of: score)[0], try run.column("upper", of: score)[0]
      )
      #expect(upper - lower > width)
      width = upper - lower
      #expect(try run.column("slope", of: score) == [-2.6])
    }
  }

  @Test("Two figures make a line; fewer do not")
  func short() throws {
    let run = try MethodRun("theil-sen")
    let two = run.score([.nan, 4, .nan, 10])
    #expect(two.cells == [2, 3, 1, 3, 3])
    #expect(run.score([4]).status == .tooShort(needed: 2))
    #expect(run.score([]).status == .allMissing)
    #expect(run.score([.nan, .nan]).status == .allMissing)
    #expect(try run.column("n", of: run.score([4, .nan])) == [1])
  }

  @Test("A constant series has slope 0 with limits 0")
  func constant() throws {
    #expect(
      try MethodRun("theil-sen").score([Double](repeating: 5, count: 60)).cells
        == [60, 0, 5, 0, 0])
  }

  @Test("Figures too far apart for a difference are a reason")
  func overflow() throws {
    let run = try MethodRun("theil-sen")
    for values in [[-1.7e308, 1.7e308, 0], [1, .infinity, 2]] {
      guard case .unusable = run.score(values).status else {
        Issue.record("\(values)")
        continue
      }
    }
  }
}
