import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A project with enough figures that a run takes a while.
private func largeProject() throws -> SmallProject {
  let project = try SmallProject()
  let nationalities = ["HTI", "VEN", "CUB", "CHL", "BRA", "COL", "ECU", "PER", "HND", "GTM"]
  for (source, place) in [("flows", "darien"), ("others", "PAN"), ("third", "CRI")] {
    try project.contract(source, place: place)
    for month in 5...9 {
      try project.figures(
        source, "2024-0\(month)-10", months: month - 1, nationalities: nationalities)
    }
    try FileManager.default.removeItem(
      atPath: "\(project.folder)/datasets/\(source)/2024-05-10.csv")
  }
  return project
}

/// What the warehouse holds, whatever the numbers of runs and files.
private func contents(_ project: SmallProject) throws -> String {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [
    "sqlite3", "-readonly", "\(project.folder)/warehouse/small.sqlite",
    """
    PRAGMA integrity_check; PRAGMA foreign_key_check;
    SELECT source, nationality, period_id, issued_day, value, status
      FROM observation JOIN series USING (series_id) JOIN source USING (source_id)
      ORDER BY 1, 2, 3, 4;
    SELECT stage, nationality, row_number, period_id, value, upper, alarm, z, p
      FROM score JOIN scoring USING (scoring_id) JOIN series USING (series_id)
      ORDER BY 1, 2, 3;
    """,
  ]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0, "the sqlite3 shell reads the warehouse")
  return String(decoding: bytes, as: UTF8.self)
}

@Suite("Runs that are killed")
struct KilledTests {
  @Test("kill -9 at any moment leaves what was finished, and the next run ends as if nothing was")
  func killed() throws {
    let whole = try largeProject()
    let clock = ContinuousClock()
    let duration = try clock.measure { try whole.caudal("run", "small") }
    let expected = try contents(whole)
    #expect(expected.hasPrefix("ok\n"))
    let project = try largeProject()
    let moments = 12
    var kills = 0
    for moment in 0..<moments {
      let (process, _, _) = project.caudal.start(["run", "small", "--quiet"])
      try process.run()
      usleep(UInt32(duration / .microseconds(1) * Double(moment) / Double(moments)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { kills += 1 }
    }
    #expect(kills > 0)
    let last = try project.caudal("run", "small")
    #expect(last.status == 0)
    #expect(try contents(project) == expected)
    let again = try project.caudal("run", "small")
    #expect(again.output.contains("0 done, 10 skipped"))
  }

  @Test("A run beside a run ends with 75 and says who holds the warehouse")
  func busy() throws {
    let project = try SmallProject()
    try project.caudal("run", "small")
    let lock = open("\(project.folder)/warehouse/small.sqlite.lock", O_RDWR)
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    _ = "4711\n".withCString { pwrite(lock, $0, 5, 0) }
    let answer = try project.caudal("run", "small")
    #expect(answer.status == 75)
    #expect(answer.narration.contains("process 4711 holds its lock"))
    close(lock)
    let after = try project.caudal("run", "small")
    #expect(after.status == 0)
    #expect(after.narration.contains("took over the lock of process 4711"))
  }

  @Test("SIGINT ends a run with 130, in order, and the next run goes on")
  func interrupted() throws {
    let project = try largeProject()
    var answer: Int32 = 0
    // The signal may come before the run has begun or after it has ended: try until it hits.
    for attempt in 1...20 where answer != 130 {
      try? FileManager.default.removeItem(atPath: "\(project.folder)/warehouse")
      let (process, _, _) = project.caudal.start(["run", "small", "--quiet"])
      try process.run()
      usleep(UInt32(attempt) * 10_000)
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      if process.terminationReason == .exit { answer = process.terminationStatus }
    }
    #expect(answer == 130)
    #expect(try project.caudal("run", "small").status == 0)
    #expect(try contents(project).hasPrefix("ok\n"))
  }
}
