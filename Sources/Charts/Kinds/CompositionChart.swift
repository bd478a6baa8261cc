package import Domain

/// Parts of a whole over time: stacked columns, one a period, named directly at the right.
///
/// Columns rather than areas, because a period without figures then leaves a gap. Parts keep one
/// order and one fill in all periods; between them lies a hairline of the page's colour.
package struct CompositionChart: Chart {
  package struct Part: Sendable, Equatable {
    package var name: String
    /// Whether it stands for all that has no part of its own.
    package var isRest: Bool
    /// One for each period of the chart; nil where nothing was published.
    package var values: [Double?]

    package init(name: String, isRest: Bool = false, values: [Double?]) {
      self.name = name
      self.isRest = isRest
      self.values = values
    }
  }

  package var periods: [Period]
  /// From the base line upwards.
  package var parts: [Part]
  /// Whether columns show shares of the period's total, and so all reach the top.
  package var isShare: Bool
  /// Writes a share 0…1, such as `45 %`.
  package var share: @Sendable (Double) -> String

  /// - Precondition: every part has one value for each period.
  package init(
    periods: [Period], parts: [Part], isShare: Bool, share: @escaping @Sendable (Double) -> String
  ) {
    precondition(
      parts.allSatisfy { $0.values.count == periods.count }, "a part has a value for each period")
    self.periods = periods
    self.parts = parts
    self.isShare = isShare
    self.share = share
  }

  package func draw(width: Double, labels: Labels, id: String) -> Drawing {
    guard let first = periods.first, let last = periods.last, !parts.isEmpty else {
      return Drawing(height: 0, elements: [])
    }
    let isNarrow = width < Layout.breakpoint
    let totals = periods.indices.map { index in parts.compactMap { $0.values[index] }.reduce(0, +) }
    let covered =
      isShare ? 0...1 : Ticks.widened(0...max(totals.max() ?? 0, 1), count: isNarrow ? 4 : 5)
    let ticks =
      isShare ? [0, 0.25, 0.5, 0.75, 1] : Ticks.linear(covered, count: isNarrow ? 4 : 5)
    let write = isShare ? share : labels.value
    let left =
      (ticks.map { TextWidth.of(write($0), size: Layout.labelSize) }.max() ?? 0).rounded(.up) + 8
    let ends = self.ends(totals: totals, labels: labels)
    let longest =
      ends.map { TextWidth.of($0.name + " " + $0.figure, size: Layout.labelSize, bold: true) }
      .max() ?? 0
    let right = min(longest + 14, isNarrow ? 128 : 220)
    let plot = Box(
      x: left, y: 8, width: width - left - right, height: isNarrow ? 190 : 230)
    let y = ValueScale(covered, from: plot.bottom, to: plot.y)
    let x = PeriodScale(first, through: last, from: plot.x, to: plot.right)

    var elements = ticks.flatMap { tick -> [Element] in
      [
        .line(plot.x, y(tick), plot.right, y(tick), .style(tick == 0 ? .axis : .grid)),
        .words(write(tick), plot.x - 6, y(tick) + 4, .style(.labelMuted, .labelEnd)),
      ]
    }
    elements += Axes.years(x, y: plot.bottom)
    for (index, period) in periods.enumerated() where totals[index] > 0 {
      elements += column(index, x: x, start: x.start(of: period), y: y, total: totals[index])
    }
    elements += names(ends, plot: plot, y: y, right: width)
    return Drawing(height: plot.bottom + 24, elements: elements)
  }

  private func column(
    _ index: Int, x: PeriodScale, start: Double, y: ValueScale, total: Double
  ) -> [Element] {
    let gap = x.slot > 5 ? 1.0 : 0.3
    var elements: [Element] = []
    var below = 0.0
    for (place, part) in parts.enumerated() {
      guard let value = part.values[index], value > 0 else { continue }
      let share = isShare ? value / total : value
      let top = y(below + share)
      let height = y(below) - top
      below += share
      let hairline = height > 1.5 ? 0.5 : 0
      elements.append(
        .rect(
          Box(
            x: start + gap / 2, y: top + hairline, width: x.slot - gap,
            height: height - hairline),
          .style(parts[place].isRest ? .partRest : .part(place))))
    }
    return elements
  }

  /// A part at the last period that has figures.
  private struct End {
    var name: String
    var figure: String
    var from: Double
    var to: Double
  }

  private func ends(totals: [Double], labels: Labels) -> [End] {
    guard let last = totals.lastIndex(where: { $0 > 0 }) else { return [] }
    var below = 0.0
    return parts.map { part in
      let value = part.values[last] ?? 0
      let height = isShare ? value / totals[last] : value
      defer { below += height }
      return End(
        name: part.name, figure: isShare ? share(height) : labels.short(value), from: below,
        to: below + height)
    }
  }

  /// Each part's name and last figure at the height of its piece of the last column.
  private func names(_ ends: [End], plot: Box, y: ValueScale, right: Double) -> [Element] {
    let middles = LabelSpread.middles(
      ends.map { (y($0.from) + y($0.to)) / 2 }, size: 15,
      within: (plot.y - 8)...(plot.bottom + 8))
    return ends.enumerated().flatMap { place, end -> [Element] in
      let style = parts[place].isRest ? StyleClass.wordRest : .word(place)
      let room =
        right - plot.right - 14 - TextWidth.of(end.figure, size: Layout.labelSize)
      return [
        .words(
          TextWrap.cut(end.name, width: room, size: Layout.labelSize, bold: true),
          plot.right + 8, middles[place] + 4, .style(.labelStrong, style)),
        .words(end.figure, right, middles[place] + 4, .style(style, .labelEnd)),
      ]
    }
  }
}
