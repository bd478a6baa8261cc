package import Domain

/// Figures over time with the range that was expected of them, alarms, and dated events.
///
/// The value axis starts at zero; gaps are not joined; provisional figures are hollow; an alarm has
/// a shape beside its colour; the last figure is written at its place.
package struct SeriesChart: Chart {
  /// A dated event, drawn as a rule across the chart with its number above and its words below.
  package struct Event: Sendable, Equatable {
    package var day: Day
    package var word: String

    package init(_ day: Day, _ word: String) {
      self.day = day
      self.word = word
    }
  }

  /// The words of the key, in the reader's language.
  package struct Words: Sendable, Equatable {
    package var observed: String
    package var expected: String
    /// Names the level, such as `expected range (95 %)`.
    package var band: String
    package var provisional: String
    package var alarmHigh: String
    package var alarmLow: String
    /// Said where the axis is logarithmic.
    package var logarithmic: String

    package init(
      observed: String, expected: String, band: String, provisional: String, alarmHigh: String,
      alarmLow: String, logarithmic: String
    ) {
      self.observed = observed
      self.expected = expected
      self.band = band
      self.provisional = provisional
      self.alarmHigh = alarmHigh
      self.alarmLow = alarmLow
      self.logarithmic = logarithmic
    }
  }

  package var points: [SeriesPoint]
  package var events: [Event]
  package var words: Words
  package var isLogarithmic: Bool

  /// - Parameter points: Periods ascending, all of one frequency; periods left out are gaps.
  package init(
    points: [SeriesPoint], events: [Event] = [], words: Words, isLogarithmic: Bool = false
  ) {
    self.points = points
    self.events = events
    self.words = words
    self.isLogarithmic = isLogarithmic
  }

  package func draw(width: Double, labels: Labels, id: String) -> Drawing {
    guard let first = points.first?.period, let last = points.last?.period else {
      return Drawing(height: 0, elements: [])
    }
    let isNarrow = width < Layout.breakpoint
    let plotHeight = isNarrow ? 170.0 : 230.0
    let domain = self.domain
    let kind: ValueScale.Kind = isLogarithmic ? .logarithmic(floor: 1) : .linear
    let count = isNarrow ? 4 : 5
    let covered = isLogarithmic ? domain : Ticks.widened(domain, count: count)
    let ticks = ValueScale(covered, from: 1, to: 0, kind: kind).ticks(count)
    let left = Axes.gutter(ticks, labels: labels)
    let endLabel = points.lastWithValue.map {
      (value: labels.value($0.value ?? 0), period: labels.period($0.period))
    }
    let right = endLabel.map {
      max(
        TextWidth.of($0.value, size: Layout.labelSize, bold: true),
        TextWidth.of($0.period, size: Layout.labelSize)) + 12
    }
    let plotRight = width - (right ?? 0)
    let x = PeriodScale(first, through: last, from: left, to: plotRight)
    let rows = EventRows(events, x: x)
    let plot = Box(
      x: left, y: rows.height + 8, width: plotRight - left, height: plotHeight)
    let y = ValueScale(covered, from: plot.bottom, to: plot.y, kind: kind)
    let marks = SeriesMarks(points: points, x: x, y: y)

    var elements = Axes.values(y, ticks: ticks, plot: plot, labels: labels)
    elements += Axes.years(x, y: plot.bottom)
    elements += marks.band()
    elements += rows.elements(plot: plot)
    elements += marks.expected() + marks.line(.line) + marks.signs(size: isNarrow ? 4 : 5)
    if let endLabel, let point = points.lastWithValue, let value = point.value {
      let at = (x: x(point.period) + 8, y: min(max(y(value), plot.y + 8), plot.bottom - 16))
      elements.append(.words(endLabel.value, at.x, at.y + 1, .style(.labelStrong, .halo)))
      elements.append(.words(endLabel.period, at.x, at.y + 15, .style(.labelMuted, .halo)))
    }
    return Drawing(
      height: plot.bottom + 24, elements: elements, key: key,
      notes: rows.notes)
  }

  /// From zero to a little more than the largest figure; a range that reaches far beyond every
  /// figure is cut, so that it cannot flatten what was observed.
  private var domain: ClosedRange<Double> {
    let highest = points.compactMap(\.value).max() ?? 0
    let highestUpper = points.compactMap(\.upper).max() ?? 0
    let top = max(highest, min(highestUpper, highest * 1.6), 1)
    if isLogarithmic {
      let lowest = points.compactMap(\.value).filter { $0 > 0 }.min() ?? 1
      return max(1, min(lowest, top / 10))...top
    }
    return 0...top
  }

  private var key: [KeyItem] {
    var items = [KeyItem(.line, words.observed)]
    if points.contains(where: { $0.expected != nil }) {
      items.append(KeyItem(.expected, words.expected))
    }
    if points.contains(where: { $0.lower != nil && $0.upper != nil }) {
      items.append(KeyItem(.band, words.band))
    }
    if points.contains(where: { $0.alarm == .high }) {
      items.append(KeyItem(.alarmHigh, words.alarmHigh))
    }
    if points.contains(where: { $0.alarm == .low }) {
      items.append(KeyItem(.alarmLow, words.alarmLow))
    }
    if points.contains(where: { $0.isProvisional && $0.value != nil }) {
      items.append(KeyItem(.provisional, words.provisional))
    }
    if isLogarithmic { items.append(KeyItem(.none, words.logarithmic)) }
    // A line that stands alone needs no key.
    return items.count > 1 ? items : []
  }
}
