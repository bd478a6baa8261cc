import Domain
import Foundation
import GRDB
import Testing
import Warehouse

@Suite("The warehouse's files")
struct FilesOfTheWarehouseTests {
  private func warehouse() throws -> TestWarehouse {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-02-10", "HTI 2024-01 10\nVEN 2024-01 20"))
    try test.load(TestIssue("2024-03-10", "HTI 2024-01 11\nVEN 2024-01 20\nVEN 2024-02 5"))
    return test
  }

  @Test("The published copy is one sound file that opens from a read-only folder")
  func publish() throws {
    let test = try warehouse()
    let folder = test.folder.appending(path: "share")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "caudal.sqlite").path
    let publication = try test.warehouse.publish(to: path)
    #expect(publication.bytes > 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["caudal.sqlite"])
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    }
    let copy = try Warehouse(path: path, access: .reading)
    #expect(try copy.info().journalMode == "delete")
    #expect(try copy.verify().problems == [])
    #expect(try copy.read { try $0.panel() } == test.warehouse.read { try $0.panel() })
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["caudal.sqlite"])
  }

  @Test("A newer copy takes the place of the older one")
  func publishAgain() throws {
    let test = try warehouse()
    let path = test.folder.appending(path: "caudal.sqlite").path
    _ = try test.warehouse.publish(to: path)
    try test.load(TestIssue("2024-04-10", "HTI 2024-01 11\nVEN 2024-01 20\nVEN 2024-02 6"))
    _ = try test.warehouse.publish(to: path)
    let copy = try Warehouse(path: path, access: .reading)
    #expect(try copy.read { try $0.files() }.count == 3)
  }

  @Test("A copy that cannot be written leaves the older one")
  func publishNowhere() throws {
    let test = try warehouse()
    let failure = #expect(throws: Failure.self) {
      try test.warehouse.publish(to: test.folder.appending(path: "no/caudal.sqlite").path)
    }
    #expect(failure?.code == .cannotWrite)
  }

  @Test("Back-ups are whole, and only the newest are kept")
  func backup() throws {
    let test = try warehouse()
    let folder = test.folder.appending(path: "backups").path
    var made: [Backup] = []
    for day in 0..<4 {
      made.append(
        try test.warehouse.backup(
          to: folder, at: Moment(seconds: 1_700_000_000 + day * 86_400), keep: 2))
    }
    #expect(made[0].path.hasSuffix("/warehouse.2023-11-14T221320Z.sqlite"))
    #expect(made.map(\.removed.count) == [0, 0, 1, 1])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        == made.suffix(2).map { String($0.path.split(separator: "/").last ?? "") })
    let copy = try Warehouse(path: made[3].path, access: .reading)
    #expect(try copy.verify().isSound)
    #expect(try copy.read { try $0.panel() }.count == 2)
    // A second one of the same second is refused, not written over.
    #expect(throws: Failure.self) {
      try test.warehouse.backup(to: folder, at: Moment(seconds: 1_700_000_000 + 3 * 86_400))
    }
  }

  @Test("Information tells what the file is and holds")
  func info() throws {
    let test = try warehouse()
    let info = try test.warehouse.info()
    #expect(info.schema == info.schemaOfBuild)
    #expect(info.journalMode == "wal")
    #expect(info.tables.first { $0.name == "observation" }?.rows == 4)
    #expect(
      info.sources == [
        WarehouseInfo.Source(
          code: "flows", series: 2, files: 2, newestIssue: Day("2024-03-10"),
          newestPeriod: Period("2024-02"))
      ])
    #expect(info.lastRun?.state == .running)
  }

  @Test(
    "Verification finds what has been tampered with",
    arguments: [
      (
        "repeated-figure",
        "DROP TRIGGER observation_is_never_changed; UPDATE observation SET value = 10 WHERE value = 11"
      ),
      ("foreign-key", "PRAGMA foreign_keys = OFF; DELETE FROM place WHERE place = 'darien'"),
      ("issue", "UPDATE file SET verdict = 'held-back' WHERE file_id = 1"),
      ("period", "PRAGMA foreign_keys = OFF; DELETE FROM period WHERE period = '2024-02'"),
      ("scope", "PRAGMA foreign_keys = OFF; DELETE FROM file_scope"),
      ("data-dictionary", "DELETE FROM data_dictionary WHERE column_name = 'tau'"),
      ("view", "ALTER TABLE method RENAME TO methods"),
    ])
  func tampered(check: String, sql: String) throws {
    let test = try warehouse()
    #expect(try test.warehouse.verify().problems == [])
    try test.warehouse.queue.writeWithoutTransaction { db in
      // Renaming would rewrite the views that it breaks.
      try db.execute(sql: "PRAGMA legacy_alter_table = ON")
      try db.execute(sql: sql)
    }
    let problems = try test.warehouse.verify().problems
    #expect(problems.contains { $0.check == check }, "\(problems)")
    let target = test.folder.appending(path: "copy.sqlite").path
    #expect(throws: Failure.self) { try test.warehouse.publish(to: target) }
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test("Verification compares the published files with what was read")
  func digests() throws {
    let test = try warehouse()
    let files = try test.warehouse.read { try $0.files() }
    let digests = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.digest) })
    let same = try test.warehouse.verify { digests[$0] }
    #expect(same.isSound)
    #expect(same.filesCompared == 2)
    let changed = try test.warehouse.verify { $0.contains("02-10") ? nil : "other" }
    #expect(changed.problems.map(\.check) == ["file", "file"])
    #expect(changed.problems[0].message.contains("not there any more"))
    #expect(changed.problems[1].message.contains("has changed"))
  }

  @Test(
    "The disk of a path is that of the longest mount point above it",
    arguments: [
      ("/srv/share/w.sqlite", "nfs4"), ("/srv/w.sqlite", "ext4"), ("/srv/shared/w.sqlite", "ext4"),
      ("/srv/my data/w.sqlite", "cifs"),
    ])
  func mounts(path: String, type: String) {
    let mounts = """
      /dev/vda / ext4 rw 0 0
      host:/x /srv/share nfs4 rw 0 0
      //host/y /srv/my\\040data cifs rw 0 0
      """
    #expect(LocalDisk.type(of: path, mounts: mounts) == type)
  }
}
