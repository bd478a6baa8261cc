import Domain
import Testing
import Warehouse

@Suite("Loading a file")
struct LoadTests {
  private let all = """
    SELECT nationality, period, calendar.day, value, status, line
    FROM observation JOIN series USING (series_id) JOIN period USING (period_id)
      JOIN calendar ON calendar.day_id = observation.issued_day
    ORDER BY nationality, period, calendar.day
    """

  /// Expects a failure that names the line and leaves nothing of the file behind.
  private func refuses(
    _ issue: TestIssue, in test: TestWarehouse, line: Int?, saying words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try test.rows("SELECT count(*) FROM file") + test.rows(all)
    let failure = #expect(throws: Failure.self, sourceLocation: sourceLocation) {
      try test.load(issue)
    }
    #expect(failure?.place == line.map { "\(issue.name):\($0)" } ?? issue.name)
    #expect(
      failure?.description.contains(words) == true, "\(failure?.description ?? "")",
      sourceLocation: sourceLocation)
    #expect(try test.rows("SELECT count(*) FROM file") + test.rows(all) == before)
  }

  @Test("Only what is new or changed is written, and what is gone is withdrawn")
  func changes() throws {
    let test = try TestWarehouse()
    let first = try test.load(
      TestIssue("2024-02-10", "HTI 2024-01 10\nVEN 2024-01 20\nECU 2024-01 -"))
    #expect(first.new == 3)
    let second = try test.load(
      TestIssue("2024-03-10", "HTI 2024-01 12\nHTI 2024-02 7\nVEN 2024-02 30\nECU 2024-01 -"))
    #expect(second.new == 2)
    #expect(second.revised == 1)
    #expect(second.unchanged == 1)
    #expect(second.withdrawn == 1)
    #expect(second.revisions.raised == 1)
    #expect(second.revisions.lowered == 0)
    #expect(second.revisions.absoluteChange == 2)
    #expect(second.revisions.largest?.to == 12)
    #expect(second.revisions.largest?.period == Period("2024-01"))
    #expect(
      try test.rows(all) == [
        "ECU|2024-01|2024-02-10||M|4",
        "HTI|2024-01|2024-02-10|10.0|A|2", "HTI|2024-01|2024-03-10|12.0|A|2",
        "HTI|2024-02|2024-03-10|7.0|A|3",
        "VEN|2024-01|2024-02-10|20.0|A|3", "VEN|2024-01|2024-03-10||W|",
        "VEN|2024-02|2024-03-10|30.0|A|4",
      ])
  }

  @Test("A figure that comes back after its withdrawal is a figure again")
  func comesBack() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-02-10", "HTI 2024-01 10\nVEN 2024-01 20"))
    try test.load(TestIssue("2024-03-10", "HTI 2024-01 10"))
    let third = try test.load(TestIssue("2024-04-10", "HTI 2024-01 10\nVEN 2024-01 20"))
    #expect(third.revised == 1)
    #expect(try test.rows(all + " LIMIT 9").filter { $0.hasPrefix("VEN") }.count == 3)
  }

  @Test("Figures outside the periods of a file are not withdrawn by it")
  func scope() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-02-10", "HTI 2023-12 9\nHTI 2024-01 10\nHTI 2023 99"))
    let next = try test.load(TestIssue("2024-03-10", "HTI 2024-01 10\nHTI 2024-02 4"))
    #expect(next.withdrawn == 0)
    var other = TestIssue("2024-03-10", "HTI 2024-01 5", name: "flows/returns.csv")
    other.indicator = "returns"
    #expect(try test.load(other).withdrawn == 0)
  }

  @Test("Absence says nothing where the contract says so, or the row was put aside")
  func absence() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-02-10", "HTI 2024-01 10\nVEN 2024-01 20\nVEN 2024-02 20"))
    var partial = TestIssue("2024-03-10", "HTI 2024-01 10\nHTI 2024-02 1")
    partial.withdrawsAbsent = false
    #expect(try test.load(partial).withdrawn == 0)
    var held = TestIssue("2024-04-10", "HTI 2024-01 10\nHTI 2024-02 1")
    held.quarantined = [("VEN", try #require(Period("2024-01")))]
    #expect(try test.load(held).withdrawn == 1)
    #expect(
      try test.rows("SELECT period FROM file_silence JOIN period USING (period_id) ORDER BY 1")
        == ["2024-01", "2024-01", "2024-02"])
  }

  @Test("A file that is held back leaves its findings and nothing else")
  func heldBack() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-02-10", "HTI 2024-01 10"))
    let before = try test.rows(all) + test.rows("SELECT count(*) FROM series")
    var broken = TestIssue("2024-03-10", "VEN 2024-01 1\nCUB 2024-01 1")
    broken.verdict = .heldBack(reasons: ["1 row where 2,300 are expected"])
    broken.findings = [
      Finding(
        severity: .error, rule: "rows-vs-previous", message: "1 row", action: .heldBack),
      Finding(
        severity: .quarantine, rule: "not-a-number", line: 2, column: "value", value: "1O",
        message: "found `1O`", action: .quarantined, row: "VEN,2024-01,1O"),
    ]
    let outcome = try test.load(broken)
    #expect(outcome.state == .heldBack)
    #expect(outcome.reasons == ["1 row where 2,300 are expected"])
    #expect(try test.rows(all) + test.rows("SELECT count(*) FROM series") == before)
    let findings = try test.warehouse.read { try $0.findings(of: outcome.file) }
    #expect(findings == broken.findings)
    let counts = try test.warehouse.read { try $0.findingCounts(of: outcome.file) }
    #expect(counts.map(\.rule) == ["rows-vs-previous", "not-a-number"])
  }

  @Test("A figure that stands twice stops the file, in whatever batches it comes")
  func twice() throws {
    for batch in [1, 2, 100] {
      let test = try TestWarehouse()
      var issue = TestIssue("2024-02-10", "HTI 2024-01 10\nVEN 2024-01 4\nHTI 2024-01 10")
      issue.batch = batch
      try refuses(issue, in: test, line: 4, saying: "twice")
      // Known series take another path.
      try test.load(TestIssue("2024-01-10", "HTI 2024-01 10\nVEN 2024-01 4"))
      try refuses(issue, in: test, line: 4, saying: "twice")
    }
  }

  @Test("A value that is no number cannot stand beside a status that needs one")
  func infinite() throws {
    let test = try TestWarehouse()
    for value in [Double.infinity, -.infinity, .nan] {
      var issue = TestIssue("2024-02-10", "HTI 2024-01 10")
      issue.entries[0].value = value
      try refuses(issue, in: test, line: 2, saying: "finite")
    }
  }

  @Test("A changed file needs an issue date of its own")
  func changedFile() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-02-10", "HTI 2024-01 10\nVEN 2024-01 5"))
    try refuses(
      TestIssue("2024-02-10", "HTI 2024-01 11\nVEN 2024-01 5", name: "flows/again.csv"), in: test,
      line: 2, saying: "gave 10.0 for 2024-01, and this one gives 11.0")
    try refuses(
      TestIssue("2024-02-10", "HTI 2024-01 10", name: "flows/less.csv"), in: test, line: nil,
      saying: "gave 5.0 for 2024-01, which this one does not carry")
    let same = try test.load(
      TestIssue("2024-02-10", "VEN 2024-01 5\nHTI 2024-01 10", name: "flows/same.csv"))
    #expect(same.unchanged == 2)
  }

  @Test("Files of one day that speak for different periods make up one issue")
  func parts() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-02-10", "HTI 2023-12 9", name: "flows/2023.csv"))
    let second = try test.load(TestIssue("2024-02-10", "HTI 2024-01 10", name: "flows/2024.csv"))
    #expect(second.new == 1)
    #expect(second.withdrawn == 0)
  }

  @Test("Files of one day that leave each other's figures alone make up one issue too")
  func partsByPlace() throws {
    let test = try TestWarehouse()
    func part(_ day: String, _ place: String, _ text: String) -> TestIssue {
      var issue = TestIssue(day, text, name: "flows/\(place).\(day).csv")
      issue.place = place
      issue.withdrawsAbsent = false
      return issue
    }
    try test.load(part("2024-02-10", "darien", "HTI 2024-01 10"))
    #expect(try test.load(part("2024-02-10", "canoas", "HTI 2024-01 8")).new == 1)
    #expect(try test.load(part("2024-03-10", "darien", "HTI 2024-01 11")).revised == 1)
    #expect(try test.load(part("2024-03-10", "canoas", "HTI 2024-01 9")).revised == 1)
    // A figure that the other file carried unchanged is not free to be changed again.
    try test.load(part("2024-04-10", "darien", "HTI 2024-01 11"))
    var again = part("2024-04-10", "darien", "HTI 2024-01 12")
    again.name = "flows/again.csv"
    try refuses(again, in: test, line: 2, saying: "gave 11.0 for 2024-01")
    #expect(try test.warehouse.verify().problems == [])
  }

  @Test("Every status has a letter that lives as long as the process")
  func letters() {
    for status in ObservationStatus.allCases {
      #expect(status.letter.hasPointerRepresentation)
      #expect(status.letter.description == status.code)
      #expect(status.code.utf8.first.flatMap(ObservationStatus.init(letter:)) == status)
    }
  }

  @Test("Rows that are not accounted for stop the file")
  func unaccounted() throws {
    let test = try TestWarehouse()
    var issue = TestIssue("2024-02-10", "HTI 2024-01 10")
    issue.rowsMissing = 1
    try refuses(issue, in: test, line: nil, saying: "do not add up")
  }

  @Test("What the reference tables do not know is told by name")
  func unknownPlace() throws {
    let test = try TestWarehouse()
    var issue = TestIssue("2024-02-10", "HTI 2024-01 10")
    issue.place = "atlantis"
    try refuses(issue, in: test, line: nil, saying: "no place atlantis")
    issue.source = "unknown"
    try refuses(issue, in: test, line: nil, saying: "no source unknown")
  }

  @Test("A reader that fails half way leaves nothing, and its own error comes through")
  func readerFails() throws {
    struct Broken: Error {}
    let test = try TestWarehouse()
    #expect(throws: Broken.self) {
      try test.warehouse.write { writer in
        try writer.load(TestIssue("2024-02-10", "HTI 2024-01 10").description, run: test.run) {
          sink in
          for _ in 0..<100 {
            try sink.add(series: [])
          }
          throw Broken()
        }
      }
    }
    #expect(try test.rows("SELECT count(*) FROM file") == ["0"])
  }

  @Test("Records of rows that were put aside are kept once a line")
  func records() throws {
    let test = try TestWarehouse()
    var issue = TestIssue("2024-02-10", "HTI 2024-01 10")
    let finding = Finding(
      severity: .quarantine, rule: "unknown-code", line: 3, column: "nationality", value: "??",
      message: "unknown code", action: .quarantined, row: "??,2024-01,4")
    issue.leftOut = [finding, finding]
    issue.findings = [finding]
    try test.load(issue)
    #expect(try test.rows("SELECT line, record FROM rejected_row") == ["3|??,2024-01,4"])
    #expect(try test.rows("SELECT rule, findings FROM finding_count") == ["unknown-code|1"])
  }
}
