import Domain
import Kernels
import KernelsBaseline
import KernelsV3

/// One pass of the detector over a block, period by period.
struct DetectorWalk {
  private let block: SeriesBlock
  private let statuses: [ScoreStatus]
  private let settings: DetectorSettings
  private let events: [KnownEvents]
  private let chart: ScoreChart
  private let history: Int
  private let first: Int
  private var lanes: [LaneWalk]
  private var standing: [StandingOutbreak]
  private var mixture = PredictiveMixture()
  private(set) var readings: [[PeriodReading]]

  init(
    _ block: SeriesBlock, statuses: [ScoreStatus], settings: DetectorSettings,
    events: [KnownEvents]
  ) {
    self.block = block
    self.statuses = statuses
    self.settings = settings
    self.events = events
    let rate = settings.direction == .both ? settings.falseAlarmRate / 2 : settings.falseAlarmRate
    chart = ScoreChart(rate: rate, frequency: block.frequency)
    history = settings.history(block.frequency)
    first = max(0, block.length - (settings.last ?? block.length))
    lanes = [LaneWalk](repeating: LaneWalk(), count: block.count)
    standing = [StandingOutbreak](
      repeating: StandingOutbreak(length: history), count: block.count)
    readings = [[PeriodReading]](repeating: [], count: block.count)
    for lane in readings.indices { readings[lane].reserveCapacity(block.length - first) }
  }

  mutating func run(_ models: CountModels, _ work: CountFilterWork) {
    models.prepare(work, levels: firstLevels())
    guard statuses.contains(.scored) else {
      for period in first..<block.length { appendUnjudged(period) }
      return
    }
    var outbreak = OutbreakPrior()
    for period in 0..<block.length {
      let season = models.season(period)
      loosen(work, period)
      let moments = Self.predict(work, season)
      var present = LaneMask(repeating: false)
      for lane in lanes.indices {
        present[lane] = isPresent(lane, period)
        judge(lane, period, work, moments)
      }
      let observation = outbreak.observation(
        block.values[period], isPresent: present, moments, lanes: lanes.count)
      let lesson = Self.learn(work, observation, season)
      outbreak.learn(lesson, present)
      for lane in lanes.indices where present[lane] { lanes[lane].learned(lesson.gain[lane]) }
      settle(work, observation, outbreak, moments)
    }
  }

  /// Moves levels to outbreaks that have stood for long enough.
  private mutating func settle(
    _ work: CountFilterWork, _ observation: CountObservation, _ outbreak: OutbreakPrior,
    _ moments: CountMoments
  ) {
    var (shift, variance) = (Lanes.zero, Lanes.zero)
    for lane in lanes.indices where observation.isPresent[lane] {
      if let rise = standing[lane].take(
        observation.value[lane], outbreak: outbreak.last[lane], expected: moments.mean[lane])
      {
        shift[lane] = rise
        variance[lane] = StandingOutbreak.variance
      }
    }
    if variance != .zero { Self.loosen(work, shift: shift, level: variance, slope: .zero) }
  }

  /// Logarithm of the first figure of each lane, around which its level is sought.
  private func firstLevels() -> Lanes {
    var levels = Lanes.zero
    for lane in statuses.indices {
      if let period = (0..<block.length).first(where: { isPresent(lane, $0) }) {
        levels[lane] = log(block.values[period][lane] + 0.5)
      }
    }
    return levels
  }

  private func isMasked(_ lane: Int, _ period: Int) -> Bool {
    !events.isEmpty && events[lane].masked.contains { $0.contains(period) }
  }

  private func isPresent(_ lane: Int, _ period: Int) -> Bool {
    statuses[lane] == .scored && !block.values[period][lane].isNaN && !isMasked(lane, period)
  }

  private func loosen(_ work: CountFilterWork, _ period: Int) {
    guard !events.isEmpty else { return }
    var (level, slope) = (Lanes.zero, Lanes.zero)
    var isLoosened = false
    let year = CountModels.perYear(block.frequency)
    for lane in lanes.indices {
      for change in events[lane].changes where change.period == period {
        isLoosened = true
        level[lane] += change.kind.levelVariance
        slope[lane] += change.kind.slopeVariance / (year * year)
      }
    }
    if isLoosened { Self.loosen(work, shift: .zero, level: level, slope: slope) }
  }

