package import Domain
import Statistics

/// Looks for signals in what was known on a day: sorts figures into flows, tells the judge of the
/// acts that concern each, and searches.
///
/// The one way from figures to signals: a pipeline's stage and the back-test both take it.
package struct SignalDesk: Sendable {
  package let territory: Territory
  package let options: SignalOptions
  private let panel: FlowPanel
  private let events: EventReader
  private let search: SignalSearch
  private let judge: any SeriesJudge

  /// - Parameters:
  ///   - territory: places, routes and nationalities.
  ///   - acts: the register of public acts, declared masks among them.
  ///   - options: what the office has decided.
  ///   - judge: what reads the series.
  ///   - absent: what an absent row of a source means.
  package init(
    _ territory: Territory, acts: [PublicAct], options: SignalOptions, judge: any SeriesJudge,
    absent: @escaping @Sendable (String) -> AbsentRows
  ) {
    self.territory = territory
    self.options = options
    self.judge = judge
    panel = FlowPanel(territory, absent: absent)
    events = EventReader(territory, acts: acts, maskDays: options.maskDays)
    search = SignalSearch(territory, acts: acts, options: options)
  }

  /// The flows that published series make up.
  package func families(_ series: [SeriesHistory]) -> [FlowFamily] { panel.families(series) }

  /// What is known beside the figures of a series on a day.
  package func events(of history: SeriesHistory, on day: Day) -> EventReading {
    events.reading(of: history, on: day)
  }

  /// Looks once.
  ///
  /// - Parameters:
  ///   - series: published series as known on the day.
  ///   - publications: publishers with a calendar.
  ///   - day: the day on which is looked.
  package func look(
    _ series: [SeriesHistory], publications: [PublicationState] = [], on day: Day
  ) -> SignalSearch.Round {
    let families = families(series)
    let histories = families.flatMap(\.histories)
    let known = histories.map { events(of: $0, on: day) }
    let read = judge.readings(
      of: zip(histories, known).map { history, known in
        JudgedSeries(start: history.start, values: history.values, events: known.events)
      })
    var readings: [SeriesKey: SeriesReading] = [:]
    readings.reserveCapacity(histories.count)
    for (index, history) in histories.enumerated() {
      readings[history.key] = SeriesReading(read[index], events: known[index])
    }
    return look(families, publications: publications, on: day) { readings[$0.key] }
  }

  /// Looks once, with readings that were made before.
  package func look(
    _ families: [FlowFamily], publications: [PublicationState] = [], on day: Day,
    reading: (SeriesHistory) -> SeriesReading?
  ) -> SignalSearch.Round {
    search.round(families, publications: publications, on: day, reading: reading)
  }
}
