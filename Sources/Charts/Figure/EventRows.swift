import Domain

/// Dated events above a plot: their words in as few rows as keep them apart.
struct EventRows {
  private struct Placed {
    var word: String
    var x: Double
    var row: Int
    var isLeftOfRule: Bool
  }

  private static let rowHeight = 15.0
  private var placed: [Placed] = []
  private var rows = 0

  /// Events outside the time axis are left out.
  init(_ events: [SeriesChart.Event], x: PeriodScale, right: Double) {
    var occupied: [[ClosedRange<Double>]] = []
    let inside = events.filter { (x.first.start...x.last.end).contains($0.day) }
      .sorted { ($0.day, $0.word) < ($1.day, $1.word) }
    for event in inside {
      let at = x(event.day)
      let room = max(at - x.from, right - at) - 6
      let word = TextWrap.cut(event.word, width: room, size: Layout.sourceSize)
      let wordWidth = TextWidth.of(word, size: Layout.sourceSize) + 10
      let isLeft = at + wordWidth > right
      let span = isLeft ? (at - wordWidth)...at : at...(at + wordWidth)
      let row =
        occupied.firstIndex { !$0.contains { $0.overlaps(span) } } ?? occupied.count
      if row == occupied.count { occupied.append([]) }
      occupied[row].append(span)
      placed.append(Placed(word: word, x: at, row: row, isLeftOfRule: isLeft))
    }
    rows = occupied.count
  }

  var height: Double { Double(rows) * EventRows.rowHeight }

  func elements(plot: Box) -> [Element] {
    placed.flatMap { event -> [Element] in
      let y = Double(event.row) * EventRows.rowHeight + 11
      let anchor: [StyleClass] = event.isLeftOfRule ? [.labelEnd] : []
      return [
        .line(event.x, y - 9, event.x, plot.bottom, .style(.event)),
        .node(
          .text,
          [
            .x(event.x + (event.isLeftOfRule ? -5 : 5)), .y(y),
            .styles([.source, .halo] + anchor), .fontSize(Layout.sourceSize),
          ], [.text(event.word)]),
      ]
    }
  }
}
