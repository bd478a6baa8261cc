/// A series that is watched because of an announced act, whatever its figures say.
///
/// Watches and statistical signals are kept apart, and verified apart.
package struct EventWatch: Sendable, Hashable {
  package enum Reason: String, Sendable, CaseIterable {
    /// The act names the place or its country.
    case announced
    /// The act is at the place before it on the route.
    case neighbour
    /// An air route closes: the same nationality may turn to the land route.
    case routeClosed = "route-closed"
  }

  package var act: String
  package var key: SeriesKey
  package var reason: Reason
  /// The day on which the public could know of the act.
  package var opensOn: Day
  /// The last day of the watch.
  package var expiresOn: Day
  package var expected: PublicAct.Expectation

  package init(
    act: String, key: SeriesKey, reason: Reason, opensOn: Day, expiresOn: Day,
    expected: PublicAct.Expectation
  ) {
    self.act = act
    self.key = key
    self.reason = reason
    self.opensOn = opensOn
    self.expiresOn = expiresOn
    self.expected = expected
  }

  package func isOpen(on day: Day) -> Bool { opensOn <= day && day <= expiresOn }
}
