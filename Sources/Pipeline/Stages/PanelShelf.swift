import Domain
import Synchronization
import Warehouse

/// Keeps panels that were read, since several methods score the same series.
///
/// Holds at most four million values (32 MB); beyond that, panels are read again.
final class PanelShelf: Sendable {
  private struct Place: Hashable {
    var source: String
    var day: Day
  }

  private struct State: Sendable {
    var panels: [Place: [PanelSeries]] = [:]
    var values = 0
  }

  private static let limit = 4_000_000
  private let state = Mutex(State())

  /// The series of a source as they were known on a day.
  func panel(of source: String, asOf day: Day, reader: WarehouseReader) throws -> [PanelSeries] {
    let place = Place(source: source, day: day)
    if let known = state.withLock({ $0.panels[place] }) { return known }
    let panel = try reader.panel(asOf: day, filter: PanelFilter(sources: [source]))
    let values = panel.reduce(0) { $0 + $1.values.count }
    state.withLock { state in
      guard state.values + values <= Self.limit else { return }
      state.panels[place] = panel
      state.values += values
    }
    return panel
  }
}
