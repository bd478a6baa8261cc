import Domain

/// The same measure for several places or nationalities, one small plot each, on one value axis so
/// that heights can be compared.
package struct SmallMultiples: Chart {
  package struct Panel: Sendable, Equatable {
    package var name: String
    package var points: [SeriesPoint]

    package init(name: String, points: [SeriesPoint]) {
      self.name = name
      self.points = points
    }
  }

  package var panels: [Panel]
  /// The key's words for the expected range and the two alarms.
  package var words: SeriesChart.Words

  package init(panels: [Panel], words: SeriesChart.Words) {
    self.panels = panels
    self.words = words
  }

  private static let headHeight = 20.0
  private static let footHeight = 24.0
  private static let gap = 18.0

  package func draw(width: Double, labels: Labels, id: String) -> Drawing {
    let periods = panels.flatMap { $0.points.map(\.period) }
    guard let first = periods.min(), let last = periods.max() else {
      return Drawing(height: 0, elements: [])
    }
    let isNarrow = width < Layout.breakpoint
    let columns = min(isNarrow ? 2 : 4, max(1, panels.count))
    let plotHeight = isNarrow ? 74.0 : 92.0
    let highest = panels.flatMap { $0.points.compactMap(\.value) }.max() ?? 0
    let covered = Ticks.widened(0...max(highest, 1), count: 3)
    let ticks = Ticks.linear(covered, count: 3)
    let left =
      (ticks.map { TextWidth.of(labels.short($0), size: Layout.sourceSize) }.max() ?? 0) + 6
    let panelWidth =
      (width - left - Double(columns - 1) * SmallMultiples.gap) / Double(columns)
    let rowHeight = SmallMultiples.headHeight + plotHeight + SmallMultiples.footHeight

    var elements: [Element] = []
    for (index, panel) in panels.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let plot = Box(
        x: left + Double(column) * (panelWidth + SmallMultiples.gap),
        y: Double(row) * rowHeight + SmallMultiples.headHeight, width: panelWidth,
        height: plotHeight)
      let y = ValueScale(covered, from: plot.bottom, to: plot.y)
      let x = PeriodScale(first, through: last, from: plot.x, to: plot.right)
      for tick in ticks {
        elements.append(
          .line(plot.x, y(tick), plot.right, y(tick), .style(tick == 0 ? .axis : .grid)))
        if column == 0 {
          elements.append(
            .words(
              labels.short(tick), plot.x - 5, y(tick) + 4, .style(.source, .labelEnd),
              .fontSize(Layout.sourceSize)))
        }
      }
      elements += head(of: panel, plot: plot, labels: labels)
      elements += ends(x, plot: plot)
      let marks = SeriesMarks(points: panel.points, x: x, y: y)
      elements += marks.band() + marks.line(.lineThin) + marks.signs(size: 3.5)
    }
    let rows = (panels.count + columns - 1) / columns
    return Drawing(height: Double(rows) * rowHeight, elements: elements, key: key)
  }

  /// The panel's name at the left and its last figure at the right.
  private func head(of panel: Panel, plot: Box, labels: Labels) -> [Element] {
    let value = panel.points.lastWithValue.flatMap(\.value).map(labels.value) ?? "–"
    let room = plot.width - TextWidth.of(value, size: Layout.labelSize) - 8
    return [
      .words(
        TextWrap.cut(panel.name, width: room, size: Layout.labelSize, bold: true), plot.x,
        plot.y - 8, .style(.labelStrong)),
      .words(value, plot.right, plot.y - 8, .style(.label, .labelEnd)),
    ]
  }

  /// The first and the last year only: panels are for shapes, the data for dates.
  private func ends(_ x: PeriodScale, plot: Box) -> [Element] {
    let years = (x.first.start.components.year, x.last.end.components.year)
    let y = plot.bottom + 14
    let first = Element.words(
      "\(years.0)", plot.x, y, .style(.source), .fontSize(Layout.sourceSize))
    guard years.1 > years.0 else { return [first] }
    return [
      first,
      .words(
        "\(years.1)", plot.right, y, .style(.source, .labelEnd), .fontSize(Layout.sourceSize)),
    ]
  }

  private var key: [KeyItem] {
    let points = panels.flatMap(\.points)
    var items: [KeyItem] = []
    if points.contains(where: { $0.lower != nil && $0.upper != nil }) {
      items.append(KeyItem(.band, words.band))
    }
    if points.contains(where: { $0.alarm == .high }) {
      items.append(KeyItem(.alarmHigh, words.alarmHigh))
    }
    if points.contains(where: { $0.alarm == .low }) {
      items.append(KeyItem(.alarmLow, words.alarmLow))
    }
    return items
  }
}
