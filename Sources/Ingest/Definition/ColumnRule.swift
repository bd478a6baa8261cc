package import Domain

/// What a column of the file means and what may stand in it.
package struct ColumnRule: Hashable, Sendable {
  package enum Role: Hashable, Sendable {
    case period
    case value
    case status
    /// One part of the series, or several that one column tells together (`boys`: sex and age).
    case parts([SeriesKey.Part])
    /// A breakdown that is checked and then added away.
    case sum(list: String?)
    /// Read by nobody, but still looked at for personal data.
    case ignore
  }

  /// What the text of a period column is.
  package enum PeriodType: String, Hashable, Sendable, CaseIterable {
    case day, week, month, quarter, year
    /// Any of these, by its text form.
    case period

    package var frequency: Frequency? { Frequency(rawValue: rawValue) }
  }

  /// How a publisher writes periods.
  package enum PeriodWriting: String, Hashable, Sendable, CaseIterable {
    /// `2024-03-09`, `2024-W09`, `2024-03`, `2024-Q1`, `2024`.
    case iso
    /// `Mar 2024`, `marzo de 2024`, `mar-24`.
    case monthName = "month-name"
    /// `03/09/2024`, with or without a time, month first.
    case monthFirst = "month-first"
    /// `09/03/2024`, with or without a time, day first.
    case dayFirst = "day-first"
  }

  /// What the text of a value column is.
  package enum NumberType: String, Hashable, Sendable, CaseIterable {
    /// A whole number of at least 0.
    case count
    case number
  }

  /// Whole years that the publisher dates on their first month.
  package struct WholeYears: Hashable, Sendable {
    package enum Treatment: String, Hashable, Sendable, CaseIterable {
      case asYears = "as-years"
      case leaveOut = "leave-out"
    }

    package var from: Period
    package var to: Period
    package var treatment: Treatment
  }

  /// The column's name in the file (for HXL its hashtag).
  package var name: String
  /// Where the column is declared, for messages.
  package var line: Int
  package var role: Role
  package var isOptional: Bool
  package var periodType: PeriodType
  /// Frequencies that a column of type `period` may hold.
  package var frequencies: [Frequency]
  package var wholeYears: WholeYears?
  package var numberType: NumberType
  package var minimum: Double?
  package var maximum: Double?
  /// Code list of each part, where it is not the part's own.
  package var list: String?
  /// Sources of aliases that count; empty: all.
  package var vocabularies: [String]
  /// The publisher's words that no list has (folded), with one code for each part.
  package var words: [String: [String]]
  /// The code that an empty cell stands for; nil: a cell must not be empty.
  package var empty: String?
  /// Codes that may stand up to a period only, such as `XXX` while nationalities were not given.
  package var until: [String: Period]
  /// Codes that may stand here; any other is a finding; empty: all of the list.
  package var accepts: [String]
  /// Words whose rows are loaded; empty: all.
  package var only: [String]
  /// Words whose rows are left out.
  package var leaveOut: [String]
  /// Words whose rows add up the column's other rows: checked, never loaded.
  package var totals: [String]
  /// How the text of a period column is written.
  package var written: PeriodWriting

  package init(name: String, role: Role, line: Int = 0) {
    self.name = name
    self.line = line
    self.role = role
    isOptional = false
    periodType = .period
    frequencies = []
    numberType = .count
    vocabularies = []
    words = [:]
    until = [:]
    accepts = []
    only = []
    leaveOut = []
    totals = []
    written = .iso
  }
}
