import Domain

/// Figures that may still be added to, in the order in which their keys appear.
///
/// - Complexity: O(1) a figure; memory is the distinct cells, because a sum is known at the end
///   only.
struct Accumulator {
  private(set) var figures = ObservationBatch()
  private var places: [UInt64: Int] = [:]
  private var tainted: Set<UInt64> = []

  /// Adds a figure.
  ///
  /// A sum with a part that the publisher does not give is not given either: it carries the part's
  /// status and no value.
  ///
  /// - Returns: whether it joined a figure that was there.
  mutating func add(
    series: Int32, period: Int32, value: Double, status: ObservationStatus, line: Int32
  ) -> Bool {
    let key = Accumulator.key(series, period)
    guard let place = places[key] else {
      places[key] = figures.count
      figures.append(series: series, period: period, value: value, status: status, line: line)
      return false
    }
    if !figures.status[place].hasValue { return true }
    guard status.hasValue else {
      figures.value[place] = .nan
      figures.status[place] = status
      return true
    }
    figures.value[place] += value
    if figures.status[place] == .normal { figures.status[place] = status }
    return true
  }

  /// Marks a cell of which a part left: its sum would be too small and leaves as well.
  mutating func taint(series: Int32, period: Int32) {
    tainted.insert(Accumulator.key(series, period))
  }

  func isTainted(_ place: Int) -> Bool {
    !tainted.isEmpty
      && tainted.contains(Accumulator.key(figures.series[place], figures.period[place]))
  }

  private static func key(_ series: Int32, _ period: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: series)) << 32 | UInt64(UInt32(bitPattern: period))
  }
}
