package import Domain

/// What protects people while a case lasts: who does what by when, and how it can be counted.
package struct AlertChecklist: Sendable, Equatable {
  package struct Item: Sendable, Equatable, Identifiable {
    package var id: String
    /// The state from which on it is due.
    package var state: AlertState
    package var role: Bilingual
    package var action: Bilingual
    /// What can be counted afterwards.
    package var proof: Bilingual
    /// Hours after the case came into the state; nil: before each of what it is about.
    package var hours: Int?
    /// Where the duty comes from.
    package var basis: Bilingual
  }

  package var items: [Item]

  package init(items: [Item]) { self.items = items }

  /// One item as it stands for a case.
  package struct Entry: Sendable, Equatable {
    package var item: Item
    /// The last day; nil where the item has no time of its own.
    package var due: Day?
    package var isDone: Bool
    package var isOverdue: Bool
  }

  /// The items that a case has come to, by their state and order.
  ///
  /// An item stays due when the case goes on to a higher state; its time runs from the day on which
  /// the case first reached the item's state since it was opened.
  ///
  /// - Parameters:
  ///   - standing: where the case stands.
  ///   - reached: the day on which the case reached each state.
  ///   - day: the day on which is asked.
  package func entries(
    for standing: AlertStanding, reached: [AlertState: Day], on day: Day
  ) -> [Entry] {
    items.compactMap { item in
      guard let start = reached[item.state] else { return nil }
      let due = item.hours.map { start.advanced(by: ($0 + 23) / 24) }
      let isDone = standing.checked.contains(item.id)
      return Entry(
        item: item, due: due, isDone: isDone,
        isOverdue: !isDone && standing.state.isOpen && (due.map { $0 < day } ?? false))
    }
  }

  /// The first day on which a case reached each state, since it was last opened.
  ///
  /// A case that was opened at *forming*, or activated without having formed, has reached the states
  /// before too: their duties are not skipped.
  package static func reached(_ events: [AlertEvent]) -> [AlertState: Day] {
    var days: [AlertState: Day] = [:]
    let ladder: [AlertState] = [.watch, .forming, .confirmed, .active]
    for event in events {
      if event.content.kind == .reopened { days = [:] }
      let state = event.content.state
      if let step = ladder.firstIndex(of: state) {
        for before in ladder[...step] where days[before] == nil {
          days[before] = event.content.asOf
        }
      } else if days[state] == nil {
        days[state] = event.content.asOf
      }
    }
    return days
  }
}
