package import Domain

/// What an office decides about signals.
package struct SignalOptions: Sendable, Equatable {
  /// How many false signals are bearable.
  package var budget: ErrorBudget
  /// A change among fewer people than this is no signal: the larger of figure and expectation.
  package var floor: Double
  /// Periods that a figure must exceed all of to be a record.
  package var recordPeriods: Int
  /// Days after an act applies until its watch ends.
  package var watchDays: Int
  /// Days after which a mask without a known end is no longer believed.
  package var maskDays: Int
  package var mutes: [Mute]

  /// Figures that stand before the first one judged: with fewer, the scatter is a guess.
  package static let fewestFigures = 6

  /// A decision not to be told of a kind of signal for a while. It always ends.
  package struct Mute: Sendable, Hashable {
    /// Nil for all.
    package var kind: Signal.Kind?
    package var source: String?
    package var place: String?
    package var nationality: String?
    /// The last day.
    package var until: Day
    package var reason: String

    package init(
      kind: Signal.Kind? = nil, source: String? = nil, place: String? = nil,
      nationality: String? = nil, until: Day, reason: String
    ) {
      self.kind = kind
      self.source = source
      self.place = place
      self.nationality = nationality
      self.until = until
      self.reason = reason
    }

    /// Whether it silences a signal on a day.
    package func silences(_ signal: Signal, on day: Day) -> Bool {
      day <= until && (kind ?? signal.kind) == signal.kind
        && (source ?? signal.key.source) == signal.key.source
        && (place ?? signal.key.place) == signal.key.place
        && (nationality ?? signal.key.nationality) == signal.key.nationality
    }
  }

  package init(
    budget: ErrorBudget = ErrorBudget(falseSignals: 1, falseShare: 0.2), floor: Double = 30,
    recordPeriods: Int = 24, watchDays: Int = 120, maskDays: Int = 400, mutes: [Mute] = []
  ) {
    self.budget = budget
    self.floor = floor
    self.recordPeriods = recordPeriods
    self.watchDays = watchDays
    self.maskDays = maskDays
    self.mutes = mutes
  }
}
