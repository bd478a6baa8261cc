package import Domain

/// A rule that files are held to.
///
/// Rules about rows may quarantine; rules about the whole file can only hold it back or warn.
package enum ContractRule: String, Hashable, Sendable, CaseIterable {
  // Reading: what breaks these is rejected.
  case unreadableLine = "unreadable-line"
  case columnCount = "column-count"
  case notAPeriod = "not-a-period"
  case notANumber = "not-a-number"
  // Content: what breaks these is quarantined.
  case emptyCell = "empty-cell"
  case unknownCode = "unknown-code"
  case expiredCode = "expired-code"
  case unknownStatus = "unknown-status"
  case outOfRange = "out-of-range"
  case wrongFrequency = "wrong-frequency"
  case partialPeriod = "partial-period"
  case duplicate
  case totals
  // The file.
  case header
  case layout
  case emptyFile = "empty-file"
  case frequencyChange = "frequency-change"
  case gaps
  case rowsVersusPrevious = "rows-vs-previous"
  case totalVersusPrevious = "total-vs-previous"
  case newestPeriod = "newest-period"
  case issueDate = "issue-date"
  case personalData = "personal-data"
  case correctionGuard = "correction-guard"
  case correctionUnused = "correction-unused"

  package enum Scope: Sendable { case reading, row, file }

  package var scope: Scope {
    switch self {
    case .unreadableLine, .columnCount, .notAPeriod, .notANumber: .reading
    case .emptyCell, .unknownCode, .expiredCode, .unknownStatus, .outOfRange, .wrongFrequency,
      .partialPeriod,
      .duplicate, .totals:
      .row
    case .header, .layout, .emptyFile, .frequencyChange, .gaps, .rowsVersusPrevious,
      .totalVersusPrevious, .newestPeriod, .issueDate, .personalData, .correctionGuard,
      .correctionUnused:
      .file
    }
  }

  /// What a contract that says nothing asks for.
  package var defaultSeverity: Finding.Severity {
    switch self {
    case .unreadableLine, .columnCount, .notAPeriod, .notANumber, .emptyCell, .unknownCode,
      .expiredCode, .unknownStatus, .outOfRange, .wrongFrequency, .partialPeriod:
      .quarantine
    case .duplicate, .totals, .header, .layout, .emptyFile, .frequencyChange, .rowsVersusPrevious,
      .totalVersusPrevious, .newestPeriod, .issueDate, .personalData, .correctionGuard:
      .error
    case .gaps, .correctionUnused: .warn
    }
  }

  /// Whether a contract may change what the rule does.
  package var isFixed: Bool {
    switch self {
    case .personalData, .header, .layout, .emptyFile, .correctionGuard: true
    default: false
    }
  }

  /// One sentence for the contract reference and for editors.
  package var meaning: String {
    switch self {
    case .unreadableLine: "a line cannot be read as CSV in the declared dialect"
    case .columnCount: "a line has more or fewer columns than the header"
    case .notAPeriod: "a period is not written as declared, or does not exist"
    case .notANumber: "a value is no number as declared, and no declared word for missing or zero"
    case .emptyCell: "a cell of a breakdown is empty where the contract does not allow it"
    case .unknownCode: "a word is in no code list or alias, or in more than one"
    case .expiredCode: "a code stands in a period for which the contract no longer allows it"
    case .unknownStatus: "an observation's status is not one of SDMX's letters"
    case .outOfRange: "a value lies outside the declared range"
    case .wrongFrequency: "a period has a frequency that the contract does not declare"
    case .partialPeriod: "a period had not ended on the issue date"
    case .duplicate: "two rows have the same key"
    case .totals: "parts do not add up to their total"
    case .header: "a declared column is missing, stands twice, or one is not declared"
    case .layout: "the file is not built as its format asks for"
    case .emptyFile: "the file holds no figure"
    case .frequencyChange: "periods that are whole years or quarters stand among shorter ones"
    case .gaps: "a period between the first and the last has no figure at all"
    case .rowsVersusPrevious: "the file has far fewer rows than the previous issue"
    case .totalVersusPrevious: "the figures add up to far less than those of the previous issue"
    case .newestPeriod: "the newest period is older than that of the previous issue"
    case .issueDate: "the issue date is missing, unreadable or lies before the newest period"
    case .personalData: "a column or value looks like data about a person; the file is refused"
    case .correctionGuard: "a correction expects another figure than the publisher now gives"
    case .correctionUnused: "a correction matches no figure of the file"
    }
  }
}

/// What a contract says of one rule.
package struct RuleSetting: Hashable, Sendable {
  package var severity: Finding.Severity
  /// Share of rows that may break the rule before the file is held back, where it quarantines.
  package var maxShare: Double
  /// Least share of the previous issue (`rows-vs-previous`, `total-vs-previous`).
  package var atLeast: Double?
  /// Periods that may be absent (`gaps`).
  package var allowed: [Period]
  /// Largest difference that still counts as adding up (`totals`).
  package var tolerance: Double

  package static let defaultMaxShare = 0.02

  package init(
    severity: Finding.Severity, maxShare: Double = RuleSetting.defaultMaxShare,
    atLeast: Double? = nil, allowed: [Period] = [], tolerance: Double = 0
  ) {
    self.severity = severity
    self.maxShare = maxShare
    self.atLeast = atLeast
    self.allowed = allowed
    self.tolerance = tolerance
  }
}

/// The rules of one contract: the defaults, and what it changes.
package struct ContractRules: Hashable, Sendable {
  package private(set) var settings: [ContractRule: RuleSetting] = [:]

  package init() {}

  package subscript(rule: ContractRule) -> RuleSetting {
    get { settings[rule] ?? ContractRules.standard(rule) }
    set { settings[rule] = newValue }
  }

  package static func standard(_ rule: ContractRule) -> RuleSetting {
    switch rule {
    case .rowsVersusPrevious: RuleSetting(severity: rule.defaultSeverity, atLeast: 0.8)
    default: RuleSetting(severity: rule.defaultSeverity)
    }
  }
}
