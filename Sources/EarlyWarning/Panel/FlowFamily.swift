package import Domain

/// Everything that one source counts at one place: the whole, and each part of it on its own.
///
/// The unit in which false discoveries are controlled: the whole first, then nationalities, then
/// parts by sex, age, kind and sector.
package struct FlowFamily: Sendable, Equatable, Identifiable {
  package struct ID: Hashable, Sendable, Comparable {
    package var source: String
    package var indicator: String
    /// The largest place below its country.
    package var place: String
    package var frequency: Frequency

    package init(source: String, indicator: String, place: String, frequency: Frequency) {
      self.source = source
      self.indicator = indicator
      self.place = place
      self.frequency = frequency
    }

    package static func < (left: ID, right: ID) -> Bool {
      let a = (left.source, left.indicator, left.place)
      let b = (right.source, right.indicator, right.place)
      return a == b ? left.frequency.rawValue < right.frequency.rawValue : a < b
    }

    /// The key of the flow's whole.
    package var whole: SeriesKey {
      SeriesKey(source: source, indicator: indicator, place: place, frequency: frequency)
    }
  }

  /// By what a part is a part.
  package enum Breakdown: String, Sendable, CaseIterable {
    case nationality, group, place, sex, age, category, counterpart
  }

  package struct Part: Sendable, Equatable {
    package var breakdown: Breakdown
    /// The nationality, group, sector, sex, age group, kind or other country.
    package var code: String
    package var history: SeriesHistory

    package init(breakdown: Breakdown, code: String, history: SeriesHistory) {
      self.breakdown = breakdown
      self.code = code
      self.history = history
    }
  }

  package var id: ID
  package var whole: SeriesHistory
  /// In the order of breakdown and code.
  package var parts: [Part]

  package init(id: ID, whole: SeriesHistory, parts: [Part]) {
    self.id = id
    self.whole = whole
    self.parts = parts
  }

  package func parts(by breakdown: Breakdown) -> [Part] {
    parts.filter { $0.breakdown == breakdown }
  }

  /// The whole, then the parts.
  package var histories: [SeriesHistory] { [whole] + parts.map(\.history) }
}
