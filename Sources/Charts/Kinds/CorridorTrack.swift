#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// Where the places and legs of a corridor lie: along the width, or downwards on a phone.
struct CorridorTrack {
  let width: Double
  let nodes: [CorridorDiagram.Node]
  let legs: [CorridorDiagram.Leg]
  private let isDown: Bool
  private let largest: Double
  private let step: Double
  /// The chain's place across its direction: height of the row, or distance from the left.
  private let axis: Double
  private let lowest: Double

  private static let largestRadius = 30.0

  init(width: Double, nodes: [CorridorDiagram.Node], legs: [CorridorDiagram.Leg]) {
    self.width = width
    self.nodes = nodes
    self.legs = legs
    isDown = width < Layout.breakpoint
    largest = nodes.compactMap(\.value).max() ?? 0
    let arcs = legs.map { leg in
      (isBack: leg.kind == .back, rise: CorridorTrack.rise(leg))
    }
    if isDown {
      step = 92
      axis = 78
      lowest = 0
    } else {
      step = width / Double(nodes.count)
      axis = 46 + (arcs.filter { !$0.isBack }.map(\.rise).max() ?? 0)
      lowest = arcs.filter(\.isBack).map(\.rise).max() ?? 0
    }
  }

  var height: Double {
    isDown ? step * Double(nodes.count) : axis + 118 + lowest
  }

  private func centre(_ index: Int) -> (x: Double, y: Double) {
    let along = (Double(index) + 0.5) * step
    return isDown ? (axis, along) : (along, axis)
  }

  private func radius(_ index: Int) -> Double {
    guard let value = nodes[index].value, largest > 0 else { return 9 }
    return max(3, CorridorTrack.largestRadius * sqrt(max(value, 0) / largest))
  }

  func elements(forNode index: Int) -> [Element] {
    let node = nodes[index]
    let (x, y) = centre(index)
    let radius = radius(index)
    var elements: [Element] = [
      node.value == nil
        ? .circle(x, y, radius: radius, .style(.empty, .paper))
        : .circle(x, y, radius: radius, .style(.node, .bar))
    ]
    if let state = node.state, let shade = state.step {
      let badge = Box(x: x - radius * 0.7 - 20, y: y - radius * 0.7 - 16, width: 20, height: 16)
      elements += [
        .rect(badge, .style(.step(shade)), .corner(3)),
        .words(
          state.letter, badge.centreX, badge.centreY + 4,
          .style(shade >= 3 ? .onFill : .label, .labelMiddle), .fontSize(Layout.sourceSize)),
      ]
    }
    switch node.alarm {
    case .high: elements.append(Marks.alarmHigh(x, y))
    case .low: elements.append(Marks.alarmLow(x, y))
    case nil: break
    }
    if !node.entry.isEmpty { elements += entry(x, y, radius) }
    return elements + words(of: node, x: x, y: y)
  }

  /// An arrow that comes from outside the chain: from above, or from the left on a phone.
  private func entry(_ x: Double, _ y: Double, _ radius: Double) -> [Element] {
    let (near, far) = (radius + 5, radius + 19)
    let line: Element =
      isDown
      ? .line(x - far, y, x - near, y, .style(.leg, .event))
      : .line(x, y - far, x, y - near, .style(.leg, .event))
    let tip = isDown ? (x - near, y) : (x, y - near)
    return [line] + head(at: tip, along: isDown ? (1, 0) : (0, 1))
  }

  private func words(of node: CorridorDiagram.Node, x: Double, y: Double) -> [Element] {
    let room = isDown ? width - axis - 44 : step - 8
    let name = TextWrap.lines(node.name, width: room, size: Layout.labelSize, bold: true, most: 2)
    let note = TextWrap.lines(node.note, width: room, size: Layout.sourceSize, most: 3)
    let anchor: [StyleClass] = isDown ? [] : [.labelMiddle]
    let left = isDown ? x + 44 : x
    var top = isDown ? y - 14 - Double(name.count - 1) * 7 : y + 48
    var elements: [Element] = []
    func write(_ text: String, _ style: StyleClass, size: Double) {
      elements.append(
        .node(
          .text, [.x(left), .y(top), .styles([style, .halo] + anchor), .fontSize(size)],
          [.text(text)]))
    }
    for line in name {
      write(line, .labelStrong, size: Layout.labelSize)
      top += 15
    }
    write(
      TextWrap.cut(node.valueText, width: room, size: Layout.labelSize), .label,
      size: Layout.labelSize)
    for line in note {
      top += 14
      write(line, .source, size: Layout.sourceSize)
    }
    return elements
  }

