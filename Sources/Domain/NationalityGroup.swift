/// Nationalities whose flows are followed together, with the reason for it.
package struct NationalityGroup: Hashable, Sendable, Identifiable {
  package struct Member: Hashable, Sendable {
    package var nationality: String
    /// First and last day on which the nationality counts as a part of the group.
    package var from: Day?
    package var to: Day?

    package init(nationality: String, from: Day? = nil, to: Day? = nil) {
      self.nationality = nationality
      self.from = from
      self.to = to
    }

    /// Whether the whole period lies between the member's days.
    package func counts(in period: Period) -> Bool {
      if let from, period.start < from { return false }
      if let to, period.end > to { return false }
      return true
    }
  }

  package var code: String
  package var name: Bilingual
  /// `personas de nacionalidad …`.
  package var people: Bilingual
  package var reason: Bilingual
  package var source: String
  package var members: [Member]

  package init(
    code: String, name: Bilingual, people: Bilingual, reason: Bilingual, source: String,
    members: [Member]
  ) {
    self.code = code
    self.name = name
    self.people = people
    self.reason = reason
    self.source = source
    self.members = members
  }

  package var id: String { code }
}
