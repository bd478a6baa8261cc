import Domain
import EarlyWarning
import Foundation

/// The corridor and the figures that ship in `datasets/`, read without the machinery of ingest.
struct ShippedCorridor {
  let graph: CorridorGraph
  let flows: CorridorFlows

  private static let datasets = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "datasets")

  /// Sources along the route, the newest issue of each.
  private static let sources = [
    ("darien", "panama-darien-by-nationality", "crossings"),
    ("HND", "honduras-arrivals-by-nationality", "registrations"),
    ("MEX", "mexico-irregular-situation-by-nationality", "irregular-situation-events"),
    ("usa-southwest-border", "usa-southwest-encounters", "encounters"),
  ]

  /// - Parameters:
  ///   - last: figures of later months are left out.
  ///   - late: places whose figures of the last month are left out as well.
  init(until last: Period, withoutLastOf late: Set<String> = []) throws {
    let start = try Self.month("2018-01")
    let places = try Self.places()
    graph = try CorridorGraph(
      places: places, legs: try Self.legs(), origins: try Self.countries(), groups: [])
    let count = start.distance(to: last) + 1
    let chnv: Set = ["CUB", "HTI", "NIC", "VEN"]
    var stages: [CorridorFlows.Stage] = []
    for (code, source, indicator) in Self.sources {
      guard let place = places.first(where: { $0.place == code }) else { continue }
      var cells: [String: [Double]] = [:]
      var known = [Bool](repeating: false, count: count)
      for row in try Self.rows("\(source)", newest: true) {
        guard let period = row["period"].flatMap(Period.init), period.frequency == .month,
          let value = row["value"].flatMap(Double.init), let nationality = row["nationality"]
        else { continue }
        let index = start.distance(to: period)
        guard (0..<(late.contains(code) ? count - 1 : count)).contains(index) else { continue }
        cells[nationality, default: Array(repeating: 0, count: count)][index] += value
        known[index] = true
      }
      func masked(_ values: [Double]) -> [Double] {
        values.indices.map { known[$0] ? values[$0] : .nan }
      }
      let total = (0..<count).map { index in
        known[index] ? cells.keys.sorted().reduce(0) { $0 + (cells[$1]?[index] ?? 0) } : .nan
      }
      let group = (0..<count).map { index in
        known[index] ? chnv.sorted().reduce(0) { $0 + (cells[$1]?[index] ?? 0) } : .nan
      }
      stages.append(
        CorridorFlows.Stage(
          place: place, source: source, indicator: indicator, total: total,
          nationalities: cells.mapValues(masked), groups: ["chnv": group]))
    }
    flows = CorridorFlows(start: start, stages: stages)
  }

  static func month(_ text: String) throws -> Period {
    guard let period = Period(text) else { throw Unreadable(what: text) }
    return period
  }

  struct Unreadable: Error {
    var what: String
  }

  static func places() throws -> [CorridorPlace] {
    try rows("corridor/places.csv").map { row in
      guard let place = row["place"], let position = row["position"].flatMap(Int.init),
        let role = row["role"].flatMap(CorridorPlace.Role.init)
      else { throw Unreadable(what: "\(row)") }
      return CorridorPlace(
        place: place, position: position, stage: row["stage"] ?? "", country: row["country"] ?? "",
        role: role,
        observedBy: (row["observed_by"] ?? "").split(separator: " ").map(String.init))
    }
  }

  static func legs() throws -> [CorridorLeg] {
    try rows("corridor/legs.csv").map { row in
      guard let id = row["id"], let from = row["from"], let to = row["to"],
        let direction = row["direction"].flatMap(CorridorLeg.Direction.init),
        let mode = row["mode"].flatMap(CorridorLeg.Mode.init),
        let measure = row["measure"].flatMap(CorridorLeg.Measure.init)
      else { throw Unreadable(what: "\(row)") }
      let words = (row["nationalities"] ?? "").split(separator: " ").map(String.init)
      return CorridorLeg(
        id: id, from: from, to: to, direction: direction, mode: mode, measure: measure,
        nationalities: words == ["all"] ? [] : words,
        validFrom: row["valid_from"].flatMap(Day.init), validTo: row["valid_to"].flatMap(Day.init),
        source: row["source"] ?? "", quality: .press, note: Bilingual(en: "", es: ""))
    }
  }

  static func countries() throws -> Set<String> {
    Set(try rows("reference/countries.csv").compactMap { $0["code"] })
  }

  /// Rows by column.
  private static func rows(_ path: String, newest: Bool = false) throws -> [[String: String]] {
    var url = datasets.appending(path: path)
    if newest {
      let issues = try FileManager.default.contentsOfDirectory(
        at: url, includingPropertiesForKeys: nil)
      guard let last = issues.filter({ $0.pathExtension == "csv" }).map(\.path).max() else {
        throw Unreadable(what: path)
      }
      url = URL(filePath: last)
    }
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(fields)
    guard let header = lines.first else { throw Unreadable(what: path) }
    return lines.dropFirst().map {
      Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first })
    }
  }

  /// Fields of a line; quotes may hold commas.
  private static func fields(_ line: Substring) -> [String] {
    if !line.utf8.contains(UInt8(ascii: "\"")) {
      return line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    var fields = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
