import Domain
import Foundation

/// The series of the corridor as its models see them: logarithms, growth, and who is next to whom.
struct GrowthTable {
  enum Role: Int, CaseIterable {
    case whole, part, group
  }

  /// One series.
  struct Line {
    var stage: Int
    var code: String
    var role: Role
    /// NaN is unknown.
    var values: [Double]
    /// Logarithms of people and ``GrowthTable/floor`` more.
    var logs: [Double]
    /// Lines of the same people at the places before and after.
    var before: Int?
    var after: Int?
    /// Whether in a month people could enter by air between the place before and this one.
    var isBypassed: [Bool]
  }

  /// Added to all counts: below it growth is noise.
  static let floor = 10.0
  /// Number of features of each target.
  static let size = 10
  /// Growth beyond this is cut: a factor of 4.5.
  static let most = 1.5

  let count: Int
  private(set) var lines: [Line] = []
  /// The line of everybody at each stage.
  private(set) var wholes: [Int] = []

  /// - Parameters:
  ///   - flows: what is counted along the route.
  ///   - graph: the corridor.
  ///   - least: nationalities with fewer people a month on average, over the last three years, have no
  ///     line of their own.
  init(_ flows: CorridorFlows, _ graph: CorridorGraph, least: Double) {
    count = flows.count
    for (stage, own) in flows.stages.enumerated() {
      wholes.append(lines.count)
      lines.append(Self.line(stage, SeriesKey.whole, .whole, own.total))
      for (role, parts) in [(Role.part, own.nationalities), (.group, own.groups)] {
        for code in parts.keys.sorted() where code != FlowPanel.notPublished {
          guard let values = parts[code] else { continue }
          let last = values.suffix(36).filter { !$0.isNaN }
          guard !last.isEmpty, last.reduce(0, +) >= least * Double(last.count) else { continue }
          lines.append(Self.line(stage, code, role, values))
        }
      }
    }
    link(flows, graph)
  }

  private static func line(_ stage: Int, _ code: String, _ role: Role, _ values: [Double]) -> Line {
    Line(
      stage: stage, code: code, role: role, values: values,
      logs: values.map { log(max(0, $0) + floor) },
      isBypassed: Array(repeating: false, count: values.count))
  }

  private mutating func link(_ flows: CorridorFlows, _ graph: CorridorGraph) {
    var places: [String: Int] = [:]
    for (index, line) in lines.enumerated() {
      places["\(line.stage) \(line.role) \(line.code)"] = index
    }
    for index in lines.indices where lines[index].stage > 0 {
      let line = lines[index]
      let (first, second) = (flows.stages[line.stage - 1].place, flows.stages[line.stage].place)
      if line.role == .part {
        for time in 0..<count {
          lines[index].isBypassed[time] = graph.isBypassed(
            from: first.place, to: second.place, nationality: line.code,
            on: flows.period(time).end)
        }
      }
      if let before = places["\(line.stage - 1) \(line.role) \(line.code)"] {
        lines[index].before = before
        lines[before].after = index
      }
    }
  }

  /// What is known in a month of a line, before a target.
  func features(_ target: LeadTarget, _ index: Int, _ time: Int) -> [Double] {
    let line = lines[index]
    let whole = lines[wholes[line.stage]]
    var found: [Double]
    switch target {
    case .ahead(let steps):
      let before = neighbour(index, isBefore: true, time)
      let after = neighbour(index, isBefore: false, time)
      found = [
        growth(line, time), growth(line, time - 1), excess(line, time, 12), excess(line, time, 3),
        growth(whole, time), excess(whole, time, 12),
        difference(whole, time + steps - 12, time - 12),
        before.map { growth($0, time) } ?? 0, before.map { growth($0, time - 1) } ?? 0,
        after.map { growth($0, time) } ?? 0,
      ]
    case .nowcast:
      found = []
      for isBefore in [true, false] {
        let stage = line.stage + (isBefore ? -1 : 1)
        let next = neighbour(index, isBefore: isBefore, time + 1)
        found += [
          next.map { growth($0, time + 1) } ?? 0, next.map { growth($0, time) } ?? 0,
          next.map { spread($0, time + 1) } ?? 0,
          wholes.indices.contains(stage) ? growth(lines[wholes[stage]], time + 1) : 0,
        ]
      }
      found += [growth(line, time), excess(line, time, 12)]
    }
    return found
  }

  /// Whether a neighbouring place's figure for everybody is known one month later.
  func knowsMore(_ stage: Int, _ time: Int) -> Bool {
    [stage - 1, stage + 1].contains { near in
      wholes.indices.contains(near) && time + 1 < count
        && !lines[wholes[near]].values[time + 1].isNaN
    }
  }

  private func neighbour(_ index: Int, isBefore: Bool, _ time: Int) -> Line? {
    let line = lines[index]
    if isBefore {
      return line.isBypassed[min(time, count - 1)] ? nil : line.before.map { lines[$0] }
    }
    guard let after = line.after, !lines[after].isBypassed[min(time, count - 1)] else { return nil }
    return lines[after]
  }

  /// Growth of a month over the one before; 0 where it is not known.
  private func growth(_ line: Line, _ time: Int) -> Double { difference(line, time, time - 1) }

  private func difference(_ line: Line, _ time: Int, _ past: Int) -> Double {
    guard line.logs.indices.contains(time), line.logs.indices.contains(past) else { return 0 }
    return cut(line.logs[time] - line.logs[past])
  }

  /// Growth of people spread over the month in which they are counted and the one after.
  private func spread(_ line: Line, _ time: Int) -> Double {
    guard time >= 2, time < count else { return 0 }
    func people(_ time: Int) -> Double {
      0.6 * exp(line.logs[time]) + 0.4 * exp(line.logs[time - 1])
    }
    return cut(log(people(time) / people(time - 1)))
  }

  /// How far a month stands above the mean of the months up to it.
  private func excess(_ line: Line, _ time: Int, _ months: Int) -> Double {
    guard time >= 0, time < count else { return 0 }
    let known = line.logs[max(0, time - months + 1)...time].filter { !$0.isNaN }
    guard 2 * known.count >= months else { return 0 }
    return cut(line.logs[time] - known.reduce(0, +) / Double(known.count))
  }

  private func cut(_ value: Double) -> Double {
    value.isNaN ? 0 : max(-Self.most, min(Self.most, value))
  }
}
