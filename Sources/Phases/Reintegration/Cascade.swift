package import Domain

/// How far returned people come: returned, reached, documented, linked, and still linked later.
///
/// Each step is divided by the step before and by the returns of the same people: steps within a
/// quarter by that quarter, those who are still linked after 6 and 12 months by the quarters in which
/// they were linked, two and four quarters before.
package struct Cascade: Hashable, Sendable {
  /// A step, in the order of the cascade.
  package enum Step: String, Hashable, Sendable, CaseIterable {
    case returned, reached, documented, linked
    case linkedAfter6Months = "linked-after-6-months"
    case linkedAfter12Months = "linked-after-12-months"

    /// The indicator that counts it.
    package var indicator: String {
      switch self {
      case .returned: "returned-people"
      case .reached: "people-reached"
      case .documented: "people-documented"
      case .linked: "people-linked"
      case .linkedAfter6Months: "linked-after-6-months"
      case .linkedAfter12Months: "linked-after-12-months"
      }
    }

    /// The step that it is divided by; nil for the first.
    package var previous: Step? {
      switch self {
      case .returned: nil
      case .reached: .returned
      case .documented, .linked: .reached
      case .linkedAfter6Months, .linkedAfter12Months: .linked
      }
    }

    /// Quarters between the one in which people were returned and linked and the one in which the
    /// step is counted.
    package var lag: Int {
      switch self {
      case .returned, .reached, .documented, .linked: 0
      case .linkedAfter6Months: 2
      case .linkedAfter12Months: 4
      }
    }
  }

  /// A step with its numbers.
  package struct Entry: Hashable, Sendable {
    package let step: Step
    package let count: SubmittedTotal
    /// The quarter of the people that the step is divided by.
    package let cohort: Period
    /// Nil for the first step.
    package let ofPrevious: Coverage?
    /// Nil for the first step.
    package let ofReturned: Coverage?
  }

  package let country: String
  package let quarter: Period
  /// One of each step, in their order.
  package let entries: [Entry]

  package subscript(_ step: Step) -> Entry? { entries.first { $0.step == step } }
}

/// A service against the returns of its quarter.
package struct ServiceCoverage: Hashable, Sendable {
  /// Services that count people, in the order of the form.
  package static let indicators = [
    "job-placements", "training-started", "training-completed", "school-enrolment", "health-care",
    "psychosocial-care", "family-reunification",
  ]

  package let indicator: String
  package let count: SubmittedTotal
  /// Whether it is divided by returned children: schools enrol no others.
  package let isOfChildren: Bool
  package let ofReturned: Coverage
}
