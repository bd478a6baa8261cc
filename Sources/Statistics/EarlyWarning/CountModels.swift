import Domain
import Kernels

/// The models that the detector averages over: every combination of how fast a level wanders, how
/// widely counts scatter and how rich a season is.
///
/// The grid is coarse because neighbouring models predict nearly alike; weights move between them.
/// It is the same for every series, place and frequency.
struct CountModels: Sendable {
  /// Standard deviation that the logarithm of the level gains over a year.
  static let speeds = [0, 0.1, 0.25, 0.5, 1, 2]
  /// Variance of a count over its mean.
  static let dispersions = [1.02, 1.3, 2, 3, 5, 10]

  /// Standard deviation of the trend over a year, before the first figure.
  private static let slopeDeviation = 0.2
  /// Standard deviation of the first and of the second harmonic's coefficients.
  private static let seasonDeviations = [0.5, 0.3]
  /// Variance of the level before the first figure, around that figure's logarithm.
  static let firstVariance = 4.0

  let frequency: Frequency
  /// Models without season, with one harmonic and with two; one group where a year has one period.
  let groups: Int
  let walks: [Double]
  let dispersions: [Double]

  static let groupSize = speeds.count * dispersions.count

  init(_ frequency: Frequency) {
    self.frequency = frequency
    groups = frequency == .year ? 1 : 3
    let perYear = Self.perYear(frequency)
    let pairs = Self.speeds.flatMap { speed in Self.dispersions.map { (speed, $0) } }
    let all = (0..<groups).flatMap { _ in pairs }
    walks = all.map { $0.0 * $0.0 / perYear }
    dispersions = all.map(\.1)
  }

  var count: Int { groups * Self.groupSize }
  var lanes: Int { CountFilterWork.lanes(groups: groups, groupSize: Self.groupSize) }

  /// Periods in a year, which speeds and slopes refer to.
  static func perYear(_ frequency: Frequency) -> Double {
    switch frequency {
    case .day: 365
    case .week: 52
    case .month: 12
    case .quarter: 4
    case .year: 1
    }
  }

  /// Periods in a season: the year, but for days the week, whose rhythm is theirs.
  private var seasonLength: Double {
    frequency == .day ? 7 : Self.perYear(frequency)
  }

  /// What predictions of a period multiply states with: 1, 0, and a cosine and a sine a harmonic.
  ///
  /// Phases count from the first period of a series; the prior does not prefer any.
  func season(_ period: Int) -> [Double] {
    let turn = 2 * Double.pi * (Double(period) / seasonLength).truncatingRemainder(dividingBy: 1)
    return [1, 0, cos(turn), sin(turn), cos(2 * turn), sin(2 * turn)]
  }

  /// Weights and states before the first figure.
  ///
  /// - Parameter levels: logarithm of the first figure of each lane.
  func prepare(_ work: CountFilterWork, levels: Lanes) {
    let slope = Self.slopeDeviation / Self.perYear(frequency)
    for model in 0..<count {
      work.weights[model] = Lanes(repeating: 1 / Double(count))
      let dimensions = work.dimensions(model)
      let state = work.states + work.offset(model)
      let covariance = state + dimensions
      for place in 0..<(dimensions + dimensions * (dimensions + 1) / 2) { state[place] = .zero }
      state[0] = levels
      covariance[0] = Lanes(repeating: Self.firstVariance)
      covariance[2] = Lanes(repeating: slope * slope)
      for row in 2..<max(2, dimensions) {
        let deviation = Self.seasonDeviations[(row - 2) / 2]
        covariance[row * (row + 1) / 2 + row] = Lanes(repeating: deviation * deviation)
      }
    }
  }

  /// What a series is taken to be, by the weights that its models have in the end.
  func character(_ work: CountFilterWork, lane: Int) -> SeriesCharacter {
    var speeds = [Double](repeating: 0, count: Self.speeds.count)
    var harmonics = [Double](repeating: 0, count: groups)
    var scatter = [Double](repeating: 0, count: Self.dispersions.count)
    var (slope, square) = (0.0, 0.0)
    for model in 0..<count {
      let weight = work.weights[model][lane]
      let member = model % Self.groupSize
      speeds[member / Self.dispersions.count] += weight
      scatter[member % Self.dispersions.count] += weight
      harmonics[model / Self.groupSize] += weight
      let state = work.states + work.offset(model)
      let mean = state[1][lane]
      slope += weight * mean
      square += weight * (mean * mean + max(0, state[work.dimensions(model) + 2][lane]))
    }
    let year = Self.perYear(frequency)
    return SeriesCharacter(
      speeds: zip(Self.speeds, speeds).map { .init(value: $0, weight: $1) },
      harmonics: harmonics.enumerated().map { .init(value: Double($0.offset), weight: $0.element) },
      dispersions: zip(Self.dispersions, scatter).map { .init(value: $0, weight: $1) },
      slope: slope * year, slopeDeviation: max(0, square - slope * slope).squareRoot() * year)
  }
}
