import Foundation
import Statistics

/// One target's forecasts, made again for every month of the past from what was known before it.
///
/// How hard growth is drawn towards none, and how much of what is left is believed, is chosen at each
/// month from the errors made until then, people for people: for everybody and for the nationalities of
/// each place apart. Then the forecasts of a place are made to add up.
struct ArrivalReplay {
  /// A way to shrink.
  private struct Shrinkage {
    /// Index into ``ArrivalReplay/penalties``.
    var penalty: Int
    /// Share of the growth that is believed.
    var belief: Double
  }

  private static let penalties = [0.3, 3]
  /// The first is no change; half of a heavily shrunk growth is what is taken without experience.
  private static let shrinkages: [Shrinkage] =
    [Shrinkage(penalty: 0, belief: 0)]
    + [1, 0].flatMap { penalty in
      [0.5, 0.25, 0.75, 1].map { Shrinkage(penalty: penalty, belief: $0) }
    }
  private static let inexperienced = 1
  /// Months of errors before a choice is made from them.
  private static let experience = 12
  /// What a month's error weighs against the next one's.
  private static let forgetting = 0.97
  /// Months that a place has to be learned from before its forecasts are judged.
  private static let schooling = 12
  /// The least errors that give a variance of their own.
  private static let leastErrors = 6

  /// No number of people and no variance is greater: sums of such are still numbers.
  private static let most = 1e300

  /// Forecasts of one month for a line: one for each shrinkage, and the one that was given.
  private struct Guess {
    var time: Int
    var candidates: [Double]
    var given: Double
    var noChange: Double
    var history: Double
    var season: Double
  }

  /// What a choice is made from.
  private struct Record {
    var losses = Array(repeating: 0.0, count: ArrivalReplay.shrinkages.count)
    var months = 0
  }

  /// What the forecasts of a line have been worth.
  private struct Standing {
    var guesses: [Guess] = []
    var trials: [(time: Int, trial: LeadSkill.Trial)] = []
    var squares = 0.0
    var errors = 0
    var level = SmoothedLevel()
  }

  let table: GrowthTable
  private let target: LeadTarget
  private let limit: Int
  private var regression: GrowthRegression
  private var standings: [Standing]
  /// By stage and role.
  private var records: [[Record]]
  /// Months learned from, by stage.
  private var learned: [Int]

  /// - Parameters:
  ///   - table: the corridor's series.
  ///   - target: which month is forecast.
  ///   - trials: how many of the last forecasts of a line are kept.
  init(_ table: GrowthTable, _ target: LeadTarget, trials: Int) {
    self.table = table
    self.target = target
    limit = trials
    let stages = table.wholes.count
    regression = GrowthRegression(size: GrowthTable.size, stages: stages)
    standings = Array(repeating: Standing(), count: table.lines.count)
    records = Array(
      repeating: Array(repeating: Record(), count: GrowthTable.Role.allCases.count), count: stages)
    learned = Array(repeating: 0, count: stages)
  }

  /// Goes through the months in their order.
  mutating func run() {
    for time in 0..<table.count {
      for index in table.lines.indices {
        standings[index].level.see(table.lines[index].values[time])
      }
      judge(time)
      learn(time)
      predict(time)
    }
  }

  /// The forecast that was made from a month on; nil where none was.
  func forecast(_ index: Int, from time: Int) -> Double? {
    standings[index].guesses.last { $0.time == time }?.given
  }

  /// The last judged forecasts, with the months that they were for.
  func trials(_ index: Int) -> [(time: Int, trial: LeadSkill.Trial)] {
    Array(standings[index].trials.suffix(limit))
  }

  /// Compares this month's figures with what was forecast for it.
  private mutating func judge(_ time: Int) {
    var losses = records.map { $0.map { _ in [Double]() } }
    for (index, line) in table.lines.enumerated() where !line.values[time].isNaN {
      guard
        let place = standings[index].guesses.lastIndex(where: { $0.time + target.steps <= time }),
        standings[index].guesses[place].time + target.steps == time
      else { continue }
      let guess = standings[index].guesses[place]
      standings[index].guesses.removeFirst(place + 1)
      let actual = line.values[time]
      let own = guess.candidates.map { abs($0 - actual) }
      let role = line.role.rawValue
      losses[line.stage][role] =
        losses[line.stage][role].isEmpty ? own : zip(losses[line.stage][role], own).map(+)
      standings[index].squares += (guess.given - actual) * (guess.given - actual)
      standings[index].errors += 1
      guard records[line.stage][role].months >= Self.experience else { continue }
      standings[index].trials.append(
        (
          time,
          LeadSkill.Trial(
            actual: actual, forecast: guess.given, noChange: guess.noChange,
            history: guess.history, season: guess.season)
        ))
    }
    for stage in records.indices {
      for role in records[stage].indices where !losses[stage][role].isEmpty {
        records[stage][role].losses = zip(records[stage][role].losses, losses[stage][role]).map {
          $0 * Self.forgetting + $1
        }
        records[stage][role].months += 1
      }
    }
  }

  /// Learns from the growth that this month completes.
  private mutating func learn(_ time: Int) {
    let origin = time - target.steps
    guard origin >= 6 else { return }
    var seen = Set<Int>()
    for (index, line) in table.lines.enumerated() where line.role != .group {
      let (now, past) = (line.logs[time], line.logs[origin])
      guard !now.isNaN, !past.isNaN else { continue }
      regression.add(
        table.features(target, index, origin), growth: max(-2, min(2, now - past)),
        stage: line.stage, weight: exp(past))
      seen.insert(line.stage)
    }
    for stage in seen { learned[stage] += 1 }
  }

