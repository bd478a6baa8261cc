/// One node of a drawing: an element with attributes and children, or a run of text.
///
/// Drawings are built from these values and turned into bytes in one place (``Element/svg``), so
/// that nothing that comes from data can reach a page without being escaped.
package indirect enum Element: Sendable, Equatable {
  case node(Name, [Attribute], [Element])
  case text(String)

  /// The elements of SVG that the charts use.
  package enum Name: String, Sendable {
    case svg, g, path, rect, circle, line, polygon, text, tspan, title, desc, style
  }

  package static func svg(_ attributes: [Attribute], _ children: [Element]) -> Element {
    .node(.svg, attributes, children)
  }

  /// A group whose children share what its class says.
  package static func group(_ attributes: [Attribute] = [], _ children: [Element]) -> Element {
    .node(.g, attributes, children)
  }

  package static func path(_ path: Path, _ attributes: Attribute...) -> Element {
    .node(.path, [.path(path)] + attributes, [])
  }

  package static func rect(_ box: Box, _ attributes: Attribute...) -> Element {
    .node(
      .rect, [.x(box.x), .y(box.y), .width(box.width), .height(box.height)] + attributes, [])
  }

  package static func circle(_ x: Double, _ y: Double, radius: Double, _ attributes: Attribute...)
    -> Element
  {
    .node(.circle, [.cx(x), .cy(y), .radius(radius)] + attributes, [])
  }

  package static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ attributes: Attribute...
  ) -> Element {
    .node(.line, [.x1(x1), .y1(y1), .x2(x2), .y2(y2)] + attributes, [])
  }

  package static func polygon(_ points: [(Double, Double)], _ attributes: Attribute...) -> Element {
    .node(.polygon, [.points(points)] + attributes, [])
  }

  /// A line of words with its baseline at `y`.
  package static func words(_ text: String, _ x: Double, _ y: Double, _ attributes: Attribute...)
    -> Element
  {
    .node(.text, [.x(x), .y(y)] + attributes, [.text(text)])
  }
}

/// A rectangle in the drawing's units, y downwards.
package struct Box: Sendable, Equatable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package var right: Double { x + width }
  package var bottom: Double { y + height }
  package var centreX: Double { x + width / 2 }
  package var centreY: Double { y + height / 2 }
}
