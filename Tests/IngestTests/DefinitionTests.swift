import Configuration
import Domain
import Foundation
import Ingest
import Testing

private func problems(_ table: String) -> [String] {
  do {
    _ = try FileIngest(definition(table), reference: shippedReference())
    return []
  } catch {
    return (error as? Problems)?.all.map(\.description) ?? ["\(error)"]
  }
}

@Suite("Definitions of sources")
struct DefinitionTests {
  @Test("A definition says everything that the other stages need")
  func values() throws {
    let definition = try definition(
      crossings + """
        expected: {every: month, by_day: 13, grace_days: 10}
        vintages: single
        absence: unchanged
        absent_rows: zero
        sharing: members
        rules: {duplicate: {severity: quarantine, max_share: 0.1}}

        """)
    #expect(definition.source == "test-source")
    #expect(definition.title == Bilingual(en: "Figures", es: "Cifras"))
    #expect(definition.sharing == .members)
    #expect(definition.isPseudoRealTime)
    #expect(definition.absence == .unchanged)
    #expect(definition.absentRows == .zero)
    #expect(definition.fixed == [.indicator: "crossings", .place: "darien"])
    #expect(definition.rules[.duplicate].maxShare == 0.1)
    #expect(definition.rules[.rowsVersusPrevious].atLeast == 0.8)
    let march = try #require(Period("2024-03"))
    #expect(definition.known(march).description == "2024-04-10")
  }

  @Test("The publication calendar says what is due and what is late")
  func calendar() throws {
    let calendar = PublicationCalendar(every: .month, byDay: 13, graceDays: 10)
    let march = try #require(Period("2024-03"))
    #expect(calendar.due(march).description == "2024-04-13")
    #expect(calendar.tolerated(march).description == "2024-04-23")
    #expect(calendar.newestDue(on: try #require(Day("2024-04-12"))).description == "2024-02")
    #expect(calendar.newestDue(on: try #require(Day("2024-04-13"))).description == "2024-03")
    let yearly = PublicationCalendar(every: .year, byDay: 403)
    #expect(yearly.newestDue(on: try #require(Day("2025-02-07"))).description == "2023")
  }

