package import Domain

/// A signal as the report tells it: with its place and the sentence that was stored with it.
package struct SignalNote: Sendable, Equatable, Identifiable {
  /// The number by which `caudal explain` finds it.
  package var id: Int64
  package var signal: Signal
  package var sentence: Bilingual
  /// The place at which its figures are told, as in ``Flow/place``.
  package var place: Place

  package init(id: Int64, signal: Signal, sentence: Bilingual, place: Place) {
    self.id = id
    self.signal = signal
    self.sentence = sentence
    self.place = place
  }

  /// Whether it is about how many, and not about a mix, a ratio or a publication that is late.
  package var isCount: Bool { signal.measure == .count && signal.kind != .silence }
}

/// What came of the search for signals.
package struct SignalFindings: Sendable, Equatable {
  /// The strongest first.
  package var signals: [SignalNote]
  /// Flows looked through, and tests among which false discoveries were controlled.
  package var families: Int
  package var tests: Int

  package init(signals: [SignalNote], families: Int, tests: Int) {
    self.signals = signals
    self.families = families
    self.tests = tests
  }

  /// Signals that may lead a page: of a count at a whole place, not muted, one a flow; that with the
  /// most people or events beyond what was expected first. A build-up adds up many periods and is
  /// no news of this one.
  package func leading(among flows: [Flow]) -> [SignalNote] {
    var told: Set<String> = []
    return signals.filter { note in
      note.isCount && note.signal.kind != .buildUp && note.signal.mutedUntil == nil
        && note.signal.key.place == note.place.code && flows.contains { note.isAbout($0) }
    }.sorted { left, right in
      let (a, b) = (abs(left.signal.difference ?? 0), abs(right.signal.difference ?? 0))
      return a != b ? a > b : (-left.signal.strength, left.id) < (-right.signal.strength, right.id)
    }.filter { told.insert("\($0.place.code) \($0.signal.key.indicator)").inserted }
  }
}

extension SignalNote {
  /// Whether it is about a flow or a part of it.
  package func isAbout(_ flow: Flow) -> Bool {
    flow.place.code == place.code && flow.indicator.code == signal.key.indicator
  }
}
