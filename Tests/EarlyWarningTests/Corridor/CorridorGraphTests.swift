import Domain
import EarlyWarning
import Testing

@Suite("The corridor's graph")
struct CorridorGraphTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test("The corridor that ships leads from Necoclí to the United States, and back since 2025")
  func directions() throws {
    let graph = try ShippedCorridor(until: ShippedCorridor.month("2018-12")).graph
    let before = try day("2023-08-01")
    let after = try day("2025-06-01")
    let north = graph.reach(from: "necocli", .northbound, on: before)
    #expect(north["darien"] == 2)
    #expect(north["danli"] != nil)
    #expect(north["usa-southwest-border"] != nil)
    #expect(graph.reach(from: "MEX", .southbound, on: before).isEmpty)
    let south = graph.reach(from: "MEX", .southbound, on: after)
    #expect(south["miramar"] != nil && south["necocli"] != nil)
    #expect(south["usa-southwest-border"] == nil)
  }

  @Test("Places that count people stand in their order from south to north")
  func observed() throws {
    let graph = try ShippedCorridor(until: ShippedCorridor.month("2018-12")).graph
    #expect(
      graph.observedPlaces.map(\.place) == ["darien", "HND", "GTM", "MEX", "usa-southwest-border"])
  }

  @Test("People who may fly to Managua by-pass Darién, while they may")
  func airEntries() throws {
    let graph = try ShippedCorridor(until: ShippedCorridor.month("2018-12")).graph
    #expect(
      graph.isBypassed(from: "darien", to: "HND", nationality: "CUB", on: try day("2023-01-01")))
    #expect(
      !graph.isBypassed(from: "darien", to: "HND", nationality: "CUB", on: try day("2021-06-01")))
    #expect(
      !graph.isBypassed(from: "darien", to: "HND", nationality: "VEN", on: try day("2023-01-01")))
    #expect(
      graph.airEntries(of: "HTI", on: try day("2023-09-01")).map(\.to) == ["managua-airport"])
    #expect(graph.airEntries(of: "HTI", on: try day("2024-09-01")).isEmpty)
  }

  @Test("An unknown place, a leg to itself and anything declared twice are refused by name")
  func refusals() throws {
    let places = [SimulatedCorridor.place("a", 1), SimulatedCorridor.place("b", 2)]
    func failure(_ places: [CorridorPlace], _ legs: [CorridorLeg]) -> CorridorGraph.Failure? {
      do throws(CorridorGraph.Failure) {
        _ = try CorridorGraph(places: places, legs: legs)
        return nil
      } catch {
        return error
      }
    }
    let unknown = failure(places, [SimulatedCorridor.leg("x", "a", "nowhere", .bus)])
    #expect(unknown?.code == .unknownPlace)
    #expect(
      unknown?.description
        == "The leg x names nowhere, which is no place of the corridor. Add the place or correct the "
        + "leg.")
    #expect(failure(places, [SimulatedCorridor.leg("x", "a", "a", .bus)])?.code == .loop)
    let leg = SimulatedCorridor.leg("x", "a", "b", .bus)
    #expect(failure(places, [leg, leg])?.code == .duplicateLeg)
    #expect(failure(places + [places[0]], [leg])?.code == .duplicatePlace)
    #expect(failure(places, [leg]) == nil)
    #expect(failure([], []) == nil)
  }

  @Test("Legs that measure a lag are no way, and legs for others are not taken")
  func concern() throws {
    let places = [SimulatedCorridor.place("a", 1), SimulatedCorridor.place("b", 2)]
    var lag = SimulatedCorridor.leg("lag", "a", "b", .mixed)
    lag.measure = .lag
    let own = SimulatedCorridor.leg("own", "b", "a", .boat, ["HTI"], direction: .southbound)
    let graph = try CorridorGraph(places: places, legs: [lag, own])
    let today = try day("2024-01-01")
    #expect(graph.reach(from: "a", .northbound, on: today).isEmpty)
    #expect(graph.legs(from: "b", .southbound, on: today).isEmpty)
    #expect(graph.legs(from: "b", .any, on: today, nationality: "HTI").map(\.id) == ["own"])
  }
}
