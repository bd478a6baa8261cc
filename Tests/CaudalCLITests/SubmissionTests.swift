import Foundation
import Testing

@Suite("Submissions by the command")
struct SubmissionCommandTests {
  private func project() throws -> SmallProject {
    let project = try SmallProject()
    try FileManager.default.createSymbolicLink(
      atPath: "\(project.folder)/datasets/reintegration-submissions",
      withDestinationPath: "\(Caudal.repository)/datasets/reintegration-submissions")
    return project
  }

  @Test("A form is written once, filled, checked, and never overwritten")
  func form() throws {
    let project = try project()
    let name = "reintegration-SLV-2025-Q1.csv"
    let command = ["new", "submission", "--country", "el salvador", "--quarter", "2025-Q1"]
    let answer = try project.caudal(arguments: command)
    #expect(answer.status == 0 && answer.output == "\(name)\n")
    let blank = try project.read(name)
    let again = try project.caudal(arguments: command)
    #expect(again.status == 73 && again.narration.contains("there already"))
    #expect(try project.read(name) == blank)

    let empty = try project.caudal("check", name)
    #expect(empty.status == 65)
    #expect(empty.output == "\(name): no row has a value: fill in what is known (nothing-filled)\n")
    try project.write(blank.replacing(",adult,,", with: ",adult,12,"), to: name)
    let filled = try project.caudal("check", name)
    #expect(filled.status == 0)
    #expect(filled.output == "ok: 32 figures, 51 rows left empty (SLV 2025-Q1)\n")
  }

  @Test("Every fault of a file stands on a line of its own, and in the JSON")
  func faults() throws {
    let project = try project()
    try project.write(
      """
      country,quarter,indicator,sex,age,value
      GTM,2025-Q1,people-reached,female,adult,many
      GTN,2025-Q5,people-reachd,male,adults,3

      """, to: "gtm.csv")
    let answer = try project.caudal("check", "gtm.csv")
    #expect(answer.status == 65)
    let lines = answer.output.split(separator: "\n")
    #expect(lines.count == 5, "\(answer.output)")
    #expect(lines[0].hasPrefix("gtm.csv:2: column value: "))
    #expect(lines.allSatisfy { $0.hasPrefix("gtm.csv:2: ") || $0.hasPrefix("gtm.csv:3: ") })
    #expect(answer.output.contains("`people-reached`"))
    let json = try project.caudal("check", "--json", "gtm.csv")
    #expect(json.status == 65 && json.output.contains("\"rule\" : \"not-a-number\""))
  }

  @Test(
    "A country or quarter that is not known is wrong usage, a file that is not there is missing")
  func usage() throws {
    let project = try project()
    let country = try project.caudal(
      "new", "submission", "--country", "Gautemala", "--quarter", "2025-Q1")
    #expect(country.status == 64 && country.narration.contains("did you mean GTM"))
    let quarter = try project.caudal(
      "new", "submission", "--country", "GTM", "--quarter", "2025-01")
    #expect(quarter.status == 64 && quarter.narration.contains("2025-Q1"))
    #expect(try project.caudal("check", "nothing.csv").status == 66)
  }

  @Test("A file in a source's folder is held to that source's contract")
  func ownContract() throws {
    let project = try project()
    let answer = try project.caudal("check", "datasets/flows/2024-05-10.csv")
    #expect(answer.status == 0 && answer.output.hasPrefix("ok: 32 figures"), "\(answer)")
  }
}