  /// A straight arrow between neighbours on the way, an arc for everything else: back below the
  /// chain, past places above it.
  func elements(for leg: CorridorDiagram.Leg) -> [Element] {
    let (start, end) = (centre(leg.from), centre(leg.to))
    let style: [StyleClass] = leg.kind == .onward ? [.leg] : [.leg, .event]
    if CorridorTrack.isStraight(leg) {
      let gap = (from: radius(leg.from) + 4, to: radius(leg.to) + 5)
      let (a, b) =
        isDown
        ? ((start.x, start.y + gap.from), (end.x, end.y - gap.to))
        : ((start.x + gap.from, start.y), (end.x - gap.to, end.y))
      return [.node(.line, [.x1(a.0), .y1(a.1), .x2(b.0), .y2(b.1), .styles(style)], [])]
        + head(at: b, along: isDown ? (0, 1) : (1, 0))
        + word(leg.word, at: ((a.0 + b.0) / 2, (a.1 + b.1) / 2))
    }
    let rise = CorridorTrack.rise(leg)
    let side: Double = leg.kind == .back ? 1 : -1
    var path = Path()
    let ends: ((Double, Double), (Double, Double))
    let controls: ((Double, Double), (Double, Double))
    let top: (Double, Double)
    if isDown {
      // Both kinds of arc share the left margin, since words stand at the right.
      let reach = leg.kind == .back ? 40.0 : 62.0
      ends = (
        (start.x - radius(leg.from) - 3, start.y), (end.x - radius(leg.to) - 5, end.y)
      )
      controls = ((start.x - reach, start.y), (end.x - reach, end.y))
      top = (axis - reach * 0.8, (start.y + end.y) / 2)
    } else {
      let bottom = side > 0 ? 102.0 : 0
      let (from, to) = (radius(leg.from) + 3, radius(leg.to) + 5)
      ends = (
        (start.x, start.y + side * (side > 0 ? bottom : from)),
        (end.x, end.y + side * (side > 0 ? bottom : to))
      )
      controls = (
        (start.x, ends.0.1 + side * rise * 1.2), (end.x, ends.1.1 + side * rise * 1.2)
      )
      top = ((start.x + end.x) / 2, ends.0.1 + side * rise * 0.9)
    }
    path.move(to: ends.0.0, ends.0.1)
    path.curve(controls.0, controls.1, to: ends.1.0, ends.1.1)
    return [.node(.path, [.path(path), .styles(style)], [])]
      + head(at: ends.1, along: isDown ? (1, 0) : (0, -side))
      + (isDown ? [] : word(leg.word, at: top))
  }

  private static func isStraight(_ leg: CorridorDiagram.Leg) -> Bool {
    leg.kind == .onward && leg.to == leg.from + 1
  }

  /// Who enters from outside the chain; on a phone also the words of arcs, which have no room.
  var notes: [String] {
    let arcs = isDown ? legs.filter { !CorridorTrack.isStraight($0) && !$0.word.isEmpty } : []
    return arcs.map { "\(nodes[$0.from].name) → \(nodes[$0.to].name): \($0.word)" }
      + nodes.filter { !$0.entry.isEmpty }.map { "\($0.name): \($0.entry)" }
  }

  /// How far an arc leaves the chain: farther for a longer one.
  private static func rise(_ leg: CorridorDiagram.Leg) -> Double {
    if isStraight(leg) { return 0 }
    return 16 + 6 * Double(abs(leg.to - leg.from))
  }

  private func head(at tip: (Double, Double), along way: (Double, Double)) -> [Element] {
    let (x, y) = tip
    let side = (-way.1 * 4, way.0 * 4)
    let back = (x - way.0 * 7, y - way.1 * 7)
    return [
      .polygon(
        [
          (x, y), (back.0 + side.0, back.1 + side.1), (back.0 - side.0, back.1 - side.1),
        ], .style(.tick))
    ]
  }

  private func word(_ word: String, at middle: (Double, Double)) -> [Element] {
    guard !word.isEmpty else { return [] }
    let lines = TextWrap.lines(
      word, width: isDown ? width - axis - 44 : max(56, step * 0.7), size: Layout.sourceSize,
      most: 2)
    let x = isDown ? axis + 12 : middle.0
    return lines.enumerated().map { line, text in
      .node(
        .text,
        [
          .x(x), .y(middle.1 - 5 - Double(lines.count - 1 - line) * 13 + (isDown ? 9 : 0)),
          .styles(isDown ? [.source, .halo] : [.source, .halo, .labelMiddle]),
          .fontSize(Layout.sourceSize),
        ], [.text(text)])
    }
  }
}
