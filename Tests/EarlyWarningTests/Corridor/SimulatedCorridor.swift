import Domain
import EarlyWarning
import Foundation
import Statistics

/// A made-up corridor of two places, one after the other, whose truth is known.
struct SimulatedCorridor {
  enum Kind {
    /// The second place counts what the first counted in the month before.
    case lead
    /// It counts most of what the first counts in the same month.
    case sameMonth
    /// Both go their own ways.
    case unrelated
  }

  static let nationalities = ["COL", "CUB", "ECU", "HTI", "PER", "VEN"]
  let graph: CorridorGraph
  let flows: CorridorFlows
  /// The second place's newest month, where it was cut from the flows.
  let next: [String: Double]

  /// - Parameters:
  ///   - kind: how the places hang together.
  ///   - seed: of the random numbers.
  ///   - byAir: nationalities that enter by air between the places.
  ///   - isLate: whether the second place has not published the last month.
  init(
    _ kind: Kind, seed: UInt64, months: Int = 84, byAir: [String] = [], isLate: Bool = false
  ) throws {
    var random = SplitMix64(seed: seed)
    func normal() -> Double { Normal.quantile(random.nextUnit() * 0.999998 + 1e-6) }
    func walk(_ level: Double) -> [Double] {
      var height = log(level)
      return (0..<months).map { _ in
        height += 0.3 * normal()
        height = min(max(height, log(level) - 1.5), log(level) + 1.5)
        return exp(height)
      }
    }
    var first: [String: [Double]] = [:]
    var second: [String: [Double]] = [:]
    for (rank, code) in Self.nationalities.enumerated() {
      let level = 400 * pow(1.8, Double(rank))
      let flow = walk(level)
      let own = walk(level)
      first[code] = flow.map { $0.rounded() }
      second[code] = (0..<months).map { time in
        switch kind {
        case .lead:
          (0.8 * flow[max(0, time - 1)] * exp(0.03 * normal())).rounded()
        case .sameMonth: (0.8 * flow[time] * exp(0.1 * normal())).rounded()
        case .unrelated: own[time].rounded()
        }
      }
    }
    next = second.compactMapValues(\.last)
    if isLate { for code in Self.nationalities { second[code]?[months - 1] = .nan } }
    func total(_ parts: [String: [Double]]) -> [Double] {
      (0..<months).map { time in
        Self.nationalities.reduce(0) { $0 + (parts[$1]?[time] ?? 0) }
      }
    }
    let places = [Self.place("south", 1), Self.place("north", 3)]
    let air = CorridorPlace(
      place: "airport", position: 2, stage: "x", country: "NIC", role: .airEntry, observedBy: [])
    graph = try CorridorGraph(
      places: places + [air],
      legs: [Self.leg("way", "south", "north", .bus)]
        + byAir.map { Self.leg("air-\($0)", $0, "airport", .air, [$0]) },
      origins: Set(byAir))
    guard let start = Period("2018-01") else { throw ShippedCorridor.Unreadable(what: "2018-01") }
    flows = CorridorFlows(
      start: start,
      stages: [
        CorridorFlows.Stage(
          place: places[0], source: "south", indicator: "crossings", total: total(first),
          nationalities: first),
        CorridorFlows.Stage(
          place: places[1], source: "north", indicator: "crossings", total: total(second),
          nationalities: second),
      ])
  }

  static func place(_ code: String, _ position: Int) -> CorridorPlace {
    CorridorPlace(
      place: code, position: position, stage: "x", country: "PAN", role: .border,
      observedBy: [code])
  }

  static func leg(
    _ id: String, _ from: String, _ to: String, _ mode: CorridorLeg.Mode,
    _ nationalities: [String] = [], direction: CorridorLeg.Direction = .northbound
  ) -> CorridorLeg {
    CorridorLeg(
      id: id, from: from, to: to, direction: direction, mode: mode, measure: .journey,
      nationalities: nationalities, source: "made up", quality: .assumed,
      note: Bilingual(en: "", es: ""))
  }
}
