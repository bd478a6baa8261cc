import Domain

/// Reads the periods of a file as its contract declares them.
///
/// A class, because it is asked a million times a second and must not be copied for it.
final class PeriodReader: Sendable {
  enum Reading: Hashable {
    case period(Period)
    /// The contract leaves rows of this period out.
    case leftOut
    case fault(ContractRule, message: String)
  }

  /// Years outside these are slips of the pen, not periods of migration statistics.
  static let years = 1900...2100

  private let writing: ColumnRule.PeriodWriting
  private let wholeYears: ColumnRule.WholeYears?
  private let names: String
  /// First and last ordinal of each frequency that may stand at all.
  private let bounds: [ClosedRange<Int>]
  private let allowed: [Bool]
  /// The same for periods that need no further look; empty for frequencies that are not declared.
  private let plainFirst: SIMD8<Int>
  private let plainLast: SIMD8<Int>
  private let skipsPlain: Bool

  /// - Parameters:
  ///   - rule: the period's column, nil where the format finds the periods by itself.
  ///   - frequencies: what the format gives, where it does.
  init(_ rule: ColumnRule?, frequencies: [Frequency] = []) {
    let frequencies = rule?.frequencies ?? frequencies
    writing = rule?.written ?? .iso
    wholeYears = rule?.wholeYears
    names = frequencies.map(\.rawValue).joined(separator: " or ")
    allowed = Frequency.allCases.map { frequencies.contains($0) }
    let bounds = Frequency.allCases.map { PeriodReader.bounds(of: $0) }
    var first = SIMD8<Int>(repeating: .max)
    var last = SIMD8<Int>(repeating: .min)
    for frequency in frequencies {
      first[frequency.index] = bounds[frequency.index].lowerBound
      last[frequency.index] = bounds[frequency.index].upperBound
    }
    // What lies before and in the whole years is judged with care.
    if let wholeYears = rule?.wholeYears, frequencies.contains(wholeYears.from.frequency) {
      first[wholeYears.from.frequency.index] = wholeYears.to.ordinal + 1
    }
    self.bounds = bounds
    plainFirst = first
    plainLast = last
    skipsPlain = writing != .iso
  }

  private static func bounds(of frequency: Frequency) -> ClosedRange<Int> {
    let first = Day(ordinal: Day.first(ofYear: years.lowerBound).ordinal + 7)
    let last = Day(ordinal: Day.first(ofYear: years.upperBound + 1).ordinal - 7)
    return Period(frequency, containing: first)
      .ordinal...Period(frequency, containing: last)
      .ordinal
  }

  /// The period where nothing about it needs a further look, nil otherwise.
  @inline(__always)
  func plain(_ bytes: UnsafeRawBufferPointer) -> Period? {
    guard !skipsPlain, let period = Period(bytes: bytes), isPlain(period) else { return nil }
    return period
  }

  @inline(__always)
  func isPlain(_ period: Period) -> Bool {
    let index = period.frequency.index
    return period.ordinal >= plainFirst[index] && period.ordinal <= plainLast[index]
  }

  func read(_ bytes: UnsafeRawBufferPointer) -> Reading {
    let period =
      writing == .iso ? Period(bytes: bytes) : PeriodText.period(bytes, writing, allowed)
    guard let period else {
      return .fault(
        .notAPeriod, message: "`\(String(decoding: bytes, as: UTF8.self))` is no \(names)")
    }
    return judge(period)
  }

  /// Holds a period that has been read against the contract.
  func judge(_ period: Period) -> Reading {
    let index = period.frequency.index
    guard bounds[index].contains(period.ordinal) else {
      return .fault(
        .notAPeriod,
        message: "\(period) lies outside \(PeriodReader.years.lowerBound) to "
          + "\(PeriodReader.years.upperBound)")
    }
    if let wholeYears, period.frequency == wholeYears.from.frequency,
      period.ordinal >= wholeYears.from.ordinal, period.ordinal <= wholeYears.to.ordinal
    {
      return wholeYear(period, wholeYears)
    }
    guard allowed[index] else {
      return .fault(
        .wrongFrequency, message: "\(period) is a \(period.frequency.rawValue), not a \(names)")
    }
    return .period(period)
  }

  private func wholeYear(_ period: Period, _ years: ColumnRule.WholeYears) -> Reading {
    let year = Period(.year, containing: period.start)
    guard Period(period.frequency, containing: year.start) == period else {
      return .fault(
        .wrongFrequency,
        message: "\(period) stands among whole years dated on their first \(period.frequency)")
    }
    return years.treatment == .asYears ? .period(year) : .leftOut
  }
}

extension Day {
  /// 1 January of a year of the calendar.
  fileprivate static func first(ofYear year: Int) -> Day {
    Period(frequency: .year, ordinal: year - 1970).start
  }
}

extension Frequency {
  /// Place among all frequencies.
  var index: Int {
    switch self {
    case .day: 0
    case .week: 1
    case .month: 2
    case .quarter: 3
    case .year: 4
    }
  }
}
