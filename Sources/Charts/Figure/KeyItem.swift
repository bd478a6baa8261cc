/// A mark with its word, shown above a drawing.
package struct KeyItem: Sendable, Equatable {
  package enum Swatch: Sendable, Equatable {
    case line, expected, band, provisional, alarmHigh, alarmLow, whisker, hatch, event
    case fill(StyleClass)
    /// A remark without a mark.
    case none
  }

  package var swatch: Swatch
  package var word: String

  package init(_ swatch: Swatch, _ word: String) {
    self.swatch = swatch
    self.word = word
  }

  private static let swatchWidth = 18.0
  private static let lineHeight = 18.0

  /// The items side by side, broken into lines where they are wider than `width`.
  static func row(_ items: [KeyItem], width: Double) -> (elements: [Element], height: Double) {
    var elements: [Element] = []
    var x = 0.0
    var line = 0.0
    for item in items {
      let indent = item.swatch == .none ? 0 : swatchWidth + 6
      let word = TextWrap.cut(item.word, width: width - indent, size: Layout.labelSize)
      let itemWidth = indent + TextWidth.of(word, size: Layout.labelSize)
      if x > 0, x + itemWidth > width {
        x = 0
        line += 1
      }
      let middle = line * lineHeight + lineHeight / 2
      elements += item.mark(in: Box(x: x, y: middle - 5, width: swatchWidth, height: 10))
      elements.append(.words(word, x + indent, middle + 4, .style(.label)))
      x += itemWidth + 16
    }
    return (elements, (line + 1) * lineHeight)
  }

  private func mark(in box: Box) -> [Element] {
    let (x, y) = (box.centreX, box.centreY)
    switch swatch {
    case .line: return [.line(box.x, y, box.right, y, .style(.line))]
    case .expected: return [.line(box.x, y, box.right, y, .style(.expected))]
    case .band:
      return [
        .rect(box, .style(.band)),
        .line(box.x, box.y, box.right, box.y, .style(.bandEdge)),
        .line(box.x, box.bottom, box.right, box.bottom, .style(.bandEdge)),
      ]
    case .provisional: return [Marks.provisional(x, y)]
    case .alarmHigh: return [Marks.alarmHigh(x, y)]
    case .alarmLow: return [Marks.alarmLow(x, y)]
    case .whisker: return Marks.whisker(from: box.x, to: box.right, y: y)
    case .event: return [.line(x, box.y - 2, x, box.bottom + 2, .style(.event))]
    case .hatch: return Marks.hatch(in: box)
    case .fill(let fill): return [.rect(box, .style(fill))]
    case .none: return []
    }
  }
}
