/// How each period's figure moved from issue to issue: a rung a period, a dot an issue.
///
/// Dots are placed by the change against the first issue in parts of a hundred; the newest is
/// filled, earlier ones are hollow.
package struct RevisionLadder: Chart {
  package struct Rung: Sendable, Equatable {
    package var period: String
    /// Change against the first issue, one for each later issue, oldest first (0.02 is 2 %).
    package var changes: [Double]
    /// The newest figure with its change in words.
    package var value: String

    package init(period: String, changes: [Double], value: String) {
      self.period = period
      self.changes = changes
      self.value = value
    }
  }

  package var rungs: [Rung]
  /// Writes a change, such as `−1.5 %`.
  package var change: @Sendable (Double) -> String

  package init(rungs: [Rung], change: @escaping @Sendable (Double) -> String) {
    self.rungs = rungs
    self.change = change
  }

  package func draw(width: Double, labels: Labels, id: String) -> Drawing {
    let rowHeight = 22.0
    let head = 22.0
    let left =
      (rungs.map { TextWidth.of($0.period, size: Layout.labelSize) }.max() ?? 0) + 10
    let right =
      (rungs.map { TextWidth.of($0.value, size: Layout.labelSize) }.max() ?? 0) + 14
    let plot = Box(
      x: left, y: head, width: width - left - right, height: rowHeight * Double(rungs.count))
    let changes = rungs.flatMap(\.changes) + [0]
    let low = min(changes.min() ?? 0, 0)
    let high = max(changes.max() ?? 0, 0)
    let span = max(high - low, 0.001)
    let covered = Ticks.widened(
      (low - span * 0.05)...(high + span * 0.05), count: 4, wholeNumbers: false)
    let x = ValueScale(covered, from: plot.x + 8, to: plot.right - 8)
    let count = width < Layout.breakpoint ? 3 : 6

    var elements: [Element] = []
    for tick in Ticks.linear(covered, count: count, wholeNumbers: false) {
      let isZero = abs(tick) < span * 1e-9
      elements += [
        .line(x(tick), head - 4, x(tick), plot.bottom, .style(isZero ? .axis : .grid)),
        .words(change(isZero ? 0 : tick), x(tick), head - 9, .style(.labelMuted, .labelMiddle)),
      ]
    }
    for (index, rung) in rungs.enumerated() {
      let y = plot.y + (Double(index) + 0.5) * rowHeight
      elements.append(.words(rung.period, 0, y + 4, .style(.label)))
      elements.append(.words(rung.value, width, y + 4, .style(.label, .labelEnd)))
      let places = [x(0)] + rung.changes.map { x($0) }
      if let low = places.min(), let high = places.max(), high > low {
        elements.append(.line(low, y, high, y, .style(.lineFaint)))
      }
      for place in places.dropLast() { elements.append(Marks.provisional(place, y)) }
      if let newest = places.last { elements.append(Marks.dot(newest, y, radius: 4)) }
    }
    return Drawing(height: plot.bottom + 6, elements: elements)
  }
}
