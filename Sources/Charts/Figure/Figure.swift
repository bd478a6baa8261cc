/// A chart in its frame: the finding as title, measure and unit, a key where marks need words, and
/// source, as-of date and run below, all drawn inside.
package struct Figure: Sendable {
  package var chart: any Chart
  package var text: FigureText
  package var labels: Labels

  package init(chart: any Chart, text: FigureText, labels: Labels) {
    self.chart = chart
    self.text = text
    self.labels = labels
  }

  /// The figure as one `svg` element.
  ///
  /// - Parameters:
  ///   - id: Unique on the page.
  ///   - width: ``Layout/wide``, ``Layout/narrow`` or another width.
  ///   - style: A style sheet to embed, for a drawing that leaves the page.
  package func element(id: String, width: Double, style: String? = nil) -> Element {
    var stack = Stack(width: width)
    let titleSize = width < Layout.breakpoint ? Layout.titleSize - 2 : Layout.titleSize
    stack.write(
      text.title, size: titleSize, leading: titleSize * 1.22, bold: true, style: .title)
    stack.space(3)
    stack.write(
      text.subtitle, size: Layout.subtitleSize, leading: Layout.subtitleSize * 1.3,
      style: .subtitle)
    stack.space(8)
    let drawing = chart.draw(width: width, labels: labels, id: id)
    if !drawing.key.isEmpty {
      let key = KeyItem.row(drawing.key, width: width)
      stack.place(key.elements, height: key.height)
      stack.space(6)
    }
    stack.place(drawing.elements, height: drawing.height)
    for note in drawing.notes {
      stack.write(
        note, size: Layout.sourceSize, leading: Layout.sourceSize * 1.35, style: .label)
    }
    stack.space(8)
    stack.place([.line(0, 0.5, width, 0.5, .style(.rule))], height: 4)
    for line in [text.source, text.stamp] where !line.isEmpty {
      stack.write(
        line, size: Layout.sourceSize, leading: Layout.sourceSize * 1.35, style: .source)
    }
    stack.space(5)

    let (titleID, descriptionID) = (id + "-t", id + "-d")
    var children: [Element] = [
      .node(.title, [.id(titleID)], [.text(text.title)]),
      .node(.desc, [.id(descriptionID)], [.text(text.description)]),
    ]
    if let style {
      children.append(.node(.style, [], [.text(style)]))
      children.append(
        .rect(Box(x: 0, y: 0, width: width, height: stack.height), .style(.paper)))
    }
    return .svg(
      [
        .namespace, .style(.figure), .viewBox(width: width, height: stack.height), .imageRole,
        .language(text.language), .labelledBy(titleID, descriptionID),
      ] + (style == nil ? [] : [.width(width), .height(stack.height)]),
      children + stack.elements)
  }
}

/// Things set one below the other.
private struct Stack {
  let width: Double
  var height = 0.0
  var elements: [Element] = []

  init(width: Double) { self.width = width }

  mutating func space(_ amount: Double) { height += amount }

  mutating func write(
    _ text: String, size: Double, leading: Double, bold: Bool = false, style: StyleClass
  ) {
    for line in TextWrap.lines(text, width: width, size: size, bold: bold) {
      height += leading
      elements.append(.words(line, 0, height - leading * 0.25, .style(style), .fontSize(size)))
    }
  }

  mutating func place(_ children: [Element], height childHeight: Double) {
    elements.append(.group([.moved(0, height)], children))
    height += childHeight
  }
}
