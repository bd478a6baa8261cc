import Domain
import Foundation
import Testing
import Warehouse

#if os(Linux)
  import Glibc

  /// Where a child of this test process writes, nil in the test process itself.
  private let childPath = ProcessInfo.processInfo.environment["CAUDAL_TEST_CHILD"]

  @Suite("A process that is killed")
  struct KillTests {
    /// Runs inside the child: one stage that is done, and one that never comes to its end.
    @Test("The child writes until it is killed", .enabled(if: childPath != nil))
    func child() throws {
      let path = try #require(childPath)
      let warehouse = try Warehouse(path: path, access: .writing)
      let run = try warehouse.write { writer in
        try writer.store(.named("flows"))
        try writer.store(.test)
        return try writer.begin(.test)
      }
      try warehouse.write { writer in
        _ = try TestIssue("2024-05-10", "HTI 2024-03 12\nVEN 2024-03 5").load(
          with: writer, run: run)
        try writer.record(
          StageRecord(stage: "ingest/a", kind: "ingest", state: .done, reason: "run — first run"),
          run: run)
      }
      try warehouse.write { writer in
        let file = FileDescription(
          source: "flows", path: "flows/2024-06-10.csv", digest: "endless", bytes: 1,
          issuedOn: Day(ordinal: 19_884))
        _ = try writer.load(file, run: run) { sink in
          for number in 0..<1_000_000 {
            try sink.add(series: [
              SeriesKey(
                source: "flows", indicator: "crossings", place: "darien",
                nationality: "N\(number)", frequency: .month)
            ])
            var batch = ObservationBatch()
            for period in 0..<500 {
              batch.append(
                series: Int32(number), period: Int32(period), value: Double(period),
                status: .normal, line: 1)
            }
            try sink.add(batch)
          }
          return FileReading(verdict: .accepted, counts: FileReading.Counts(rows: 0))
        }
      }
    }

    @Test(
      "A killed stage leaves the warehouse as after the last finished one, and the next goes on")
    func killed() throws {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "caudal-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let path = folder.appending(path: "warehouse.sqlite").path
      let process = Process()
      process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments = ["--testing-library", "swift-testing", "--filter", "KillTests/child"]
      process.environment = ProcessInfo.processInfo.environment.merging(
        ["CAUDAL_TEST_CHILD": path], uniquingKeysWith: { $1 })
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      // Pages of the unfinished stage that no longer fit into memory stand in the log by then.
      let log = path + "-wal"
      var size = 0
      for _ in 0..<1_200 where size < 20_000_000 && process.isRunning {
        usleep(50_000)
        size = (try? FileManager.default.attributesOfItem(atPath: log))?[.size] as? Int ?? 0
      }
      #expect(size >= 20_000_000)
      #expect(process.isRunning)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)

      let warehouse = try Warehouse(path: path, access: .writing)
      #expect(try warehouse.verify().problems == [])
      #expect(try warehouse.read { try $0.files() }.map(\.path) == ["flows/2024-05-10.csv"])
      #expect(try warehouse.read { try $0.panel() }.map(\.values) == [[12], [5]])
      #expect(try warehouse.read { try $0.stages(of: RunID(1)) }.map(\.stage) == ["ingest/a"])
      #expect(try warehouse.read { try $0.runs() }.map(\.state) == [.running])
      let next = try warehouse.write { writer in
        let run = try writer.begin(.test)
        return try TestIssue("2024-06-10", "HTI 2024-03 13\nVEN 2024-03 5").load(
          with: writer, run: run)
      }
      #expect(next.revised == 1)
      #expect(try warehouse.read { try $0.runs() }.map(\.state) == [.running, .interrupted])
    }
  }
#endif
