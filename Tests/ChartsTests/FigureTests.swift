import Charts
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Figures")
struct FigureTests {
  @Test("Every kind draws what was looked at", arguments: Examples.charts.map(\.name))
  func snapshots(name: String) throws {
    let figure = try Examples.figure(#require(chart(name)))
    for (suffix, width) in [("", Layout.wide), ("-phone", Layout.narrow)] {
      let svg = figure.element(id: name, width: width).svg
      try expectSnapshot(
        svg.replacingOccurrences(of: "><", with: ">\n<") + "\n", name + suffix + ".svg")
    }
  }

  @Test("Every kind is well-formed and names itself", arguments: Examples.charts.map(\.name))
  func wellFormed(name: String) throws {
    let hostile = "</svg><script>alert(1)</script> & \"quotes\" ' \u{0} \u{FFFE} ]]>"
    let figure = try Examples.figure(#require(chart(name)), title: hostile)
    for width in [Layout.wide, Layout.narrow, 120] {
      let svg = figure.element(id: "f", width: width, style: ".a > .b { fill: red }").svg
      #expect(XMLParser(data: Data(svg.utf8)).parse(), "\(name) at \(width)")
      #expect(!svg.contains("<script"))
      #expect(svg.contains("role=\"img\""))
      #expect(svg.contains("aria-labelledby=\"f-t f-d\""))
      #expect(svg.contains("<desc id=\"f-d\">A line that rises since May.</desc>"))
    }
  }

  @Test("No words leave the drawing", arguments: Examples.charts.map(\.name))
  func wordsStayInside(name: String) throws {
    let figure = try Examples.figure(#require(chart(name)))
    for width in [Layout.wide, Layout.narrow] {
      for words in Words.all(in: figure.element(id: name, width: width)) {
        #expect(words.left >= -1 && words.right <= width + 1, "\(words) of \(width)")
      }
    }
  }

  @Test("A chart without figures draws an empty frame instead of failing")
  func empty() {
    let empty: [any Chart] = [
      SeriesChart(points: [], words: Examples.words),
      SmallMultiples(panels: [], words: Examples.words),
      CompositionChart(periods: [], parts: [], isShare: true, share: { "\($0)" }),
      RevisionLadder(rungs: [], change: { "\($0)" }),
      AlertStrip(columns: [], rows: [], meanings: [], missing: ""),
      CoverageMatrix(columns: [], shortColumns: [], rows: [], words: [:]),
      CorridorDiagram(nodes: [], legs: []),
    ]
    for chart in empty {
      let svg = Examples.figure(chart).element(id: "f", width: Layout.wide).svg
      #expect(XMLParser(data: Data(svg.utf8)).parse())
    }
  }

  @Test("A series of missing figures is drawn as a frame with axes and no marks")
  func allMissing() {
    let points = Examples.points.map { SeriesPoint($0.period, value: nil) }
    let svg = Examples.figure(SeriesChart(points: points, words: Examples.words))
      .element(id: "f", width: Layout.wide).svg
    #expect(svg.contains(">2021<"))
    #expect(!svg.contains("class=\"ln\""))
  }

  @Test("A line is not drawn across a month that nobody published")
  func gaps() {
    let svg = Examples.figure(SeriesChart(points: Examples.points, words: Examples.words))
      .element(id: "f", width: Layout.wide).svg
    // November 2020 stands alone before the gap: a dot, and a line from January on.
    #expect(svg.components(separatedBy: "class=\"ln\"").count - 1 == 2)  // the line and its key
    #expect(svg.contains("class=\"do\""))
  }

  private func chart(_ name: String) -> (any Chart)? {
    Examples.charts.first { $0.name == name }?.chart
  }
}

/// Words of a drawing with the room that they are estimated to take.
private struct Words: CustomStringConvertible {
  var description: String { "\(text) from \(left) to \(right)" }
  var text: String
  var left: Double
  var right: Double

  static func all(in element: Element, shift: Double = 0) -> [Words] {
    guard case .node(let name, let attributes, let children) = element else { return [] }
    func value(_ key: String) -> String { attributes.first { $0.name == key }?.value ?? "" }
    var shift = shift
    if value("transform").hasPrefix("translate(") {
      shift +=
        Double(value("transform").dropFirst(10).prefix { $0 != " " && $0 != ")" }) ?? 0
    }
    guard name == .text else { return children.flatMap { all(in: $0, shift: shift) } }
    let text = children.reduce(into: "") { if case .text(let words) = $1 { $0 += words } }
    let classes = value("class").split(separator: " ")
    let width =
      TextWidth.of(
        text, size: Double(value("font-size")) ?? Layout.labelSize,
        bold: classes.contains("ls") || classes.contains("ti")) / 1.06
    let x = (Double(value("x")) ?? 0) + shift
    let left = classes.contains("le") ? x - width : classes.contains("lc") ? x - width / 2 : x
    return [Words(text: text, left: left, right: left + width)]
  }
}
