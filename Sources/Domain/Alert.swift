/// What a case is about. Two cases of one subject are never open at once.
package struct AlertSubject: Hashable, Sendable {
  /// The place that ends the segment of the corridor: where the people are counted.
  package var place: String
  /// A nationality, a declared group of them, or ``SeriesKey/whole``.
  package var group: String
  package var direction: AlertDirection
  /// Whether it is practised only: an exercise never mixes with what is real.
  package var isExercise: Bool

  package init(
    place: String, group: String = SeriesKey.whole, direction: AlertDirection,
    isExercise: Bool = false
  ) {
    self.place = place
    self.group = group
    self.direction = direction
    self.isExercise = isExercise
  }
}

extension AlertSubject: CustomStringConvertible {
  /// `darien/haitian-chilean-brazilian/surge`.
  package var description: String {
    "\(isExercise ? "exercise/" : "")\(place)/\(group)/\(direction.rawValue)"
  }
}

extension AlertSubject: Comparable {
  package static func < (left: AlertSubject, right: AlertSubject) -> Bool {
    left.description < right.description
  }
}

/// A case of the register: opened from signals or by an office, and never rewritten. What became of
/// it stands in its events.
package struct Alert: Hashable, Sendable, Identifiable {
  package let subject: AlertSubject
  /// The day as of which it was opened.
  package let openedOn: Day

  package init(subject: AlertSubject, openedOn: Day) {
    self.subject = subject
    self.openedOn = openedOn
  }

  /// `darien-haitian-chilean-brazilian-surge-2021-04-12`: no second case of a subject can be opened
  /// on one day, since a case that was closed is opened again instead.
  package var id: String {
    let words = [
      subject.place.lowercased(), subject.group.lowercased(), subject.direction.rawValue,
      openedOn.description,
    ]
    return (subject.isExercise ? "exercise-" : "") + words.joined(separator: "-")
  }
}
