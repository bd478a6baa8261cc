import Configuration
import Domain
import Ingest
import Testing

private let text = """
  period,nationality,value
  2024-01,HTI,5
  2024-02,HTI,50000
  2024-03,HTI,7
  2024-01,CUB,8

  """

private func correction(_ match: String, _ action: String, _ more: String = "") -> String {
  """
  corrections:
    - id: slip-of-february
      match: {\(match)}
      action: \(action)
      reason: a slip
      provider: An analyst
      status: open
  \(more)

  """
}

@Suite("Corrections")
struct CorrectionTests {
  @Test("A correction replaces, scales, drops or marks the figures that it matches")
  func actions() throws {
    func run(_ corrections: String) throws -> [String] {
      let outcome = try ingest(text, by: crossings, corrections: corrections)
      #expect(outcome.report.isAccepted, "\(outcome.reasons)")
      #expect(outcome.report.corrections.map(\.correction.id) == ["slip-of-february"])
      return outcome.observations.map {
        "\($0.key.nationality) \($0.period) \($0.value ?? -1) \($0.status.code)"
      }
    }
    let guardian = "    expect: {value: 50000}"
    #expect(
      try run(
        correction("nationality: HTI, period: 2024-02", "override", "    value: 6\n" + guardian))
        == [
          "HTI 2024-01 5.0 A", "HTI 2024-02 6.0 C", "HTI 2024-03 7.0 A", "CUB 2024-01 8.0 A",
        ])
    #expect(
      try run(correction("nationality: [HTI, CUB], from: 2024-02", "scale", "    value: 0.5")) == [
        "HTI 2024-01 5.0 A", "HTI 2024-02 25000.0 C", "HTI 2024-03 3.5 C", "CUB 2024-01 8.0 A",
      ])
    #expect(
      try run(correction("to: 2024-02", "flag", "    mark: P")) == [
        "HTI 2024-01 5.0 P", "HTI 2024-02 50000.0 P", "HTI 2024-03 7.0 A", "CUB 2024-01 8.0 P",
      ])
    #expect(
      try run(correction("nationality: HTI, period: 2024-02", "drop", guardian)) == [
        "HTI 2024-01 5.0 A", "HTI 2024-03 7.0 A", "CUB 2024-01 8.0 A",
      ])
  }

  @Test("A dropped figure is counted as dropped and keeps its cell")
  func dropped() throws {
    let outcome = try ingest(
      text, by: crossings, corrections: correction("nationality: HTI, period: 2024-02", "drop"))
    #expect(outcome.report.counts.dropped == 1)
    #expect(outcome.held.count == 1)
  }

  @Test("A correction may mend a figure that is out of range, and only then is the range asked")
  func range() throws {
    let contract = crossings.replacing("type: count}", with: "type: count, max: 1000}")
    let mended = correction(
      "nationality: HTI, period: 2024-02", "override", "    value: 6\n    expect: {value: 50000}")
    #expect(try ingest(text, by: contract, corrections: mended).observations.count == 4)
    let notEnough = correction("nationality: HTI, period: 2024-02", "scale", "    value: 0.5")
    let outcome = try ingest(
      text, by: contract + "rules:\n  out-of-range: {max_share: 0.5}\n", corrections: notEnough)
    #expect(outcome.findings("out-of-range").count == 1)
    #expect(outcome.observations.count == 3)
  }

  @Test("Once the publisher has mended the figure, the guard holds the file back loudly")
  func fixedUpstream() throws {
    let corrections = correction(
      "nationality: HTI, period: 2024-02", "override", "    value: 6\n    expect: {value: 50000}")
    let outcome = try ingest(
      text.replacing("50000", with: "6"), by: crossings, corrections: corrections)
    #expect(!outcome.report.isAccepted)
    let message = try #require(outcome.findings("correction-guard").first?.message)
    #expect(message.contains("expects 50000 in 2024-02 and the file gives 6"))
    #expect(message.contains("issued_to"))
  }

  @Test("A correction applies to the issues that it names, and one that matches nothing is told")
  func issues() throws {
    let old = correction(
      "nationality: HTI, issued_to: 2025-01-31", "scale", "    value: 2")
    let outcome = try ingest(text, by: crossings, corrections: old)
    #expect(outcome.report.corrections.isEmpty)
    #expect(outcome.report.findings.isEmpty)
    let stray = try ingest(
      text, by: crossings, corrections: correction("nationality: VEN", "drop"))
    #expect(stray.report.isAccepted)
    #expect(stray.findings("correction-unused").count == 1)
  }

  @Test("Corrections apply to sums as well")
  func sums() throws {
    let outcome = try ingest(
      text, by: crossings + "duplicates: add\n",
      corrections: correction("nationality: HTI, period: 2024-02", "scale", "    value: 0.001"))
    #expect(outcome.lines(.nationality).contains("HTI 2024-02 50.0"))
  }

  @Test("A corrections file tells all its problems at once")
  func problems() {
    let corrections = """
      corrections:
        - id: a
          match: {nationality: HTI, period: 2024-2}
          action: override
          value: 5
          reason: r
          provider: p
          status: open
        - id: a
          match: {nationality: HTI}
          action: flag
          value: 3
          reason: r
          provider: p
          status: opn
      """
    do {
      _ = try definition(crossings, corrections: corrections)
      Issue.record("the file passed")
    } catch {
      #expect("\(error)".contains("corrections.yaml:15:13: found `opn`"))
    }
    do {
      _ = try definition(crossings, corrections: corrections.replacing("opn", with: "open"))
      Issue.record("the file passed")
    } catch {
      let text = "\(error)"
      #expect(text.contains("found `2024-2`, expected a period"))
      #expect(text.contains("an override needs `expect`"))
      #expect(text.contains("two corrections are called `a`"))
      #expect(text.contains("`flag` takes no value") || text.contains("`flag` needs a `mark`"))
    }
  }
}
