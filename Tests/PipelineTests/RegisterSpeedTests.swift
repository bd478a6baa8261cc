import Domain
import EarlyWarning
import Foundation
import Pipeline
import Testing
import Warehouse

#if DEBUG
  private let isOptimised = false
#else
  private let isOptimised = true
#endif

@Suite(
  "A register of a hundred thousand events",
  .enabled(if: isOptimised, "measured as it ships only"))
struct RegisterSpeedTests {
  /// Two thousand cases of fifty events each, as long years would leave them: most have ended.
  private func fill(_ project: TestProject) throws -> (path: String, name: String) {
    _ = try project.run()
    let path = project.folder("warehouse/small.sqlite")
    let warehouse = try Warehouse(path: path, access: .writing)
    var chain = AlertChain()
    var name = ""
    try warehouse.write { writer in
      let places = Array(try writer.reader.reference().places.map(\.code).prefix(100))
      let groups = ["all", "HTI", "VEN", "CUB", "ECU", "COL", "CHN", "IND", "PER", "BRA"]
      for number in 0..<2_000 {
        let subject = AlertSubject(
          place: places[number % places.count],
          group: groups[number / places.count % groups.count],
          direction: number / places.count < groups.count ? .surge : .collapse)
        let day = Day(ordinal: 18_000 + number / 4)
        let alert = Alert(subject: subject, openedOn: day)
        if number == 1_500 { name = alert.id }
        for step in 1...50 {
          let (kind, state): (AlertEvent.Kind, AlertState) =
            switch step {
            case 1: (.opened, .watch)
            case 2: (.formed, .forming)
            case 50: number % 10 == 0 ? (.evidence, .forming) : (.dismissed, .dismissed)
            default: (.evidence, .forming)
            }
          let evidence = AlertEvidence(
            kind: "surge", source: "flows", indicator: "crossings", place: subject.place,
            nationality: subject.group, period: "2021-06", issue: "2021-07-12", value: 5_293,
            expected: 1_250, lower: 600, upper: 2_600, strength: 4.2, signal: Int64(step))
          let draft = AlertEvent.Draft(
            kind, asOf: day.advanced(by: step), state: state, level: 2,
            office: kind == .dismissed ? "pan-snm" : nil,
            reasonCode: kind == .dismissed ? "seasonal" : "strength",
            sentence: Bilingual(
              en: "Darién, Haitian nationality: more evidence of a rise of the flow.",
              es: "Darién, nacionalidad haitiana: más evidencia de un aumento del flujo."),
            evidence: AlertEvidence.text([evidence]), told: ["PAN", "CRI", "NIC"],
            route: ["CRI", "NIC", "HND", "GTM", "MEX", "USA"])
          let event = chain.seal(
            draft, of: alert, number: step, at: Moment(seconds: 1_600_000_000 + chain.length))
          try writer.append(event, run: nil)
        }
      }
    }
    return (path, name)
  }

  @Test("Lists, shows and verifies within the times that a desk can bear")
  func times() throws {
    let project = try TestProject()
    try project.addAlertRules()
    let (_, name) = try fill(project)
    let place = try WarehousePlace(pipeline: project.folder("pipelines/small.yaml"), file: nil)
    let register = AlertRegister(place)
    func best(_ body: () throws -> Void) rethrows -> Double {
      var best = Double.infinity
      for _ in 0..<5 {
        let start = ContinuousClock.now
        try body()
        best = min(best, start.duration(to: .now).inSeconds)
      }
      return best
    }
    var (cases, events, proven) = (0, 0, 0)
    let list = try best { cases = try register.list(all: false).count }
    let show = try best { events = try register.show(name).events.count }
    let verify = try best {
      let proof = try register.verify()
      proven = proof.holds ? proof.events : 0
    }
    #expect(cases == 200)
    #expect(events == 50)
    #expect(proven == 100_000)
    print("register of 100,000 events: list \(list) s, show \(show) s, verify \(verify) s")
    // Measured far below these; machines that many share are slower.
    #expect(list < 0.5)
    #expect(show < 0.5)
    #expect(verify < 10)
  }
}
