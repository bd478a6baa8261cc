import Domain

/// Dated events above a plot: a number each, in as few rows as keep them apart.
struct EventRows {
  private struct Placed {
    var number: Int
    var word: String
    var x: Double
    var row: Int
  }

  private static let rowHeight = 17.0
  private static let radius = 7.0
  private var placed: [Placed] = []
  private var rows = 0

  /// Events outside the time axis are left out.
  init(_ events: [SeriesChart.Event], x: PeriodScale) {
    var ends: [Double] = []
    let inside = events.filter { (x.first.start...x.last.end).contains($0.day) }
      .sorted { ($0.day, $0.word) < ($1.day, $1.word) }
    for (index, event) in inside.enumerated() {
      let at = x(event.day)
      let row = ends.firstIndex { $0 < at - EventRows.radius - 2 } ?? ends.count
      if row == ends.count { ends.append(0) }
      ends[row] = at + EventRows.radius
      placed.append(Placed(number: index + 1, word: event.word, x: at, row: row))
    }
    rows = ends.count
  }

  var height: Double { Double(rows) * EventRows.rowHeight }

  /// What each number means.
  var notes: [String] {
    placed.map { event in
      // ① to ⑳ stand together in Unicode.
      let circled = Unicode.Scalar(UInt32(0x245F + event.number)).map(Character.init) ?? "•"
      return "\(event.number <= 20 ? circled : "•") \(event.word)"
    }
  }

  func elements(plot: Box) -> [Element] {
    placed.flatMap { event -> [Element] in
      let y = Double(event.row) * EventRows.rowHeight + EventRows.radius + 1
      return [
        .line(event.x, y + EventRows.radius, event.x, plot.bottom, .style(.event)),
        .circle(event.x, y, radius: EventRows.radius, .style(.mark)),
        .words(
          "\(event.number)", event.x, y + 4, .style(.source, .labelMiddle),
          .fontSize(Layout.sourceSize)),
      ]
    }
  }
}
