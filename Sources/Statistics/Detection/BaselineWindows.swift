import Domain

/// Which earlier periods a judged period is compared with, and which of them share a season with it.
///
/// Around the same time of each of the last years lies a window, the judged period's own season.
/// What lies between two windows is cut into seasons of equal length, the remainder going to the
/// earliest ones.
///
/// - References: Noufaily et al. (2013), as cited by ``Farrington``.
struct BaselineWindows: Sendable, Equatable {
  /// Periods used, relative to the judged one, season after season, the own one first.
  let offsets: [Int]
  /// The place in `offsets` after the last of each season.
  let seasonEnds: [Int]
  /// Periods that must stand before a judged one.
  let history: Int

  /// - Parameters:
  ///   - years: b, at least 1.
  ///   - yearLength: periods in a year.
  ///   - halfWindow: w; 2 w + 1 at most `yearLength`.
  ///   - seasons: own season and those between the windows; at most yearLength − 2 w. With 1, what
  ///     lies between the windows is not used.
  ///   - excluded: periods right before the judged one that are not used.
  init(years: Int, yearLength: Int, halfWindow: Int, seasons: Int, excluded: Int) {
    var members = [[Int]](repeating: [], count: seasons)
    for year in (1...years).reversed() {
      let reference = -year * yearLength
      members[0] += (reference - halfWindow)...(reference + halfWindow)
      guard seasons > 1 else { continue }
      let between = yearLength - 2 * halfWindow - 1
      let (length, rest) = between.quotientAndRemainder(dividingBy: seasons - 1)
      var start = reference + halfWindow + 1
      for season in 1..<seasons {
        let end = start + length + (season <= rest ? 1 : 0)
        members[season] += start..<end
        start = end
      }
    }
    // The own season's window of the judged year, before the judged period.
    members[0] += -halfWindow..<0
    var offsets: [Int] = []
    var ends: [Int] = []
    for season in members {
      offsets += season.filter { $0 < -excluded }
      if offsets.count > (ends.last ?? 0) { ends.append(offsets.count) }
    }
    self.offsets = offsets
    seasonEnds = ends
    history = years * yearLength + halfWindow
  }
}