  private mutating func judge(
    _ lane: Int, _ period: Int, _ work: CountFilterWork, _ moments: CountMoments
  ) {
    // The period before the first one read gives the chart its echo.
    guard period >= first - 1 else { return }
    let isRead = period >= first
    let value = block.values[period][lane]
    let isMasked = isMasked(lane, period)
    guard statuses[lane] == .scored, lanes[lane].figures >= history, !isMasked else {
      if isRead {
        readings[lane].append(
          PeriodReading(
            unjudged: period, value: value,
            isMasked ? .masked : value.isNaN ? .missing : .tooShort,
            levels: settings.levels.count))
      }
      lanes[lane].rest()
      return
    }
    mixture.take(work, moments, lane: lane)
    let count = value.rounded()
    let score = value.isNaN ? Double.nan : mixture.score(count)
    guard isRead else {
      lanes[lane].pass(score)
      return
    }
    append(lane, period, count: count, score: score)
  }

  private mutating func append(_ lane: Int, _ period: Int, count: Double, score: Double) {
    let echo = lanes[lane].echo
    let value = block.values[period][lane]
    let wandering = mixture.wandering
    let statistic = value.isNaN ? Double.nan : chart.statistic(score, echo, wandering: wandering)
    let isHigh = chart.isHigh(statistic)
    let isLow = chart.isLow(statistic)
    var upper = mixture.count(score: chart.scoreOfAlarm(echo, wandering: wandering)) - 1
    var lower = mixture.count(score: chart.scoreOfLowAlarm(echo, wandering: wandering))
    // Limits of large counts are sought to a part of a deviation; the figure's own side is known.
    if !value.isNaN {
      upper = isHigh ? min(upper, count - 1) : max(upper, count)
      lower = isLow ? max(lower, count + 1) : min(lower, count)
    }
    let isAlarm =
      switch settings.direction {
      case .up: isHigh
      case .down: isLow
      case .both: isHigh || isLow
      }
    lanes[lane].pass(score)
    let tails = Normal.tails(statistic)
    readings[lane].append(
      PeriodReading(
        index: period, verdict: value.isNaN ? .missing : .judged, value: value,
        expected: mixture.mean, lower: lower, upper: upper, figureScore: score, score: statistic,
        above: tails.upper, below: tails.lower, buildUp: lanes[lane].buildUp,
        buildDown: lanes[lane].buildDown,
        quantiles: settings.levels.map { mixture.count(score: Normal.quantile($0)) },
        alarm: !value.isNaN && isAlarm))
  }

  private mutating func appendUnjudged(_ period: Int) {
    for lane in readings.indices {
      let value = block.values[period][lane]
      readings[lane].append(
        PeriodReading(
          unjudged: period, value: value, value.isNaN ? .missing : .tooShort,
          levels: settings.levels.count))
    }
  }
}

/// What the walk carries from one period of a series to the next.
private struct LaneWalk {
  /// Figures learned from so far.
  private(set) var figures = 0
  private(set) var echo = ScoreChart.Echo.none
  private(set) var buildUp = 0.0
  private(set) var buildDown = 0.0
  private var score = Double.nan

  /// Page's reference value: half of the shift, in standard deviations, that sums are to find.
  private static let reference = 0.5

  /// Takes the score of a judged figure.
  mutating func pass(_ score: Double) {
    self.score = score
    guard !score.isNaN else {
      echo = .none
      return
    }
    buildUp = max(0, buildUp + score - Self.reference)
    buildDown = max(0, buildDown - score - Self.reference)
  }

  /// Nothing was judged.
  mutating func rest() {
    score = .nan
    echo = .none
  }

  /// The models have learned from the figure, by this share of its surprise.
  mutating func learned(_ gain: Double) {
    figures += 1
    echo = score.isNaN ? .none : ScoreChart.Echo(score: score, gain: gain)
  }
}

extension DetectorWalk {
  fileprivate static func predict(_ work: CountFilterWork, _ season: [Double]) -> CountMoments {
    season.withUnsafeBufferPointer { season in
      guard let season = season.baseAddress else { preconditionFailure("a season has six parts") }
      return Processor.runsV3
        ? KernelsV3.countFilterPredict(work, season: season)
        : KernelsBaseline.countFilterPredict(work, season: season)
    }
  }

  fileprivate static func learn(
    _ work: CountFilterWork, _ count: CountObservation, _ season: [Double]
  ) -> CountLesson {
    season.withUnsafeBufferPointer { season in
      guard let season = season.baseAddress else { preconditionFailure("a season has six parts") }
      return Processor.runsV3
        ? KernelsV3.countFilterLearn(work, count: count, season: season)
        : KernelsBaseline.countFilterLearn(work, count: count, season: season)
    }
  }

  fileprivate static func loosen(
    _ work: CountFilterWork, shift: Lanes, level: Lanes, slope: Lanes
  ) {
    Processor.runsV3
      ? KernelsV3.countFilterLoosen(work, shift: shift, level: level, slope: slope)
      : KernelsBaseline.countFilterLoosen(work, shift: shift, level: level, slope: slope)
  }
}
