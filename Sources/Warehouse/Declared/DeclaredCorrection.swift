package import Domain

/// A declared change to a publisher's known error, as readers of the warehouse see it.
package struct DeclaredCorrection: Sendable, Equatable {
  package var name: String
  /// Which figures it changes, in words: `place darien, 2021-08`.
  package var appliesTo: String
  /// `drop`, `override`, `scale` or `flag`.
  package var action: String
  /// The figure or the factor, where the action has one.
  package var value: Double?
  /// The figure as the publisher gives it: another one ends the correction.
  package var expected: Double?
  package var reason: String
  /// Who found the error or gave the figure.
  package var provider: String
  package var reportedOn: Day?
  /// How far the publisher is with it.
  package var state: String

  package init(
    name: String, appliesTo: String, action: String, value: Double? = nil, expected: Double? = nil,
    reason: String, provider: String, reportedOn: Day? = nil, state: String
  ) {
    self.name = name
    self.appliesTo = appliesTo
    self.action = action
    self.value = value
    self.expected = expected
    self.reason = reason
    self.provider = provider
    self.reportedOn = reportedOn
    self.state = state
  }
}
