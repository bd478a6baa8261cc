/// Marks that mean the same in every chart: each has a shape of its own beside its colour.
package enum Marks {
  /// A figure above what was expected: a triangle that points up.
  ///
  /// - Parameter isHollow: Whether the figure may still change, as for any mark.
  static func alarmHigh(_ x: Double, _ y: Double, size: Double = 5, isHollow: Bool = false)
    -> Element
  {
    .polygon(
      [(x, y - size), (x + size, y + size * 0.75), (x - size, y + size * 0.75)],
      isHollow ? .style(.alarmHigh, .hollow) : .style(.alarmHigh))
  }

  /// A figure below what was expected: a triangle that points down.
  static func alarmLow(_ x: Double, _ y: Double, size: Double = 5, isHollow: Bool = false)
    -> Element
  {
    .polygon(
      [(x, y + size), (x + size, y - size * 0.75), (x - size, y - size * 0.75)],
      isHollow ? .style(.alarmLow, .hollow) : .style(.alarmLow))
  }

  /// A figure that its publisher may still change: a hollow dot.
  static func provisional(_ x: Double, _ y: Double, radius: Double = 3) -> Element {
    .circle(x, y, radius: radius, .style(.provisional))
  }

  static func dot(_ x: Double, _ y: Double, radius: Double = 2.5) -> Element {
    .circle(x, y, radius: radius, .style(.dot))
  }

  /// An interval lying along x, with feet.
  static func whisker(from left: Double, to right: Double, y: Double) -> [Element] {
    [
      .line(left, y, right, y, .style(.whisker)),
      .line(left, y - 3.5, left, y + 3.5, .style(.whisker)),
      .line(right, y - 3.5, right, y + 3.5, .style(.whisker)),
    ]
  }

  /// Diagonal lines in a dashed frame for what nobody published.
  ///
  /// Drawn line by line, since a pattern fill is turned into pictures when a page is printed.
  static func hatch(in box: Box) -> [Element] {
    let spacing = 6.0
    var lines = Path()
    // Each line rises to the right; its points satisfy x + y = offset from the upper left corner.
    var offset = spacing
    while offset < box.width + box.height {
      let start = (max(0, offset - box.height), min(offset, box.height))
      let end = (min(offset, box.width), max(0, offset - box.width))
      lines.move(to: box.x + start.0, box.y + start.1)
      lines.line(to: box.x + end.0, box.y + end.1)
      offset += spacing
    }
    return [.path(lines, .style(.hatch)), .rect(box, .style(.empty))]
  }
}
