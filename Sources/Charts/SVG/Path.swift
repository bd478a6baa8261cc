/// The outline of a `path` element, built command by command.
package struct Path: Sendable, Equatable {
  private(set) var text = ""

  package init() {}

  package var isEmpty: Bool { text.isEmpty }

  package mutating func move(to x: Double, _ y: Double) { text += "M" + pair(x, y) }
  package mutating func line(to x: Double, _ y: Double) { text += "L" + pair(x, y) }
  package mutating func close() { text += "Z" }

  /// A cubic curve to a point by two control points.
  package mutating func curve(
    _ first: (Double, Double), _ second: (Double, Double), to x: Double, _ y: Double
  ) {
    text += "C" + pair(first.0, first.1) + " " + pair(second.0, second.1) + " " + pair(x, y)
  }

  private func pair(_ x: Double, _ y: Double) -> String {
    Coordinate.text(x) + "," + Coordinate.text(y)
  }
}
