import Configuration
import Domain
import Foundation
import Pipeline
import Testing

private let good = """
  version: 1
  title: {en: Region, es: Región}
  as_of: 2021-09-30
  ingest:
    sources:
      - darien
      - source: mexico
        when_held_back: block
    when_late: tell
  score:
    - method: mann-kendall
      series: {sources: [darien], frequencies: [month], min_periods: 24}
    - method: mann-kendall
      name: long-trend
      series: {min_periods: 60, max_periods: 600}
  report:
    languages: [es]
  """

/// A message about methods without their list, which grows with the catalogue.
private func shortened(_ message: String) -> String {
  guard message.contains("man-kendall"), let start = message.range(of: "expected "),
    let end = message.range(of: ";", range: start.upperBound..<message.endIndex)
  else { return message }
  return message.replacingCharacters(in: start.upperBound..<end.lowerBound, with: "…")
}

@Suite("Pipeline files")
struct PipelineReaderTests {
  @Test("A pipeline file says what is read, computed and printed")
  func reads() throws {
    let pipeline = try PipelineReader.read(
      good, file: "pipelines/meeting.yaml", sources: ["darien", "mexico"])
    #expect(pipeline.name == "meeting")
    #expect(pipeline.title == ["en": "Region", "es": "Región"])
    #expect(pipeline.asOf == Day("2021-09-30").map { .day($0) })
    #expect(
      pipeline.ingest.sources
        == .listed([
          .init(name: "darien", whenHeldBack: nil), .init(name: "mexico", whenHeldBack: .block),
        ]))
    #expect(pipeline.ingest.whenHeldBack == .useLastGood)
    #expect(pipeline.ingest.whenLate == .tell)
    #expect(pipeline.scores.map(\.name) == ["mann-kendall", "long-trend"])
    #expect(pipeline.scores[0].series.frequencies == [.month])
    #expect(pipeline.scores[1].series.maxPeriods == 600)
    #expect(pipeline.report?.languages == ["es"])
  }

  @Test("The shortest pipeline reads every source, as of the latest issue")
  func shortest() throws {
    let pipeline = try PipelineReader.read(
      "version: 1\ntitle: {en: a, es: b}\ningest: {sources: all}\n", file: "x.yaml")
    #expect(pipeline.ingest.sources == .all)
    #expect(pipeline.ingest.whenLate == .fail)
    #expect(pipeline.asOf == .latest)
    #expect(pipeline.scores.isEmpty)
    #expect(pipeline.report == nil)
  }

  @Test("All problems of a pipeline file come at once, with places and nearest names")
  func problems() throws {
    let text = """
      version: 2
      titel: {en: Region}
      as_of: 30.9.2021
      ingest:
        sources: [darien, mexiko, darien]
        when_late: ignore
      score:
        - method: man-kendall
          options: {anything: 1}
        - method: mann-kendall
          series: {frequencies: [monthly], min_periods: 24, max_periods: 12}
        - method: mann-kendall
          series: {sources: [usa]}
      report:
        languages: [es, fr]
      """
    let problems = #expect(throws: Problems.self) {
      try PipelineReader.read(text, file: "p.yaml", sources: ["darien", "mexico", "usa"])
    }
    #expect(
      problems?.all.map(\.description).map(shortened) == [
        "p.yaml:1:1: the key `title` is missing: title of the report, by language",
        "p.yaml:1:10: found `2`, expected the number 1",
        "p.yaml:2:1: unknown key `titel`; did you mean `title`?",
        "p.yaml:3:8: found `30.9.2021`, expected `latest`, or a date such as 2024-03-09",
        "p.yaml:5:21: unknown source `mexiko`; did you mean `mexico`?",
        "p.yaml:5:29: the source `darien` stands here for the second time",
        "p.yaml:6:14: found `ignore`, expected one of tell, fail",
        "p.yaml:8:13: found `man-kendall`, expected …; did you mean `mann-kendall`?",
        "p.yaml:11:28: found `monthly`, expected one of day, week, month, quarter, year; "
          + "did you mean `month`?",
        "p.yaml:11:68: max_periods 12 is less than min_periods 24",
        "p.yaml:12:13: a second score is called `mann-kendall`: give this one a `name` of its own",
        "p.yaml:13:24: unknown source of this pipeline `usa`; known: darien, mexiko",
        "p.yaml:15:19: found `fr`, expected one of es, en",
      ])
  }
}