  @Test("Unknown keys and words are told with line, column and the nearest valid one, all at once")
  func shape() {
    #expect(
      problems(
        """
        format: tidi
        fixed: {indicator: crossings, placce: darien}
        columns:
          period: {as: period, typ: month}
          value: valu
        dialect: {decimal: komma}
        rules: {gap: {severity: warn}, personal-data: {severity: warn}}

        """) == [
          "test-source/source.yaml:7:9: found `tidi`, expected one of tidy, us-cbp, us-bts, "
            + "world-bank, hxl, sdmx-csv, month-table; did you mean `tidy`?",
          "test-source/source.yaml:8:31: unknown key `placce`; did you mean `place`?",
          "test-source/source.yaml:10:24: unknown key `typ`; did you mean `type`?",
          "test-source/source.yaml:11:10: found `valu`, expected one of period, value, status, sum, "
            + "ignore, place, nationality, counterpart, category, sex, age, indicator; "
            + "did you mean `value`?",
          "test-source/source.yaml:12:20: found `komma`, expected one of point, comma; "
            + "did you mean `comma`?",
          "test-source/source.yaml:13:9: unknown key `gap`; did you mean `gaps`?",
          "test-source/source.yaml:13:32: unknown key `personal-data`; known here: "
            + ContractRule.allCases.filter { !$0.isFixed }.map(\.rawValue)
            .joined(separator: ", "),
        ])
  }

  @Test("What the shape cannot say is told as well: one origin a part, one period, one value")
  func roles() {
    #expect(
      problems(
        """
        format: tidy
        fixed: {indicator: crossings, nationality: HTI}
        columns:
          when: {as: period, type: month}
          date: {as: period, type: period}
          who: {as: nationality, min: 3}
          n: {as: value, type: month, min: 5, max: 1}

        """
      ).map { $0.replacing("test-source/source.yaml:", with: "") } == [
        "7:1: no column and no fixed code gives the `place`".replacing("7:1", with: "1:1"),
        "10:3: exactly one column must be the `period`",
        "11:3: `date` may hold several frequencies: say which in `frequencies`",
        "12:3: `nationality` is given by `fixed` already",
        "12:26: `min` says nothing about a column of this kind",
        "13:6: `min` is larger than `max`",
        "13:24: found `month`, expected `count` or `number`",
      ])
    #expect(
      problems("format: us-cbp\nfixed: {indicator: encounters}\ncolumns: {aera: place}\n").contains
      {
        $0.contains("has no column `aera`; did you mean `area`?")
      })
    #expect(
      problems("format: tidy\ncolumns: {}\n").count == 4)
  }

  @Test("Codes, lists and vocabularies that the reference tables lack are told")
  func reference() {
    let found = problems(
      """
      format: tidy
      fixed: {indicator: crosings, place: darien}
      columns:
        period: {as: period, type: month}
        nationality: {as: nationality, list: contries, vocabularies: [us-cpb]}
        sex: {as: sex, words: {x: femal}, until: {unknwon: 2020-01}, totals: [a]}
        age: {as: age, empty: grown-up, totals: [b]}
        value: value

      """)
    #expect(found.contains { $0.contains("did you mean `crossings`?") })
    #expect(
      found.contains {
        $0.contains(
          ":11:1: `nationality`: there is no code list `contries`; did you mean `countries`?")
      })
    #expect(found.contains { $0.contains("no alias of the list comes from `us-cpb`") })
    #expect(found.contains { $0.contains("`femal` is no code of `sex`") })
    #expect(found.contains { $0.contains("`unknwon` is no code of `sex`") })
    #expect(found.contains { $0.contains("`grown-up` is no code of `age`") })
    #expect(found.contains { $0.contains("only one column may have `totals`") })
    #expect(found.count == 7, "\(found)")
  }

  @Test("A folder without a definition, or with another name than its source, is a problem")
  func folder() throws {
    do throws(Problems) {
      _ = try SourceFolder(path: "/no/such/folder")
    } catch {
      #expect(
        error.all.map(\.description) == ["/no/such/folder/source.yaml: the file is not there"])
    }
    let checked = DefinitionCheck.problems(
      ofFolders: [("/no/such/folder", "datasets/nowhere")], reference: try shippedReference())
    #expect(checked.map(\.description) == ["datasets/nowhere/source.yaml: the file is not there"])
  }

  @Test("The issue date is the one date in a file's name")
  func fileNames() {
    #expect(FileName.day(in: "2025-05-13.csv")?.description == "2025-05-13")
    #expect(FileName.day(in: "panama_2025-05-13_v2.csv")?.description == "2025-05-13")
    #expect(FileName.day(in: "2025-05-13 to 2025-05-14.csv") == nil)
    #expect(FileName.day(in: "12025-05-13.csv") == nil)
    #expect(FileName.day(in: "2025-13-01.csv") == nil)
    #expect(FileName.day(in: "latest.csv") == nil)
    #expect(FileName.matches("2025-05-13.csv", pattern: "*.csv"))
    #expect(FileName.matches("a-b.csv", pattern: "a*b*.csv"))
    #expect(!FileName.matches("a.csv.bak", pattern: "*.csv"))
    #expect(FileName.matches("*", pattern: "**"))
    #expect(!FileName.matches("", pattern: "?"))
  }

  @Test("The schemas that ship for editors are those of the code")
  func schemas() throws {
    for (name, text) in [
      ("source", try SourceShape.schema()), ("corrections", try CorrectionShape.schema()),
    ] {
      let file = root.appending(path: "datasets/\(name).schema.json")
      let shipped = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      guard shipped != text else { continue }
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("datasets/\(name).schema.json was not up to date and has been written anew")
    }
  }
}
