import Domain
import Statistics

/// Is the newest figure above or below what was expected? Raises *surge* or *drop*, and *record*
/// beside it where no figure for long was as high or as low.
enum FigureTest {
  static func candidate(_ view: SeriesView) -> Candidate? {
    guard let reading = view.judged else { return nil }
    let p = SignalStrength.twoSided(reading.above, reading.below)
    guard !p.isNaN else { return nil }
    guard view.isSizable(reading.value, reading.expected) else { return .nothing }
    let isUp = reading.above <= reading.below
    let change = view.signal(
      isUp ? .surge : .drop, isUp ? .up : .down, p: p, evidenceFrom: view.newest - 12)
    return Candidate(p: p, signals: [change] + record(view, isUp: isUp, p: p))
  }

  /// A record, told by the last period with a figure as high (or as low).
  private static func record(_ view: SeriesView, isUp: Bool, p: Double) -> [Signal] {
    let value = view.history.values[view.newest]
    var passed = 0
    var place = view.newest - 1
    var last: Int?
    while place >= 0 {
      let earlier = view.history.values[place]
      if !earlier.isNaN, !view.isMasked(place) {
        if isUp ? earlier >= value : earlier <= value {
          last = place
          break
        }
        passed += 1
      }
      place -= 1
    }
    guard passed >= view.options.recordPeriods else { return [] }
    // A low record among few people is none: the figures before it must have been sizable.
    if !isUp {
      let before = view.figures(before: view.newest, count: view.options.recordPeriods)
      guard before.allSatisfy({ $0 >= view.options.floor }) else { return [] }
    }
    var signal = view.signal(
      .record, isUp ? .up : .down, p: p, since: last, evidenceFrom: (last ?? 0))
    signal.since = last.map(view.period)
    return [signal]
  }
}
