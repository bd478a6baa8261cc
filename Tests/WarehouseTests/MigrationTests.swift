import Domain
import Foundation
import GRDB
import Testing
import Warehouse

@Suite("Migrations")
struct MigrationTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "caudal-\(UUID().uuidString)")

  /// A copy of a stored older file, in a folder of its own.
  private func stored(_ name: String) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let fixture = try #require(
      Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil))
    let path = folder.appending(path: "warehouse.sqlite").path
    try FileManager.default.copyItem(atPath: fixture.path, toPath: path)
    return path
  }

  private func version(_ path: String) throws -> Int? {
    var configuration = Configuration()
    configuration.readonly = true
    return try DatabaseQueue(path: path, configuration: configuration).read {
      try Int.fetchOne($0, sql: "PRAGMA user_version")
    }
  }

  /// Schemas that a stored file of each is kept of.
  private static let older = [1, 2, 3, 4, 5, 6]

  /// Makes `Fixtures/schema-N.sqlite`; run once a schema, with the steps as they were then.
  @Test(
    "A file of an older schema is written for later tests",
    .enabled(if: ProcessInfo.processInfo.environment["CAUDAL_MAKE_FIXTURES"] != nil),
    arguments: older)
  func makeFixture(schema: Int) throws {
    let target = try #require(ProcessInfo.processInfo.environment["CAUDAL_MAKE_FIXTURES"])
    let path = "\(target)/schema-\(schema).sqlite"
    try? FileManager.default.removeItem(atPath: path)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA application_id = \(SchemaHistory.applicationID)")
      for step in SchemaHistory.current.steps[..<schema] { try db.execute(sql: step.sql) }
      try db.execute(sql: "PRAGMA user_version = \(schema)")
      let writer = WarehouseWriter(db: db)
      try db.inTransaction {
        try writer.store(.named("flows", lagDays: 10))
        // Later builds store more tables than this schema has.
        try db.execute(
          sql: """
            INSERT INTO place (place, kind, country, name_en, name_es)
            VALUES ('darien', 'border', 'PAN', 'Darién', 'Darién');
            INSERT INTO indicator VALUES ('crossings', 'crossings', 'crossings', 'people', 'people',
              'people', 'neutral', 'II', 'month', 0, 1, NULL, 'crossings', 'crossings');
            """)
        let run = try writer.begin(.test)
        for issue in Self.issues { _ = try issue.load(with: writer, run: run) }
        try writer.record(
          StageRecord(
            stage: "ingest/flows", kind: "ingest", state: .done, reason: "run — first run"),
          run: run)
        try writer.finish(run, state: .done, at: Moment(seconds: 1_700_000_060))
        if schema > 1 {
          try db.execute(
            sql: """
              INSERT INTO alert VALUES ('case', 'darien', 'HTI', 'surge', '2024-03-10', 1, 0);
              """)
        }
        return .commit
      }
      // A view of that time, which the migration must replace.
      try db.execute(sql: "CREATE VIEW observation_latest AS SELECT 1 AS one")
      try db.execute(sql: "VACUUM")
    }
    try queue.close()
  }

  private static let issues = [
    TestIssue("2024-02-10", "HTI 2024-01 10\nVEN 2024-01 20\nECU 2024-01 -"),
    TestIssue("2024-03-10", "HTI 2024-01 12\nHTI 2024-02 7\nECU 2024-01 -"),
  ]

  @Test(
    "A file of an older schema is backed up, brought up to date, and says the same",
    arguments: older)
  func fromOlder(schema: Int) throws {
    let path = try stored("schema-\(schema).sqlite")
    defer { try? FileManager.default.removeItem(at: folder) }
    if schema > 1 {
      // Views of that time stand in the file and read the tables that later steps rebuild.
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "CREATE VIEW alerts_current AS SELECT * FROM alert") }
      try queue.close()
    }
    let warehouse = try Warehouse(path: path, access: .writing)
    #expect(warehouse.migration?.from == schema)
    #expect(warehouse.migration?.to == Warehouse.schemaVersion)
    let backup = try #require(warehouse.migration?.backup)
    #expect(backup.hasSuffix("/warehouse.schema-\(schema).sqlite"))
    #expect(try version(backup) == schema)
    #expect(try version(path) == Warehouse.schemaVersion)
    #expect(try warehouse.verify().problems == [])
    let panel = try warehouse.read { try $0.panel() }
    #expect(panel.map(\.values) == [[12, 7]])
    let then = try warehouse.read { try $0.panel(asOf: Day("2024-02-10")) }
    #expect(then.map(\.values) == [[10], [20]])
    // The register of alerts is never lost, and what is new stands there empty.
    #expect(
      try warehouse.read { try String.fetchAll($0.db, sql: "SELECT alert FROM alert") }
        == (schema > 1 ? ["case"] : []))
    #expect(try warehouse.read { try $0.signals() } == [])
    // Loading goes on where it ended.
    let run = try warehouse.write { try $0.begin(.test) }
    let outcome = try warehouse.write {
      try TestIssue("2024-04-10", "HTI 2024-01 12\nHTI 2024-02 8\nECU 2024-01 -").load(
        with: $0, run: run)
    }
    #expect(outcome.revised == 1)
    #expect(outcome.unchanged == 2)
  }

  @Test("A file that is up to date is opened as it is")
  func upToDate() throws {
    let test = try TestWarehouse()
    let again = try Warehouse(path: test.path, access: .writing)
    #expect(
      again.migration == Migration(from: Warehouse.schemaVersion, to: Warehouse.schemaVersion))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: test.folder.path).filter {
        $0.contains("schema-")
      }.isEmpty)
  }

  @Test("Views of another build are replaced, figures stay")
  func otherViews() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-02-10", "HTI 2024-01 10"))
    try test.warehouse.write { writer in
      try writer.db.execute(
        sql: """
          DROP VIEW revision; CREATE VIEW revision AS SELECT 1 AS one;
          UPDATE public_interface SET digest = 'another';
          """)
    }
    let again = try Warehouse(path: test.path, access: .writing)
    #expect(try again.verify().isSound)
    #expect(try again.read { try $0.panel() }.map(\.values) == [[10]])
  }

  @Test("An older file is not read as it is")
  func olderForReading() throws {
    let path = try stored("schema-1.sqlite")
    defer { try? FileManager.default.removeItem(at: folder) }
    let failure = #expect(throws: Failure.self) { try Warehouse(path: path, access: .reading) }
    #expect(failure?.code == .configuration)
    #expect(failure?.next == "Run `caudal warehouse migrate`.")
    #expect(try version(path) == 1)
  }

  @Test("A newer file is refused and left alone", arguments: [true, false])
  func newer(writing: Bool) throws {
    let test = try TestWarehouse()
    try test.warehouse.write { try $0.db.execute(sql: "PRAGMA user_version = 99") }
    let failure = #expect(throws: Failure.self) {
      try Warehouse(path: test.path, access: writing ? .writing : .reading)
    }
    #expect(failure?.code == .configuration)
    #expect(failure?.description.contains("newer Caudal") == true)
    #expect(try test.rows("PRAGMA user_version") == ["99"])
  }

  @Test("A database of another program is refused and left alone", arguments: [true, false])
  func foreign(writing: Bool) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "other.sqlite").path
    let other = try DatabaseQueue(path: path)
    try other.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
    try other.close()
    let before = FileManager.default.contents(atPath: path)
    let failure = #expect(throws: Failure.self) {
      try Warehouse(path: path, access: writing ? .writing : .reading)
    }
    #expect(failure?.code == .configuration)
    #expect(FileManager.default.contents(atPath: path) == before)
  }

  @Test("What is no database is refused, and what is missing is said to be missing")
  func noDatabase() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "text.sqlite").path
    try String(repeating: "no database\n", count: 100).write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(
      #expect(throws: Failure.self) { try Warehouse(path: path, access: .writing) }?.code
        == .configuration)
    let missing = folder.appending(path: "missing.sqlite").path
    #expect(
      #expect(throws: Failure.self) { try Warehouse(path: missing, access: .reading) }?.code
        == .inputMissing)
    #expect(
      #expect(throws: Failure.self) {
        try Warehouse(path: folder.appending(path: "no/folder.sqlite").path, access: .writing)
      }?.code == .cannotWrite)
    #expect(!FileManager.default.fileExists(atPath: missing))
  }
}
