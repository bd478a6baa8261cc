import Domain
import EarlyWarning
import Foundation
import Statistics
import Testing

@Suite("Waiting stock")
struct WaitingStockTests {
  /// People arrive at random; four in five go on the counted way, no more than a quota a month.
  private func queue(quota: (Int) -> Double, seed: UInt64) throws
    -> (flows: CorridorFlows, waiting: [Double], graph: CorridorGraph)
  {
    let months = 72
    var random = SplitMix64(seed: seed)
    var waiting = 0.0
    var (inflow, outflow, stock): ([Double], [Double], [Double]) = ([], [], [])
    for month in 0..<months {
      let surge = (48..<54).contains(month) ? 2.5 : 1
      let arriving = (1000 * surge * exp(0.25 * (random.nextUnit() - 0.5))).rounded()
      let ready = waiting + 0.8 * arriving * exp(0.06 * (random.nextUnit() - 0.5))
      let leaving = min(quota(month), ready).rounded()
      waiting = ready - leaving
      inflow.append(arriving)
      outflow.append(leaving)
      stock.append(waiting)
    }
    let places = [SimulatedCorridor.place("south", 1), SimulatedCorridor.place("north", 2)]
    let flows = CorridorFlows(
      start: try ShippedCorridor.month("2018-01"),
      stages: zip(places, [inflow, outflow]).map { place, values in
        CorridorFlows.Stage(
          place: place, source: place.place, indicator: "crossings", total: values,
          nationalities: ["VEN": values])
      })
    return (flows, stock, try CorridorGraph(places: places, legs: []))
  }

  @Test("A quota shows as saturation, and the bounds hold the people who wait", arguments: 1...5)
  func quota(seed: Int) throws {
    let made = try queue(
      quota: { $0 < 44 ? 5000 : $0 < 55 ? 900 : 2000 }, seed: UInt64(seed))
    let stock = try #require(WaitingStock(made.flows, before: 1, of: "VEN", made.graph))
    #expect(stock.from == "south" && stock.to == "north")
    var held = 0
    for month in stock.months {
      #expect(month.lower >= 0 && month.lower <= month.upper)
      let time = made.flows.start.distance(to: month.period)
      if month.lower - 150 <= made.waiting[time], made.waiting[time] <= month.upper + 150 {
        held += 1
      }
      if time < 44 { #expect(!month.isSaturated) }
    }
    #expect(Double(held) >= 0.8 * Double(stock.months.count))
    let surge = stock.months.filter {
      (50..<54).contains(made.flows.start.distance(to: $0.period))
    }
    #expect(surge.filter(\.isSaturated).count >= 3)
    #expect(try #require(surge.last?.daysOfOutflow) > 30)
  }

  @Test("Where everybody goes on at once nobody waits for long")
  func free() throws {
    let made = try queue(quota: { _ in 1e6 }, seed: 8)
    let stock = try #require(WaitingStock(made.flows, before: 1, of: SeriesKey.whole, made.graph))
    #expect(stock.months.allSatisfy { !$0.isSaturated })
    #expect(stock.months.allSatisfy { $0.lower < 300 })
  }

  @Test("People who land between the places, a first place and silent places have no stock")
  func none() throws {
    let simulated = try SimulatedCorridor(.lead, seed: 1, byAir: ["CUB"])
    #expect(WaitingStock(simulated.flows, before: 1, of: "CUB", simulated.graph) == nil)
    #expect(WaitingStock(simulated.flows, before: 1, of: "VEN", simulated.graph) != nil)
    #expect(WaitingStock(simulated.flows, before: 0, of: "VEN", simulated.graph) == nil)
    #expect(WaitingStock(simulated.flows, before: 1, of: "XYZ", simulated.graph) == nil)
    #expect(WaitingStock(simulated.flows, before: 7, of: "VEN", simulated.graph) == nil)
  }

  @Test("Where the second place counts more than the first, nobody is said to wait")
  func joined() throws {
    let made = try queue(quota: { _ in 1e6 }, seed: 3)
    let counts = made.flows.stages.enumerated().map { stage, own in
      CorridorFlows.Stage(
        place: own.place, source: own.source, indicator: own.indicator,
        total: own.total.map { stage == 0 ? $0 : 3 * $0 }, nationalities: [:])
    }
    let flows = CorridorFlows(start: made.flows.start, stages: counts)
    #expect(WaitingStock(flows, before: 1, of: SeriesKey.whole, made.graph) == nil)
  }

  @Test("The bounds are in order for everybody on the real corridor")
  func real() throws {
    let shipped = try ShippedCorridor(until: ShippedCorridor.month("2025-04"))
    var found = 0
    for stage in 1..<shipped.flows.stages.count {
      let codes = shipped.flows.stages[stage].nationalities.keys.sorted()
      for code in [SeriesKey.whole] + codes {
        guard let stock = WaitingStock(shipped.flows, before: stage, of: code, shipped.graph) else {
          continue
        }
        found += 1
        #expect(
          stock.months.allSatisfy {
            $0.lower >= 0 && $0.lower <= $0.upper && $0.upper.isFinite
          })
        // Nobody waits who did not come in.
        let inflow = shipped.flows.stages[stage - 1].series(code) ?? []
        #expect(
          stock.months.allSatisfy { month in
            let time = shipped.flows.start.distance(to: month.period)
            let recent = inflow[max(0, time - 5)...time].filter { !$0.isNaN }.reduce(0, +)
            return month.upper <= recent + 1e-6
          })
      }
    }
    #expect(found > 20)
  }
}
