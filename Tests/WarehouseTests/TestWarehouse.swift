import Domain
import Foundation
import GRDB
import Warehouse

/// A warehouse in a folder of its own, with one source, that goes when the test ends.
final class TestWarehouse {
  let folder: URL
  let warehouse: Warehouse
  private(set) var run = RunID(0)

  var path: String { warehouse.path }

  init(sources: [SourceDescription] = [.named("flows")]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "caudal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    warehouse = try Warehouse(
      path: folder.appending(path: "warehouse.sqlite").path, access: .writing)
    run = try warehouse.write { writer in
      for source in sources { try writer.store(source) }
      try writer.store(.test)
      return try writer.begin(.test)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Loads figures of one issue.
  @discardableResult
  func load(_ issue: TestIssue) throws -> LoadOutcome {
    try warehouse.write { try issue.load(with: $0, run: run) }
  }

  /// The rows of a query, columns joined by `|`, NULL as an empty text.
  func rows(_ sql: String) throws -> [String] {
    try warehouse.read { reader in
      try Row.fetchAll(reader.db, sql: sql).map { row in
        row.databaseValues.map { value in
          switch value.storage {
          case .null: ""
          case .int64(let number): String(number)
          case .double(let number): String(number)
          case .string(let text): text
          case .blob: "blob"
          }
        }.joined(separator: "|")
      }
    }
  }
}

extension SourceDescription {
  static func named(
    _ code: String, lagDays: Int = 0, isPseudoRealTime: Bool = false
  ) -> SourceDescription {
    SourceDescription(
      code: code, publisher: "Publisher", country: "PAN",
      title: Bilingual(en: "Flows", es: "Flujos"), licence: "CC BY 4.0", citation: "Publisher",
      sharing: "public", lagDays: lagDays, isPseudoRealTime: isPseudoRealTime)
  }
}

extension ReferenceRows {
  static var test: ReferenceRows {
    func same(_ text: String) -> Bilingual { Bilingual(en: text, es: text) }
    return ReferenceRows(
      countries: [("PAN", "Panama"), ("CRI", "Costa Rica"), ("HTI", "Haiti")].map {
        Country(
          code: $0.0, name: same($0.1), nationality: same($0.1), people: same($0.1),
          isMember: $0.0 != "HTI", scope: .regional)
      },
      places: [
        Place(code: "darien", kind: "border", country: "PAN", name: same("Darién")),
        Place(code: "canoas", kind: "border", country: "CRI", name: same("Canoas")),
      ],
      indicators: ["crossings", "returns"].map {
        Indicator(
          code: $0, name: same($0), unit: "people", unitName: same("people"),
          direction: .neutral, phase: .monitoring, frequency: .month, isAdditive: true,
          definition: same($0))
      }
        + [
          "returned-people", "people-reached", "people-linked", "linked-after-6-months",
          "school-enrolment", "documents-issued",
        ].map {
          Indicator(
            code: $0, name: same($0), unit: $0 == "documents-issued" ? "documents" : "people",
            unitName: same("people"), direction: .neutral, phase: .reintegration,
            frequency: .quarter, isAdditive: true, definition: same($0))
        })
  }
}

extension RunStart {
  static var test: RunStart {
    RunStart(
      pipeline: "test", startedAt: Moment(seconds: 1_700_000_000), version: "test", command: "test")
  }
}

/// The figures of one file, by nationality and period.
struct TestIssue {
  struct Entry: Hashable {
    var nationality: String
    var period: Period
    var value: Double?
    var status: ObservationStatus
  }

  var source = "flows"
  var issuedOn: Day
  var name: String
  var entries: [Entry]
  var indicator = "crossings"
  var place = "darien"
  var withdrawsAbsent = true
  var verdict = FileReading.Verdict.accepted
  var findings: [Finding] = []
  var leftOut: [Finding] = []
  var corrections: [String: Int] = [:]
  /// Rows that the file claims to have beyond those that it hands over.
  var rowsMissing = 0
  var quarantined: [(nationality: String, period: Period)] = []
  /// Rows a batch.
  var batch = 3

  /// Figures as `HTI 2024-03 12`, one a line; `-` for a figure that is missing.
  init(_ issuedOn: String, _ text: String, source: String = "flows", name: String? = nil) {
    self.source = source
    self.issuedOn = Day(issuedOn) ?? Day(ordinal: 0)
    self.name = name ?? "\(source)/\(issuedOn).csv"
    entries = text.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      let value = Double(words[2])
      return Entry(
        nationality: words[0], period: Period(words[1]) ?? Period(frequency: .day, ordinal: 0),
        value: value, status: value == nil ? .missing : .normal)
    }
  }

  init(issuedOn: Day, entries: [Entry]) {
    self.issuedOn = issuedOn
    name = "flows/\(issuedOn).csv"
    self.entries = entries
  }

  var description: FileDescription {
    FileDescription(
      source: source, path: name,
      digest: "\(name) \(entries.hashValue) \(withdrawsAbsent)", bytes: entries.count,
      issuedOn: issuedOn)
  }

  func key(_ nationality: String, _ frequency: Frequency) -> SeriesKey {
    SeriesKey(
      source: source, indicator: indicator, place: place, nationality: nationality,
      frequency: frequency)
  }

  func load(with writer: WarehouseWriter, run: RunID) throws -> LoadOutcome {
    let issue = self
    return try writer.load(description, run: run) { sink in
      var places: [SeriesKey: Int32] = [:]
      func place(_ key: SeriesKey) throws -> Int32 {
        if let place = places[key] { return place }
        let place = Int32(places.count)
        places[key] = place
        try sink.add(series: [key])
        return place
      }
      var batch = ObservationBatch()
      for (index, entry) in issue.entries.enumerated() {
        batch.append(
          series: try place(issue.key(entry.nationality, entry.period.frequency)),
          period: Int32(entry.period.ordinal), value: entry.value ?? .nan, status: entry.status,
          line: Int32(index + 2))
        if batch.count == issue.batch {
          try sink.add(batch)
          batch.removeAll()
        }
      }
      try sink.add(batch)
      try sink.add(leftOut: issue.leftOut)
      try sink.add(
        held: issue.quarantined.map {
          HeldFigure(
            series: try place(issue.key($0.nationality, $0.period.frequency)),
            period: Int32($0.period.ordinal))
        })
      return FileReading(
        verdict: issue.verdict,
        counts: FileReading.Counts(
          rows: issue.entries.count + issue.quarantined.count + issue.rowsMissing,
          quarantined: issue.quarantined.count),
        scope: FileReading.Scope(withdraws: issue.withdrawsAbsent),
        findings: issue.findings, corrections: issue.corrections,
        totalOfValues: issue.entries.reduce(0) { $0 + ($1.value ?? 0) })
    }
  }
}
