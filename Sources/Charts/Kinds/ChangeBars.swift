/// Changes to both sides of "no change", each with the interval that belongs to it.
///
/// The axis measures ratios (half, double) in equal steps, which is said in words: on it a fall by
/// half and a doubling are bars of one length.
package struct ChangeBars: Chart {
  package struct Row: Sendable, Equatable {
    package var name: String
    /// New over old figure; nil where one of the two is not known.
    package var ratio: Double?
    /// The interval of the ratio, such as the range that was expected.
    package var lower: Double?
    package var upper: Double?
    /// The change in words at the end of the row, such as `+31 %`.
    package var value: String
    package var alarm: SeriesPoint.Alarm?

    package init(
      name: String, ratio: Double?, lower: Double? = nil, upper: Double? = nil, value: String,
      alarm: SeriesPoint.Alarm? = nil
    ) {
      self.name = name
      self.ratio = ratio
      self.lower = lower
      self.upper = upper
      self.value = value
      self.alarm = alarm
    }
  }

  /// The words of axis and key, in the reader's language.
  package struct Words: Sendable, Equatable {
    /// Writes a ratio at a tick: `half`, `same`, `×2`.
    package var ratio: @Sendable (Double) -> String
    package var interval: String
    package var alarmHigh: String
    package var alarmLow: String

    package init(
      ratio: @escaping @Sendable (Double) -> String, interval: String, alarmHigh: String,
      alarmLow: String
    ) {
      self.ratio = ratio
      self.interval = interval
      self.alarmHigh = alarmHigh
      self.alarmLow = alarmLow
    }

    package static func == (left: Words, right: Words) -> Bool {
      (left.interval, left.alarmHigh, left.alarmLow)
        == (right.interval, right.alarmHigh, right.alarmLow)
    }
  }

  package var rows: [Row]
  package var words: Words

  package init(rows: [Row], words: Words) {
    self.rows = rows
    self.words = words
  }

  private static let steps: [Double] = [1, 2, 4, 10, 30, 100, 1000]

  package func draw(width: Double, labels: Labels, id: String) -> Drawing {
    let isNarrow = width < Layout.breakpoint
    let nameLines = rows.map {
      TextWrap.lines(
        $0.name, width: isNarrow ? width : 190, size: Layout.labelSize, most: isNarrow ? 1 : 2)
    }
    let valueRoom =
      (rows.map { TextWidth.of($0.value, size: Layout.labelSize, bold: true) }.max() ?? 0) + 12
    let left = isNarrow ? 4.0 : 200.0
    let head = 22.0
    let rowHeight = isNarrow ? 40.0 : 34.0
    let reach = self.reach
    let plot = Box(
      x: left, y: head, width: width - left - valueRoom, height: rowHeight * Double(rows.count))
    let x = ValueScale(
      (1 / reach)...reach, from: plot.x + 14, to: plot.right - 14,
      kind: .logarithmic(floor: 1 / reach))

    var elements: [Element] = []
    let ticks = ChangeBars.steps.filter { $0 <= reach }
    for tick in ticks.dropFirst().map({ 1 / $0 }).reversed() + ticks {
      let word = words.ratio(tick)
      let style: StyleClass = tick == 1 ? .axis : .grid
      elements += [
        .line(x(tick), head - 4, x(tick), plot.bottom, .style(style)),
        .words(word, x(tick), head - 9, .style(.labelMuted, .labelMiddle)),
      ]
    }
    for (index, row) in rows.enumerated() {
      let top = plot.y + Double(index) * rowHeight
      let middle = isNarrow ? top + 28 : top + rowHeight / 2
      for (line, text) in nameLines[index].enumerated() {
        let offset = isNarrow ? 14.0 : rowHeight / 2 + 4 - Double(nameLines[index].count - 1) * 7
        elements.append(.words(text, 0, top + offset + Double(line) * 14, .style(.label, .halo)))
      }
      elements += marks(of: row, x: x, y: middle)
      elements.append(
        .words(row.value, width, middle + 4, .style(.labelStrong, .labelEnd)))
    }
    return Drawing(height: plot.bottom + 6, elements: elements, key: key)
  }

  private func marks(of row: Row, x: ValueScale, y: Double) -> [Element] {
    guard let ratio = row.ratio, ratio.isFinite, ratio >= 0 else { return [] }
    let (from, to) = (x(1), x(ratio))
    var elements: [Element] = [
      .rect(
        Box(x: min(from, to), y: y - 6, width: max(abs(to - from), 1), height: 12),
        .style(ratio >= 1 ? .barUp : .barDown))
    ]
    if let lower = row.lower, let upper = row.upper {
      elements += Marks.whisker(from: x(lower), to: x(upper), y: y)
    }
    switch row.alarm {
    case .high: elements.append(Marks.alarmHigh(to + 9, y))
    case .low: elements.append(Marks.alarmLow(to - 9, y))
    case nil: break
    }
    return elements
  }

  /// The smallest step that no bar exceeds; intervals are cut at the axis' end.
  private var reach: Double {
    let ratios = rows.compactMap(\.ratio).filter { $0 > 0 && $0.isFinite }
      .map { max($0, 1 / $0) }
    let farthest = ratios.max() ?? 1
    return ChangeBars.steps.dropFirst().first { $0 >= farthest } ?? 1000
  }

  private var key: [KeyItem] {
    var items: [KeyItem] = []
    if rows.contains(where: { $0.lower != nil && $0.upper != nil }) {
      items.append(KeyItem(.whisker, words.interval))
    }
    if rows.contains(where: { $0.alarm == .high }) {
      items.append(KeyItem(.alarmHigh, words.alarmHigh))
    }
    if rows.contains(where: { $0.alarm == .low }) {
      items.append(KeyItem(.alarmLow, words.alarmLow))
    }
    return items
  }
}
