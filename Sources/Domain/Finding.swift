/// One row or file that breaks a rule of its contract.
package struct Finding: Sendable, Hashable {
  /// What the rule does to what breaks it.
  package enum Severity: String, Sendable, CaseIterable {
    /// The file is held back whole.
    case error
    /// The row leaves and is kept apart; the rest goes on.
    case quarantine
    /// Everything stays; people are told.
    case warn
  }

  /// What was done with the row or file.
  package enum Action: String, Sendable {
    case heldBack = "held-back"
    case quarantined
    case rejected
    case kept
    case corrected
  }

  package var severity: Severity
  /// The rule's name in the contract, such as `unique-key`.
  package var rule: String
  /// 1-based line of the file, nil for a finding about the file.
  package var line: Int?
  package var column: String?
  /// The value as it stands in the file.
  package var value: String?
  /// What was expected and what was found, in one sentence.
  package var message: String
  package var action: Action
  /// The record as it stands in the file, kept so that nothing is lost.
  package var row: String?

  package init(
    severity: Severity, rule: String, line: Int? = nil, column: String? = nil,
    value: String? = nil, message: String, action: Action, row: String? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.line = line
    self.column = column
    self.value = value
    self.message = message
    self.action = action
    self.row = row
  }
}
