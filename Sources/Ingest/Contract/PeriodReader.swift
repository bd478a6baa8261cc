import Domain

/// Reads the periods of a file as its contract declares them.
struct PeriodReader {
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
  private let allowed: [Bool]
  private let names: String
  private static let first = Frequency.allCases.map { frequency in
    Period(
      frequency,
      containing: Day(ordinal: Day(year: years.lowerBound, month: 1, day: 7)?.ordinal ?? 0)
    )
    .ordinal
  }
  private static let last = Frequency.allCases.map { frequency in
    Period(
      frequency,
      containing: Day(ordinal: Day(year: years.upperBound, month: 12, day: 28)?.ordinal ?? 0)
    ).ordinal
  }

  /// - Parameters:
  ///   - rule: the period's column, nil where the format finds the periods by itself.
  ///   - frequencies: what the format gives, where it does.
  init(_ rule: ColumnRule?, frequencies: [Frequency] = []) {
    let frequencies = rule?.frequencies ?? frequencies
    writing = rule?.written ?? .iso
    wholeYears = rule?.wholeYears
    allowed = Frequency.allCases.map { frequency in
      frequencies.contains(frequency)
    }
    names = frequencies.map(\.rawValue).joined(separator: " or ")
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
    guard period.ordinal >= PeriodReader.first[index], period.ordinal <= PeriodReader.last[index]
    else {
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
