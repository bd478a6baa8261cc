/// Which counts of a table are not shown, so that nobody is recognised in a small one.
///
/// *Primary*: every count from 1 up to the threshold, totals among them. *Secondary*: as many others
/// as it takes so that no hidden count follows from those that are shown and from the totals. Zero
/// says that nobody was counted and is shown unless it must cover another count.
///
/// A hidden count is safe if some other table of whole numbers from 0 on agrees with everything that
/// is shown and has another count there. Two such tables differ by closed walks between rows and
/// columns, along which counts rise and fall by one in turn; so a hidden count is safe if and only if
/// such a walk leads through it and through hidden counts alone. Where there is none, the walk that
/// costs least is hidden: inner counts before totals of rows and columns, these before the total of
/// all, small counts before large ones. A walk over the totals always exists.
///
/// - Complexity: O(hidden × cells × (rows + columns)) for tables of some tens of cells.
/// - References: Cox, L. H. (1995), *Network models for complementary cell suppression*, Journal of
///   the American Statistical Association 90, 1453–1462; Hundepool, A. et al. (2012), *Statistical
///   Disclosure Control*, Wiley, chapter 4.
package struct Suppression: Hashable, Sendable {
  /// Counts from 1 up to below this are hidden unless somebody says otherwise.
  package static let standardThreshold = 5

  package let table: CountTable
  package let threshold: Int
  /// Hidden because they are small.
  package let primary: Set<CountTable.Place>
  /// Hidden because they would give a small one back.
  package private(set) var secondary: Set<CountTable.Place> = []

  /// - Parameters:
  ///   - table: the counts.
  ///   - threshold: the smallest count above 0 that is shown; 1 or less hides nothing.
  package init(_ table: CountTable, threshold: Int = Suppression.standardThreshold) {
    self.table = table
    self.threshold = threshold
    primary = Set(table.places.filter { (1..<max(1, threshold)).contains(table[$0]) })
    // In the order of the places, so that the same table is always hidden the same way.
    for place in table.places where primary.contains(place) {
      secondary.formUnion(cover(for: place))
    }
  }

  package func isHidden(_ place: CountTable.Place) -> Bool {
    primary.contains(place) || secondary.contains(place)
  }

  /// The count where it may be shown.
  package subscript(_ place: CountTable.Place) -> Int? { isHidden(place) ? nil : table[place] }

  /// The number of all people, where it may be shown.
  package var total: Int? {
    self[CountTable.Place(row: table.rows.count, column: table.columns.count)]
  }

  // MARK: - Walks

  /// One step between a row and a column, through a count that rises or falls by one.
  private struct Step {
    var place: CountTable.Place
    var to: Int
    var cost: Double
  }

  /// What must be hidden beside a count so that it is safe; nothing where it is already.
  private func cover(for place: CountTable.Place) -> Set<CountTable.Place> {
    let row = place.row
    let column = table.rows.count + 1 + place.column
    let rising = walk(from: column, to: row, around: place)
    let falling = walk(from: row, to: column, around: place)
    let isTotal = table.isMargin(place)
    // The count itself must be able to move the same way as the walk.
    let usable = [
      canGo(place, fromRow: true) ? rising : nil, canGo(place, fromRow: false) ? falling : nil,
    ].compactMap(\.self)
    precondition(!usable.isEmpty, "a \(isTotal ? "total" : "count") has a walk over the totals")
    let least = usable.min { $0.cost < $1.cost }
    return least.map { Set($0.places.filter { !isHidden($0) }) } ?? []
  }

  /// Whether a count may change by one in the direction of a step.
  ///
  /// In signs that make every row and column add up to nothing (totals of rows and columns count
  /// negative), a step from a row to a column raises the signed count and one back lowers it.
  private func canGo(_ place: CountTable.Place, fromRow: Bool) -> Bool {
    guard !table.isStructural(place) else { return false }
    let rises = fromRow != table.isMargin(place)
    return rises || table[place] >= 1
  }

  private func cost(_ place: CountTable.Place) -> Double {
    if isHidden(place) { return 0 }
    let isAll = place.row == table.rows.count && place.column == table.columns.count
    let base = isAll ? 1000.0 : table.isMargin(place) ? 8 : table[place] == 0 ? 3 : 1
    return base + Double(table[place]) / Double(table.total + 1)
  }

  /// The walk that costs least between a row and a column (Bellman–Ford: the graph is tiny and its
  /// order is fixed), without the count that it must protect.
  private func walk(
    from start: Int, to end: Int, around avoided: CountTable.Place
  ) -> (cost: Double, places: [CountTable.Place])? {
    let height = table.rows.count + 1
    let nodes = height + table.columns.count + 1
    var costs = [Double](repeating: .infinity, count: nodes)
    var came = [(node: Int, place: CountTable.Place)?](repeating: nil, count: nodes)
    costs[start] = 0
    for _ in 1..<nodes {
      var hasChanged = false
      for node in 0..<nodes where costs[node].isFinite {
        for step in steps(from: node, height: height) where step.place != avoided {
          guard costs[node] + step.cost < costs[step.to] - 1e-12 else { continue }
          costs[step.to] = costs[node] + step.cost
          came[step.to] = (node, step.place)
          hasChanged = true
        }
      }
      if !hasChanged { break }
    }
    guard costs[end].isFinite else { return nil }
    var places: [CountTable.Place] = []
    var node = end
    while node != start, let before = came[node] {
      places.append(before.place)
      node = before.node
    }
    return (costs[end], places)
  }

  private func steps(from node: Int, height: Int) -> [Step] {
    if node < height {
      return (0...table.columns.count).compactMap { column in
        let place = CountTable.Place(row: node, column: column)
        return canGo(place, fromRow: true)
          ? Step(place: place, to: height + column, cost: cost(place)) : nil
      }
    }
    return (0..<height).compactMap { row in
      let place = CountTable.Place(row: row, column: node - height)
      return canGo(place, fromRow: false)
        ? Step(place: place, to: row, cost: cost(place)) : nil
    }
  }
}
