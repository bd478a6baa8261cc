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

  /// What an empty cell of a breakdown means.
  package struct EmptyCell: Hashable, Sendable {
    package var code: String
    /// The last period in which a cell may be empty, nil where it always may.
    package var until: Period?
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
  /// The publisher's words that no list has, with their codes.
  package var words: [String: String]
  package var empty: EmptyCell?
  /// Words whose rows are loaded; empty: all.
  package var only: [String]
  /// Words whose rows are left out.
  package var leaveOut: [String]

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
    only = []
    leaveOut = []
  }
}
