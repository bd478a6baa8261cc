import Domain

/// Axes: horizontal rules with their values at the left, years along the bottom.
enum Axes {
  /// Room that values along the left need.
  static func gutter(_ ticks: [Double], labels: Labels) -> Double {
    let widest = ticks.map { TextWidth.of(labels.value($0), size: Layout.labelSize) }.max() ?? 0
    return widest.rounded(.up) + 8
  }

  /// A rule and a value for each tick; the base line is darker.
  static func values(
    _ scale: ValueScale, ticks: [Double], plot: Box, labels: Labels
  ) -> [Element] {
    ticks.flatMap { tick -> [Element] in
      let y = scale(tick)
      let isBase = tick == 0
      return [
        .line(plot.x, y, plot.right, y, .style(isBase ? .axis : .grid)),
        .words(labels.value(tick), plot.x - 6, y + 4, .style(.labelMuted, .labelEnd)),
      ]
    }
  }

  /// A tick where each year begins and the year below, in the middle of it where there is room.
  static func years(_ scale: PeriodScale, y: Double) -> [Element] {
    let labelWidth = 34.0
    let years = scale.years(labelWidth: labelWidth)
    let isEveryYear = zip(years, years.dropFirst()).allSatisfy { $1.year - $0.year == 1 }
    if scale.first.frequency == .year {
      return years.flatMap { year -> [Element] in
        let x = year.at + scale.slot / 2
        return [
          .line(x, y, x, y + 4, .style(.tick)),
          .words("\(year.year)", x, y + 17, .style(.labelMuted, .labelMiddle)),
        ]
      }
    }
    var elements = years.map { Element.line($0.at, y, $0.at, y + 5, .style(.tick)) }
    guard isEveryYear else {
      return elements
        + years.map {
          .words("\($0.year)", $0.at, y + 17, .style(.labelMuted, .labelMiddle))
        }
    }
    let first = scale.first.start.components.year
    let starts = [(year: (years.first?.year ?? first + 1) - 1, at: scale.from)] + years
    for (place, year) in starts.enumerated() {
      let end = place + 1 < starts.count ? starts[place + 1].at : scale.to
      guard end - year.at >= labelWidth - 4, year.year >= first else { continue }
      elements.append(
        .words(
          "\(year.year)", (year.at + end) / 2, y + 17, .style(.labelMuted, .labelMiddle)))
    }
    return elements
  }
}
