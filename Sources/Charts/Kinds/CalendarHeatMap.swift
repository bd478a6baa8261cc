import Domain

/// Months by years, each cell shaded by its figure and carrying it in few letters: the season and
/// the level at one look.
///
/// A month that nobody published is hatched, which no shade can be taken for; a month outside the
/// covered time stays empty. On a phone years become columns, so that the figures stay legible.
package struct CalendarHeatMap: Chart {
  /// The words of the key, in the reader's language.
  package struct Words: Sendable, Equatable {
    package var missing: String
    package var alarmHigh: String
    package var alarmLow: String
    /// Writes a shade's range from its two ends, such as `1,000 to 4,999`; no second end for the
    /// last shade.
    package var range: @Sendable (Double, Double?) -> String

    package init(
      missing: String, alarmHigh: String, alarmLow: String,
      range: @escaping @Sendable (Double, Double?) -> String
    ) {
      self.missing = missing
      self.alarmHigh = alarmHigh
      self.alarmLow = alarmLow
      self.range = range
    }

    package static func == (left: Words, right: Words) -> Bool {
      (left.missing, left.alarmHigh, left.alarmLow)
        == (right.missing, right.alarmHigh, right.alarmLow)
    }
  }

  package var points: [SeriesPoint]
  package var words: Words

  /// - Parameter points: Months ascending.
  package init(points: [SeriesPoint], words: Words) {
    self.points = points
    self.words = words
  }

  package func draw(width: Double, labels: Labels, id: String) -> Drawing {
    let months = points.filter { $0.period.frequency == .month }
    guard let first = months.first?.period, let last = months.last?.period else {
      return Drawing(height: 0, elements: [])
    }
    let isNarrow = width < Layout.breakpoint
    let years = Array(first.start.components.year...last.start.components.year)
    let head = 18.0
    let side = isNarrow ? 30.0 : 40.0
    let across = BandScale(isNarrow ? years.count : 12, from: side, to: width, gap: 0.04)
    let cellHeight = isNarrow ? 24.0 : 28.0
    let down = BandScale(
      isNarrow ? 12 : years.count, from: head,
      to: head + cellHeight * Double(isNarrow ? 12 : years.count), gap: 0.07)
    let thresholds = self.thresholds(of: months)
    let byPeriod = Dictionary(
      months.map { ($0.period, $0) }, uniquingKeysWith: { first, _ in first })

    var elements: [Element] = []
    for month in 1...12 {
      let name = labels.month(month)
      elements.append(
        isNarrow
          ? .words(name, side - 5, down.middle(month - 1) + 4, .style(.labelMuted, .labelEnd))
          : .words(name, across.middle(month - 1), head - 6, .style(.labelMuted, .labelMiddle)))
    }
    for (place, year) in years.enumerated() {
      elements.append(
        isNarrow
          ? .words("\(year)", across.middle(place), head - 6, .style(.labelMuted, .labelMiddle))
          : .words("\(year)", side - 7, down.middle(place) + 4, .style(.labelMuted, .labelEnd)))
      for month in 1...12 {
        guard let period = Period(year: year, month: month), period >= first, period <= last
        else { continue }
        let (column, row) = isNarrow ? (place, month - 1) : (month - 1, place)
        let cell = Box(
          x: across.start(column), y: down.start(row), width: across.width, height: down.width)
        elements += self.cell(
          byPeriod[period], in: cell, thresholds: thresholds, labels: labels)
      }
    }
    return Drawing(
      height: down.to + 4, elements: elements,
      key: key(thresholds: thresholds, months: months))
  }

  private func cell(
    _ point: SeriesPoint?, in cell: Box, thresholds: [Double], labels: Labels
  ) -> [Element] {
    guard let point, let value = point.value else {
      return Marks.hatch(in: cell)
    }
    let step = thresholds.lastIndex { value >= $0 } ?? 0
    // The three darkest shades carry light words.
    let word: [StyleClass] = step >= 3 ? [.onFill] : [.label]
    var elements: [Element] = [
      .rect(cell, .style(.step(step))),
      .node(
        .text,
        [
          .x(cell.centreX), .y(cell.centreY + 4), .styles(word + [.labelMiddle]),
          .fontSize(Layout.sourceSize),
        ], [.text(labels.short(value))]),
    ]
    switch point.alarm {
    case .high: elements.append(Marks.alarmHigh(cell.right - 6, cell.y + 6.5, size: 4))
    case .low: elements.append(Marks.alarmLow(cell.right - 6, cell.y + 6.5, size: 4))
    case nil: break
    }
    return elements
  }

  /// Lower ends of the six shades: zero, then round numbers that grow by about the same ratio, up
  /// to the largest figure.
  func thresholds(of months: [SeriesPoint]) -> [Double] {
    let highest = months.compactMap(\.value).max() ?? 0
    guard highest >= 5 else { return [0, 1, 2, 3, 4, 5] }
    var rounds: [Double] = []
    var power = 1.0
    while power <= highest {
      rounds += [power, 2 * power, 5 * power]
      power *= 10
    }
    return [0] + rounds.filter { $0 <= highest * 0.9 }.suffix(5)
  }

  private func key(thresholds: [Double], months: [SeriesPoint]) -> [KeyItem] {
    var items = thresholds.indices.map { index in
      KeyItem(
        .fill(.step(index)),
        words.range(
          thresholds[index], index + 1 < thresholds.count ? thresholds[index + 1] - 1 : nil))
    }
    let published = Set(months.filter { $0.value != nil }.map(\.period))
    if let first = months.first?.period, let last = months.last?.period,
      published.count < first.distance(to: last) + 1
    {
      items.append(KeyItem(.hatch, words.missing))
    }
    if months.contains(where: { $0.alarm == .high }) {
      items.append(KeyItem(.alarmHigh, words.alarmHigh))
    }
    if months.contains(where: { $0.alarm == .low }) {
      items.append(KeyItem(.alarmLow, words.alarmLow))
    }
    return items
  }
}