  /// Forecasts from this month on.
  private mutating func predict(_ time: Int) {
    let stages = table.wholes.indices.filter { stage in
      learned[stage] >= Self.schooling && !table.lines[table.wholes[stage]].values[time].isNaN
        && (target != .nowcast || table.knowsMore(stage, time))
    }
    guard !stages.isEmpty else { return }
    let rules = Self.penalties.map { regression.coefficients(penalty: $0) }
    for stage in stages {
      let own = table.lines.indices.filter {
        table.lines[$0].stage == stage && !table.lines[$0].values[time].isNaN
      }
      for index in own {
        let guess = guess(index, time, rules)
        standings[index].guesses.append(guess)
      }
      addUp(stage, own, time)
    }
  }

  private func guess(_ index: Int, _ time: Int, _ rules: [[[Double]]?]) -> Guess {
    let line = table.lines[index]
    let features = table.features(target, index, time)
    let growth = rules.map { rule -> Double in
      guard let rule else { return 0 }
      let sum = zip(rule[line.stage], features).reduce(0) { $0 + $1.0 * $1.1 }
      return max(-1.4, min(1.4, sum))
    }
    let floor = GrowthTable.floor
    let value = line.values[time]
    let candidates = Self.shrinkages.map { shrinkage in
      shrinkage.belief == 0
        ? value
        : min(
          Self.most,
          max(0, (value + floor) * exp(shrinkage.belief * growth[shrinkage.penalty]) - floor))
    }
    let role = line.role == .group ? GrowthTable.Role.part : line.role
    return Guess(
      time: time, candidates: candidates, given: candidates[choice(line.stage, role)],
      noChange: value, history: standings[index].level.value ?? value,
      season: season(line.values, time))
  }

  /// The shrinkage that has cost least; the first of equals.
  private func choice(_ stage: Int, _ role: GrowthTable.Role) -> Int {
    let record = records[stage][role.rawValue]
    guard record.months >= Self.experience else { return Self.inexperienced }
    var best = 0
    for index in record.losses.indices where record.losses[index] < record.losses[best] {
      best = index
    }
    return best
  }

  /// The same month a year before, moved by the growth of the last quarter over the year; NaN without.
  private func season(_ values: [Double], _ time: Int) -> Double {
    let past = time + target.steps - 12
    guard past >= 0, time >= 14 else { return .nan }
    let floor = GrowthTable.floor
    let now = values[(time - 2)...time].reduce(3 * floor, +)
    let before = values[(time - 14)...(time - 12)].reduce(3 * floor, +)
    return max(0, (values[past] + floor) * now / before - floor)
  }

  /// Makes the forecasts of a place and its nationalities add up, with the people of all other
  /// nationalities as one more part that does not change.
  private mutating func addUp(_ stage: Int, _ own: [Int], _ time: Int) {
    let parts = own.filter { table.lines[$0].role == .part }
    guard let whole = own.first(where: { table.lines[$0].role == .whole }), !parts.isEmpty,
      let total = standings[whole].guesses.last
    else { return }
    let known = parts.reduce(0) { $0 + table.lines[$1].values[time] }
    let rest = max(0, table.lines[whole].values[time] - known)
    let leaves = parts.compactMap { standings[$0].guesses.last?.given } + [rest]
    let hierarchy = Hierarchy(leafCount: leaves.count, sums: [Array(leaves.indices)])
    let variances =
      [variance(whole, total.given)]
      + zip(parts, leaves).map { variance($0, $1) } + [
        min(Self.most, max(1, rest) * max(1, rest) / 4)
      ]
    let found = Reconciliation(hierarchy, .variances(variances))
      .reconcileNonnegative([total.given] + leaves)
    for (place, index) in ([whole] + parts).enumerated() {
      let last = standings[index].guesses.count - 1
      standings[index].guesses[last].given = found[place]
    }
  }

  /// The mean squared error of a line so far; a quarter of the forecast's square without experience.
  private func variance(_ index: Int, _ forecast: Double) -> Double {
    let standing = standings[index]
    if standing.errors >= Self.leastErrors, standing.squares > 0 {
      return min(Self.most, standing.squares / Double(standing.errors))
    }
    return min(Self.most, max(1, forecast) * max(1, forecast) / 4)
  }
}

/// A series' own level: exponentially smoothed, as fast as it has forecast best so far.
struct SmoothedLevel {
  private static let speeds = [0.2, 0.4, 0.6, 0.8]
  private var levels: [Double]?
  private var losses = Array(repeating: 0.0, count: speeds.count)

  /// The level; nil before the first figure.
  var value: Double? {
    guard let levels else { return nil }
    var best = 0
    for index in losses.indices where losses[index] < losses[best] { best = index }
    return levels[best]
  }

  /// Takes a figure in; a missing one moves nothing.
  mutating func see(_ figure: Double) {
    guard !figure.isNaN else { return }
    guard let known = levels else {
      levels = Array(repeating: figure, count: Self.speeds.count)
      return
    }
    levels = known.indices.map { index in
      losses[index] += abs(figure - known[index])
      return known[index] + Self.speeds[index] * (figure - known[index])
    }
  }
}
