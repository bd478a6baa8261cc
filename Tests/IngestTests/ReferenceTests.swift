import Configuration
import Domain
import Foundation
import Ingest
import Testing

/// A copy of a folder of `datasets` in which one file has other lines.
private func altered(
  _ folder: String, _ file: String, _ change: (String) -> String
) throws -> URL {
  let copy = FileManager.default.temporaryDirectory.appending(path: "caudal-\(UUID().uuidString)")
  try FileManager.default.copyItem(at: root.appending(path: "datasets/\(folder)"), to: copy)
  let path = copy.appending(path: file)
  let text = try String(contentsOf: path, encoding: .utf8)
  try change(text).write(to: path, atomically: true, encoding: .utf8)
  return copy
}

private func problems(_ body: () throws -> Void) -> [String] {
  do {
    try body()
    return []
  } catch {
    return (error as? Problems)?.all.map(\.description) ?? ["\(error)"]
  }
}

@Suite("Reference, corridor and events")
struct ReferenceTests {
  @Test("The corridor and the register of acts that ship have no problem")
  func shipped() throws {
    let reference = try shippedReference()
    let corridor = try CorridorTables(
      folder: root.appending(path: "datasets/corridor").path, reference: reference)
    #expect(corridor.places.contains { $0.place == "darien" && !$0.observedBy.isEmpty })
    #expect(corridor.legs.contains { $0.direction == .southbound })
    #expect(corridor.legs.contains { $0.mode == .air && $0.validFrom != nil })
    let events = try EventTables(
      folder: root.appending(path: "datasets/events").path, reference: reference)
    #expect(events.acts.count > 50)
    #expect(events.regimeChanges.contains { $0.isMajor && $0.place == "darien" })
  }

  @Test("Checking the datasets checks the corridor and the acts too")
  func check() throws {
    let reference = try shippedReference()
    #expect(
      DefinitionCheck.problems(
        ofTablesIn: root.appending(path: "datasets").path, reference: reference) == [])
    #expect(DefinitionCheck.problems(ofTablesIn: "/no/such/folder", reference: reference) == [])
  }

  @Test("An act counts from the day on which the public could know of it, and so does its end")
  func acts() throws {
    func day(_ text: String) throws -> Day { try #require(Day(text)) }
    let closure = PublicAct(
      id: "closure", announcedOn: try day("2020-03-16"), appliesOn: try day("2020-03-17"),
      until: try day("2021-01-28"), untilAnnouncedOn: try day("2021-01-08"), places: ["darien"],
      kind: .mask, what: Bilingual(en: "a", es: "b"), source: "x")
    let december = try #require(Period("2020-12"))
    let march = try #require(Period("2021-03"))
    #expect(!closure.applies(in: december, asKnownOn: try day("2020-03-15")))
    #expect(closure.applies(in: december, asKnownOn: try day("2020-03-16")))
    // Before its end was announced it looked open.
    #expect(closure.applies(in: march, asKnownOn: try day("2021-01-07")))
    #expect(!closure.applies(in: march, asKnownOn: try day("2021-01-08")))
    #expect(!closure.applies(in: try #require(Period("2020-02")), asKnownOn: try day("2022-01-01")))
  }

  @Test("Every problem of the reference tables is told with file and line")
  func referenceProblems() throws {
    let folder = try altered("reference", "countries.csv") { text in
      text.replacing("state,false,142,034,extra-regional", with: "sate,false,142,034,extraregional")
        + "PAN,PA,591,Panamá,Panama,x,y,z,w,state,yes,019,013,regional\n"
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let found = problems { _ = try ReferenceTables(folder: folder.path) }
    #expect(
      found.contains { $0.hasPrefix("countries.csv:3:") && $0.contains("expected one of state") })
    #expect(found.contains { $0.contains("`PAN` stands already on line") })
    let missing = problems { _ = try ReferenceTables(folder: "/no/such/folder") }
    #expect(missing.count == 10)
  }

  @Test("Codes that point nowhere are told: places, legs, acts, groups")
  func pointers() throws {
    let reference = try shippedReference()
    let corridor = try altered("corridor", "legs.csv") {
      $0.replacing("necocli-acandi,necocli,acandi", with: "necocli-acandi,necocly,acandi")
    }
    defer { try? FileManager.default.removeItem(at: corridor) }
    #expect(
      problems { _ = try CorridorTables(folder: corridor.path, reference: reference) } == [
        "legs.csv:2:2: `necocly` is no place; did you mean `necocli`?"
      ])
    let events = try altered("events", "acts.csv") {
      $0.replacing(
        "2015-11-15,2015-11-15,,,penas-blancas NIC,CUB",
        with: "2015-11-15,2015-11-15,2015-01-01,,penas-blancas NIC,CUBA")
    }
    defer { try? FileManager.default.removeItem(at: events) }
    let found = problems { _ = try EventTables(folder: events.path, reference: reference) }
    #expect(found.count == 2)
    #expect(
      found.contains { $0.contains("`CUBA` is no country, group or scope; did you mean `CUB`?") })
    #expect(found.contains { $0.contains("the act ends before it applies") })
  }
}
