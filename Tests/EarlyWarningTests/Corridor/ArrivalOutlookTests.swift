import Domain
import EarlyWarning
import Foundation
import Statistics
import Testing

@Suite("The outlook on arrivals")
struct ArrivalOutlookTests {
  private func entry(
    _ outlook: ArrivalOutlook, _ place: String, _ code: String, _ target: LeadTarget
  ) throws -> ArrivalOutlook.Entry {
    try #require(
      outlook.entries.first { $0.place == place && $0.code == code && $0.target == target })
  }

  private func expectation(_ entry: ArrivalOutlook.Entry) -> ArrivalOutlook.Expectation? {
    if case .measured(let expectation) = entry.verdict { expectation } else { nil }
  }

  /// The past in which an entry was or was not better.
  private func skill(_ entry: ArrivalOutlook.Entry) -> LeadSkill? {
    switch entry.verdict {
    case .measured(let expectation): expectation.skill
    case .noLead(.notBetter(let skill)), .noLead(.notDue(let skill)): skill
    case .noLead(.tooShort), .noLead(.tooFew): nil
    }
  }

  @Test("A lead of one month is found, at the place where it is and for that month only")
  func knownLead() throws {
    let simulated = try SimulatedCorridor(.lead, seed: 1)
    let outlook = ArrivalOutlook(simulated.flows, simulated.graph)
    for code in [SeriesKey.whole] + SimulatedCorridor.nationalities {
      let found = try #require(expectation(entry(outlook, "north", code, .ahead(1))), "\(code)")
      #expect(found.skill.skill > 0.5, "\(code)")
      // What the first place counted this month, less those who go another way.
      let series = try #require(simulated.flows.stages[0].series(code))
      let truth = try 0.8 * #require(series.last)
      #expect(abs(found.people / truth - 1) < 0.25, "\(code)")
      #expect(expectation(try entry(outlook, "south", code, .ahead(1))) == nil)
      #expect(expectation(try entry(outlook, "south", code, .ahead(3))) == nil)
    }
  }

  @Test("Where places go their own ways, no lead is measured")
  func noLead() throws {
    var entries = 0.0
    var shown = 0.0
    for seed in 1...8 {
      let simulated = try SimulatedCorridor(.unrelated, seed: UInt64(seed))
      let outlook = ArrivalOutlook(simulated.flows, simulated.graph)
      entries += Double(outlook.entries.count)
      shown += Double(outlook.measured.count)
      for entry in outlook.entries {
        if case .noLead(.tooShort) = entry.verdict { Issue.record("84 months are enough") }
      }
    }
    #expect(entries > 400)
    #expect(shown <= 0.01 * entries)
  }

  @Test("A place that publishes late is nowcast from its neighbour, with limits that hold")
  func nowcast() throws {
    var held = 0.0
    var judged = 0.0
    for seed in 1...6 {
      let simulated = try SimulatedCorridor(.sameMonth, seed: UInt64(seed), isLate: true)
      let outlook = ArrivalOutlook(simulated.flows, simulated.graph)
      for code in SimulatedCorridor.nationalities {
        let entry = try entry(outlook, "north", code, .nowcast)
        let found = try #require(expectation(entry), "\(code)")
        #expect(entry.period == simulated.flows.period(simulated.flows.count - 1))
        #expect(found.skill.skill > 0.3)
        let truth = try #require(simulated.next[code])
        let limits = try #require(found.limits80)
        judged += 1
        if limits.contains(truth) { held += 1 }
        #expect(try #require(found.limits95).lowerBound <= limits.lowerBound)
        #expect((0.55...1).contains(try #require(found.coverage80)))
      }
    }
    #expect((0.6...1).contains(held / judged))
  }

  @Test("The numbers of a place and its nationalities add up")
  func coherence() throws {
    let simulated = try SimulatedCorridor(.sameMonth, seed: 4, isLate: true)
    let outlook = ArrivalOutlook(simulated.flows, simulated.graph)
    let parts = try SimulatedCorridor.nationalities.map { code in
      try #require(expectation(entry(outlook, "north", code, .nowcast))).people
    }
    let whole = try #require(expectation(entry(outlook, "north", SeriesKey.whole, .nowcast))).people
    // Nobody else travels in this corridor, so that the rest stays small.
    #expect(abs(parts.reduce(0, +) / whole - 1) < 1e-3)
    #expect(parts.allSatisfy { $0 >= 0 })
  }

  @Test("The count before an airport says nothing of people who land there")
  func bypass() throws {
    let open = try SimulatedCorridor(.lead, seed: 2)
    let byAir = try SimulatedCorridor(.lead, seed: 2, byAir: ["CUB"])
    let with = ArrivalOutlook(open.flows, open.graph)
    let without = ArrivalOutlook(byAir.flows, byAir.graph)
    #expect(expectation(try entry(with, "north", "CUB", .ahead(1))) != nil)
    #expect(expectation(try entry(without, "north", "CUB", .ahead(1))) == nil)
    #expect(expectation(try entry(without, "north", "VEN", .ahead(1))) != nil)
  }

  @Test("What is judged of the past is what was forecast then: later figures change none of it")
  func noLookingAhead() throws {
    let whole = try SimulatedCorridor(.lead, seed: 3)
    let cut = CorridorFlows(
      start: whole.flows.start,
      stages: whole.flows.stages.map { stage in
        var stage = stage
        stage.total = Array(stage.total.prefix(70))
        stage.nationalities = stage.nationalities.mapValues { Array($0.prefix(70)) }
        return stage
      })
    var options = ArrivalOutlook.Options()
    options.trials = 200
    // Which nationalities have lines of their own is decided at the end of the figures.
    options.leastPeople = 0
    let early = ArrivalOutlook(cut, whole.graph, options)
    let late = ArrivalOutlook(whole.flows, whole.graph, options)
    var compared = 0
    for old in early.entries {
      let new = try entry(late, old.place, old.code, old.target)
      for (period, trial) in old.trials {
        #expect(new.trials[period]?.forecast == trial.forecast)
        #expect(new.trials[period]?.actual == trial.actual)
        compared += 1
      }
    }
    #expect(compared > 500)
  }

  @Test("The corridor's own figures: Honduras can be nowcast from Darién, not forecast from it")
  func realFigures() throws {
    let shipped = try ShippedCorridor(
      until: ShippedCorridor.month("2024-06"), withoutLastOf: ["HND"])
    let outlook = ArrivalOutlook(shipped.flows, shipped.graph)
    let everybody = try #require(
      expectation(entry(outlook, "HND", SeriesKey.whole, .nowcast)))
    #expect((0.15...0.6).contains(everybody.skill.skill))
    let venezuelan = try #require(expectation(entry(outlook, "HND", "VEN", .nowcast)))
    #expect((0.25...0.6).contains(venezuelan.skill.skill))
    #expect(venezuelan.skill.beatsSimpleRules)
    #expect(venezuelan.skill.trials >= 24)
    // Cubans land in Managua; last month's Darién leads nobody.
    for target in [LeadTarget.ahead(2), .ahead(3)] {
      #expect(expectation(try entry(outlook, "HND", SeriesKey.whole, target)) == nil)
    }
    for target in [LeadTarget.nowcast, .ahead(1), .ahead(2), .ahead(3)] {
      let usa = try entry(outlook, "usa-southwest-border", SeriesKey.whole, target)
      #expect(expectation(usa) == nil)
      #expect(try #require(skill(usa)).skill < 0.1)
    }
  }

  @Test("The real corridor, all places, nationalities and targets, takes less than two seconds")
  func speed() throws {
    let shipped = try ShippedCorridor(until: ShippedCorridor.month("2025-04"))
    let clock = ContinuousClock()
    let took = clock.measure {
      #expect(ArrivalOutlook(shipped.flows, shipped.graph).entries.count > 400)
    }
    // The build that is released takes a fifth of a second; a debug build and a busy machine more.
    #expect(took < .seconds(40))
  }

  @Test("The same figures give the same outlook")
  func determinism() throws {
    let simulated = try SimulatedCorridor(.lead, seed: 9)
    let once = ArrivalOutlook(simulated.flows, simulated.graph)
    let again = ArrivalOutlook(simulated.flows, simulated.graph)
    #expect(once.entries.count == again.entries.count)
    for (one, other) in zip(once.entries, again.entries) {
      #expect(
        "\(one.place) \(one.code) \(one.target)" == "\(other.place) \(other.code) \(other.target)")
      #expect("\(one.verdict)" == "\(other.verdict)")
    }
  }

  @Test("Short, silent, constant and absurd figures get no lead, and no trap")
  func hostile() throws {
    let simulated = try SimulatedCorridor(.lead, seed: 1)
    let length = 60
    let series: [[Double]] = [
      Array(repeating: .nan, count: length), Array(repeating: 0, count: length),
      Array(repeating: 50, count: length), (0..<length).map { $0 % 2 == 0 ? 0 : 1e300 },
      (0..<length).map { $0 < 50 ? .nan : 100 }, (0..<length).map { Double($0 % 7) * 1e9 },
    ]
    for first in series {
      for second in series {
        let places = [SimulatedCorridor.place("south", 1), SimulatedCorridor.place("north", 3)]
        let flows = CorridorFlows(
          start: simulated.flows.start,
          stages: zip(places, [first, second]).map { place, values in
            CorridorFlows.Stage(
              place: place, source: "x", indicator: "crossings", total: values,
              nationalities: ["VEN": values, "XXX": values])
          })
        for entry in ArrivalOutlook(flows, simulated.graph).entries {
          if let found = expectation(entry) {
            #expect(found.people.isFinite && found.people >= 0)
          }
        }
      }
    }
    let none = CorridorFlows(start: simulated.flows.start, stages: [])
    #expect(ArrivalOutlook(none, simulated.graph).entries.isEmpty)
    let short = try SimulatedCorridor(.lead, seed: 1, months: 16)
    for entry in ArrivalOutlook(short.flows, short.graph).entries {
      #expect(entry.verdict == .noLead(.tooShort(trials: 0)))
    }
  }
}
