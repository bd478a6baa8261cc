/// An attribute of an element, made only by the typed functions below.
package struct Attribute: Sendable, Equatable {
  package let name: String
  package let value: String

  private init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  private init(_ name: String, _ value: Double) {
    self.init(name, Coordinate.text(value))
  }

  package static func x(_ value: Double) -> Attribute { Attribute("x", value) }
  package static func y(_ value: Double) -> Attribute { Attribute("y", value) }
  package static func dx(_ value: Double) -> Attribute { Attribute("dx", value) }
  package static func cx(_ value: Double) -> Attribute { Attribute("cx", value) }
  package static func cy(_ value: Double) -> Attribute { Attribute("cy", value) }
  package static func x1(_ value: Double) -> Attribute { Attribute("x1", value) }
  package static func y1(_ value: Double) -> Attribute { Attribute("y1", value) }
  package static func x2(_ value: Double) -> Attribute { Attribute("x2", value) }
  package static func y2(_ value: Double) -> Attribute { Attribute("y2", value) }
  package static func radius(_ value: Double) -> Attribute { Attribute("r", value) }
  package static func corner(_ value: Double) -> Attribute { Attribute("rx", value) }
  package static func width(_ value: Double) -> Attribute { Attribute("width", value) }
  package static func height(_ value: Double) -> Attribute { Attribute("height", value) }
  package static func strokeWidth(_ value: Double) -> Attribute {
    Attribute("stroke-width", value)
  }
  package static func path(_ path: Path) -> Attribute { Attribute("d", path.text) }

  package static func points(_ points: [(Double, Double)]) -> Attribute {
    Attribute(
      "points",
      points.map { Coordinate.text($0.0) + "," + Coordinate.text($0.1) }.joined(separator: " "))
  }

  /// Classes carry all colour, so that light, dark and print are the style sheet's business.
  package static func style(_ classes: StyleClass...) -> Attribute { styles(classes) }

  /// Classes put together by a chart.
  package static func styles(_ classes: [StyleClass]) -> Attribute {
    Attribute("class", classes.map(\.rawValue).joined(separator: " "))
  }

  package static func fontSize(_ value: Double) -> Attribute { Attribute("font-size", value) }
  package static func moved(_ x: Double, _ y: Double) -> Attribute {
    Attribute("transform", "translate(\(Coordinate.text(x)) \(Coordinate.text(y)))")
  }
  package static func id(_ value: String) -> Attribute { Attribute("id", value) }
  package static func viewBox(width: Double, height: Double) -> Attribute {
    Attribute("viewBox", "0 0 \(Coordinate.text(width)) \(Coordinate.text(height))")
  }
  package static let namespace = Attribute("xmlns", "http://www.w3.org/2000/svg")
  package static let imageRole = Attribute("role", "img")
  package static func labelledBy(_ ids: String...) -> Attribute {
    Attribute("aria-labelledby", ids.joined(separator: " "))
  }
  package static func language(_ code: String) -> Attribute { Attribute("lang", code) }
  /// A turn by `degrees` clockwise about a point.
  package static func turned(_ degrees: Double, about x: Double, _ y: Double) -> Attribute {
    Attribute(
      "transform",
      "rotate(\(Coordinate.text(degrees)) \(Coordinate.text(x)) \(Coordinate.text(y)))")
  }
}
