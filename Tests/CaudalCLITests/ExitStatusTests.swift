import CaudalCLI
import Domain
import Foundation
import Testing

@Suite("Exit statuses")
struct ExitStatusTests {
  @Test("The table is the documented one")
  func table() throws {
    #expect(
      ExitStatus.allCases.map(\.rawValue) == [0, 1, 3, 64, 65, 66, 70, 73, 75, 78, 130])
    let page = try String(
      contentsOfFile: "\(Caudal.repository)/docs/command-line.md", encoding: .utf8)
    for status in ExitStatus.allCases {
      #expect(page.contains("| \(status.rawValue) | \(status.meaning) |"))
    }
  }

  @Test("Every kind of failure has a status of its own", arguments: Failure.Code.allCases)
  func codes(code: Failure.Code) {
    #expect(ExitStatus(code).rawValue >= 64)
    #expect(Set(Failure.Code.allCases.map { ExitStatus($0) }).count == Failure.Code.allCases.count)
  }

  @Test("0 and 1: a run that goes well, and one whose newest file is held back")
  func outcome() throws {
    let project = try SmallProject()
    let good = try project.caudal("run", "small")
    #expect(good.status == 0)
    #expect(good.output.hasPrefix("caudal run: 7 done, 0 skipped in "))
    #expect(good.output.hasSuffix("→ reports/output/small/2024-05-12\n"))
    #expect(good.narration.contains("done     ingest/* (3) — first run"))
    #expect(!good.narration.contains("\u{1B}"))
    try project.write(
      "period,nationality,value\n2024-05,HTI,many\n", to: "datasets/flows/2024-06-10.csv")
    let bad = try project.caudal("run", "small")
    #expect(bad.status == 1)
    #expect(bad.narration.contains("flows/2024-06-10.csv is held back"))
    #expect(bad.output.contains("3 degraded"))
    #expect(bad.output.contains("1 file held back"))
    #expect(try project.caudal("status", "small").status == 1)
  }

  @Test(
    "64: a wrong call says what is wrong",
    arguments: [
      ["run"], ["run", "small", "--as-of", "yesterday"], ["run", "small", "--only", "scor"],
      ["run", "small", "--threads", "0"], ["frobnicate"], ["explain", "nonsense"],
      ["run", "small", "--as-of", "2999-01-01"],
    ])
  func usage(words: [String]) throws {
    let project = try SmallProject()
    try project.caudal("run", "small")
    let answer = try call(project, words)
    #expect(answer.status == 64)
    #expect(answer.output.isEmpty)
    #expect(!answer.narration.isEmpty)
  }

  @Test("66: what is not there is named, with the nearest name")
  func missing() throws {
    let project = try SmallProject()
    let answer = try project.caudal("run", "smal")
    #expect(answer.status == 66)
    #expect(answer.narration.contains("Did you mean `small`?"))
    #expect(try project.caudal("explain", "figure/1/2024-01").status == 66)
    try project.caudal("run", "small")
    #expect(try project.caudal("explain", "figure/99/2024-01").status == 66)
  }

  @Test("73: a warehouse that cannot be written")
  func cannotWrite() throws {
    let project = try SmallProject()
    try project.write("a file where a folder should be", to: "warehouse")
    let answer = try project.caudal("run", "small")
    #expect(answer.status == 73)
    #expect(try project.read("warehouse") == "a file where a folder should be")
  }

  @Test("78: a wrong pipeline file, all problems at once, and nothing is made")
  func configuration() throws {
    let project = try SmallProject()
    try project.write(
      "version: 1\ntitel: x\ningest: {sources: [flow]}\n", to: "pipelines/small.yaml")
    let answer = try project.caudal("run", "small")
    #expect(answer.status == 78)
    #expect(
      answer.narration == """
        pipelines/small.yaml:1:1: the key `title` is missing: title of the report, by language
        pipelines/small.yaml:2:1: unknown key `titel`; did you mean `title`?
        pipelines/small.yaml:3:20: unknown source `flow`; did you mean `flows`?
        caudal: 3 problems. Nothing was changed.

        """)
    #expect(!project.exists("warehouse"))
    let check = try project.caudal("check")
    #expect(check.status == 78)
    #expect(check.output.split(separator: "\n").count == 3)
  }

  private func call(_ project: SmallProject, _ words: [String]) throws -> Caudal.Answer {
    switch words.count {
    case 1: try project.caudal(words[0])
    case 2: try project.caudal(words[0], words[1])
    case 3: try project.caudal(words[0], words[1], words[2])
    default: try project.caudal(words[0], words[1], words[2], words[3])
    }
  }
}
