/// The marks of one series on given scales, shared by the charts that draw lines.
struct SeriesMarks {
  let points: [SeriesPoint]
  let x: PeriodScale
  let y: ValueScale

  /// The expected range: an area with a dotted edge; a single period is as wide as its slot.
  func band() -> [Element] {
    points.runs { $0.lower != nil && $0.upper != nil }.flatMap { run -> [Element] in
      let ends = run.map { (x: x($0.period), low: y($0.lower ?? 0), high: y($0.upper ?? 0)) }
      guard let first = ends.first, let last = ends.last else { return [] }
      let corners =
        ends.count > 1
        ? ends
        : [
          (x: first.x - x.slot / 2, low: first.low, high: first.high),
          (x: last.x + x.slot / 2, low: last.low, high: last.high),
        ]
      var area = Path(), above = Path(), below = Path()
      for (place, corner) in corners.enumerated() {
        if place == 0 {
          area.move(to: corner.x, corner.high)
          above.move(to: corner.x, corner.high)
          below.move(to: corner.x, corner.low)
        } else {
          area.line(to: corner.x, corner.high)
          above.line(to: corner.x, corner.high)
          below.line(to: corner.x, corner.low)
        }
      }
      for corner in corners.reversed() { area.line(to: corner.x, corner.low) }
      area.close()
      return [
        .path(area, .style(.band)), .path(above, .style(.bandEdge)),
        .path(below, .style(.bandEdge)),
      ]
    }
  }

  /// What was expected, dashed.
  func expected() -> [Element] {
    points.runs { $0.expected != nil }.compactMap { run in
      guard run.count > 1 else { return nil }
      var path = Path()
      for (place, point) in run.enumerated() {
        let at = (x(point.period), y(point.expected ?? 0))
        place == 0 ? path.move(to: at.0, at.1) : path.line(to: at.0, at.1)
      }
      return .path(path, .style(.expected))
    }
  }

  /// The figures: a line where neighbouring periods have one, a dot where a figure stands alone.
  func line(_ style: StyleClass) -> [Element] {
    points.runs { $0.value != nil }.compactMap { run in
      guard run.count > 1 else {
        return run.first.map { Marks.dot(x($0.period), y($0.value ?? 0), radius: 2) }
      }
      var path = Path()
      for (place, point) in run.enumerated() {
        let at = (x(point.period), y(point.value ?? 0))
        place == 0 ? path.move(to: at.0, at.1) : path.line(to: at.0, at.1)
      }
      return .path(path, .style(style))
    }
  }

  /// Hollow dots for what may still change, triangles for alarms.
  func signs(size: Double = 5) -> [Element] {
    points.flatMap { point -> [Element] in
      guard let value = point.value else { return [] }
      let at = (x: x(point.period), y: y(value))
      switch point.alarm {
      case .high:
        return [Marks.alarmHigh(at.x, at.y, size: size, isHollow: point.isProvisional)]
      case .low:
        return [Marks.alarmLow(at.x, at.y, size: size, isHollow: point.isProvisional)]
      case nil:
        return point.isProvisional ? [Marks.provisional(at.x, at.y, radius: size * 0.6)] : []
      }
    }
  }
}
