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

  /// A fill of diagonal lines for what nobody published.
  static func hatch(id: String) -> Element {
    .node(
      .defs, [],
      [
        .node(
          .pattern, [.id(id), .patternUnits, .width(6), .height(6)],
          [
            .line(-1, 7, 7, -1, .style(.hatch)), .line(-1, 1, 1, -1, .style(.hatch)),
            .line(5, 7, 7, 5, .style(.hatch)),
          ])
      ])
  }
}
