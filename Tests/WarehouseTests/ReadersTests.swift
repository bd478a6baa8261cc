import Domain
import Foundation
import Testing
import Warehouse

/// Python with the packages of `Tests/requirements.txt`; nil where the environment names none.
private let python = ProcessInfo.processInfo.environment["CAUDAL_TEST_PYTHON"]

private let sqliteShell = [
  "/usr/bin/sqlite3", "/usr/local/bin/sqlite3", "/opt/homebrew/bin/sqlite3",
]
.first { FileManager.default.isExecutableFile(atPath: $0) }

@Suite("Other people's programs")
struct ReadersTests {
  /// A published copy in which every view about figures, files and scores has rows.
  private func published() throws -> (test: TestWarehouse, path: String) {
    var source = SourceDescription.named("flows", lagDays: 10)
    source.expected = SourceDescription.Expectation(every: .month, byDay: 15, graceDays: 5)
    let test = try TestWarehouse(sources: [source, .named("others", isPseudoRealTime: true)])
    try test.warehouse.write { writer in
      try writer.store(
        [
          DeclaredCorrection(
            name: "slip", appliesTo: "HTI", action: "scale", value: 10, expected: 1.2,
            reason: "A slip.", provider: "Desk", reportedOn: Day("2024-05-01"), state: "open")
        ], of: "flows")
    }
    var first = TestIssue("2024-05-10", "HTI 2024-03 12\nHTI 2024-04 30\nVEN 2024-03 -\nHTI 2023 9")
    first.corrections = ["slip": 1]
    try test.load(first)
    var second = TestIssue("2024-06-10", "HTI 2024-03 13\nHTI 2024-04 30\nHTI 2024-05 40")
    second.findings = [
      Finding(
        severity: .quarantine, rule: "unknown-code", line: 9, column: "nationality", value: "Haïti",
        message: "found `Haïti`", action: .quarantined, row: "2024-03,Haïti,1")
    ]
    try test.load(second)
    try test.load(TestIssue("2024-06-01", "CUB 2024-Q1 5\nCUB 2024-W09 6", source: "others"))
    try test.loadSubmissions()
    try score(test)
    try test.storeSignals(asOf: "2024-06-10")
    try test.storeCorridor(asOf: "2024-06-10")
    try test.storeDrivers(asOf: "2024-06-10")
    try test.storeReturns(asOf: "2024-06-10")
    let path = test.folder.appending(path: "caudal.sqlite").path
    _ = try test.warehouse.publish(to: path)
    return (test, path)
  }

  private func score(_ test: TestWarehouse) throws {
    try test.warehouse.write { writer in
      let series = try #require(writer.reader.panel().first)
      for (method, columns, cells) in [
        (
          "mann-kendall",
          [
            ScoreColumn(name: "n", kind: .integer), ScoreColumn(name: "slope", kind: .number),
            ScoreColumn(name: "p", kind: .number),
            ScoreColumn(name: "trend", kind: .text, words: ["increasing"]),
          ], [3, 4.5, 0.01, 0]
        ),
        (
          "ets",
          [
            ScoreColumn(name: "horizon", kind: .integer),
            ScoreColumn(name: "period", kind: .period), ScoreColumn(name: "mean", kind: .number),
          ], [1, 3, 44]
        ),
        (
          "watch",
          [
            ScoreColumn(name: "period", kind: .period), ScoreColumn(name: "z", kind: .number),
            ScoreColumn(name: "alarm", kind: .flag),
          ], [0, 0.5, 0, 1, 4.5, 1]
        ),
      ] {
        try writer.store(
          MethodDescription(
            name: method, version: 1, title: method, purpose: "Tested.", parameters: [:],
            columns: [:], references: [], agreesWith: "nothing"))
        _ = try writer.store(
          Scoring(
            run: test.run, stage: "score/\(method)/flows", method: method, methodVersion: 1,
            parameters: [:], asOf: series.newestIssue, columns: columns),
          [
            ScoredSeries(
              series: series.id, start: series.start, status: "scored", cells: cells,
              newestIssue: series.newestIssue, isPseudoRealTime: false)
          ])
      }
    }
  }

  /// Runs a program and gives its output.
  private func output(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let out = Pipe()
    let errors = Pipe()
    process.standardOutput = out
    process.standardError = errors
    try process.run()
    let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(message)")
    return text
  }

  /// Views with their rows, as the script prints them.
  private func rowsOfViews(_ reader: String, _ arguments: [String]) throws -> [String: Int] {
    let script = try #require(
      Bundle.module.url(forResource: "Fixtures/readers", withExtension: "py"))
    let text = try output(try #require(python), [script.path, reader] + arguments)
    return Dictionary(
      uniqueKeysWithValues: try text.split(separator: "\n").map { line in
        let words = line.split(separator: " ")
        return (String(words[0]), try #require(Int(words[1])))
      })
  }

  private func expectAll(_ rows: [String: Int], _ test: TestWarehouse) throws {
    #expect(Set(rows.keys) == Set(PublicView.all.map(\.name)))
    for (view, count) in rows {
      #expect(try test.rows("SELECT count(*) FROM \(view)") == ["\(count)"], "\(view)")
    }
    // No case stands in this register and no stage ran; everything else has rows to be read.
    let empty = Set(rows.filter { $0.value == 0 }.keys)
    #expect(empty.subtracting(["alerts_current", "alert_history", "stage_latest"]).isEmpty)
  }

  @Test(
    "Python's sqlite3 and DuckDB read every view, with the types that the dictionary says",
    .enabled(
      if: python != nil,
      "CAUDAL_TEST_PYTHON names no Python with the packages of Tests/requirements.txt"),
    arguments: ["sqlite3", "duckdb"])
  func everyView(reader: String) throws {
    let (test, path) = try published()
    try expectAll(try rowsOfViews(reader, [path]), test)
  }

  @Test(
    "Datasette serves every view with its meaning, and the canned queries",
    .enabled(
      if: python != nil,
      "CAUDAL_TEST_PYTHON names no Python with the packages of Tests/requirements.txt"))
  func datasette() throws {
    let (test, path) = try published()
    for language in Warehouse.TextLanguage.allCases {
      let metadata = test.folder.appending(path: "metadata.\(language.rawValue).yaml")
      try test.warehouse.datasetteMetadata(database: "caudal", language: language)
        .write(to: metadata, atomically: true, encoding: .utf8)
      try expectAll(try rowsOfViews("datasette", [path, metadata.path]), test)
    }
  }

  @Test(
    "The sqlite3 shell reads the published copy", .enabled(if: sqliteShell != nil, "no sqlite3"))
  func shell() throws {
    let (test, path) = try published()
    let text = try withExtendedLifetime(test) {
      try output(
        try #require(sqliteShell),
        [
          "-readonly", path,
          "SELECT nationality, period, value, typeof(value), status FROM observation_latest "
            + "WHERE source = 'flows' ORDER BY series_id, period",
        ])
    }
    #expect(
      text == """
        HTI|2024-03|13.0|real|A
        HTI|2024-04|30.0|real|A
        HTI|2024-05|40.0|real|A
        VEN|2024-03||null|W
        HTI|2023|9.0|real|A

        """)
  }
}
