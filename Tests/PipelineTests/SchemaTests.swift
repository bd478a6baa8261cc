import Configuration
import Foundation
import Pipeline
import Testing

private let repository = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The Python that has the packages of Tests/requirements.txt; `make test` names it.
private let python = ProcessInfo.processInfo.environment["CAUDAL_TEST_PYTHON"]

/// Pipeline files, good and bad, on which the parser and the schema must agree.
private let examples: [(text: String, isGood: Bool)] = [
  ("version: 1\ntitle: {en: a, es: b}\ningest: {sources: all}\n", true),
  ("version: 1\ntitle: {en: a, es: b}\nas_of: '2021-09-30'\ningest: {sources: [x, y]}\n", true),
  (
    """
    version: 1
    title: {en: a, es: b}
    ingest:
      sources: [x, {source: y, when_held_back: block}]
      when_late: tell
    score:
      - method: mann-kendall
        options: {variant: hamed-rao, alpha: 0.01}
        series: {frequencies: [month], min_periods: 24}
      - method: ears
        name: short
        options: {baseline: 7}
    report: {languages: [es], formats: [html], numbers: {es: es-PA}}
    """, true
  ),
  (
    """
    version: 1
    title: {en: a, es: b}
    ingest: {sources: all}
    signal:
      false_signals_per_quarter: 2
      q: 0.1
      floor: 50
      record_periods: 36
      history: 8
      last: all
      watch_days: 90
      mask_days: 200
      sources: [x]
      masks: [{place: darien, from: '2020-03-16', to: '2021-01-28', reason: closed}]
      mute: [{kind: record, until: '2024-12-31', reason: known}]
    """, true
  ),
  ("version: 1\ntitle: {en: a, es: b}\ningest: {sources: all}\nsignal: {}\n", true),
  ("version: 1\ntitle: {en: a, es: b}\ningest: {sources: all}\nsignal: {q: 0}\n", false),
  ("version: 1\ntitle: {en: a, es: b}\ningest: {sources: all}\nsignal: {alpha: 1}\n", false),
  (
    """
    version: 1
    title: {en: a, es: b}
    ingest: {sources: all}
    signal: {mute: [{kind: record, reason: for ever}]}
    """, false
  ),
  ("version: 2\ntitle: {en: a, es: b}\ningest: {sources: all}\n", false),
  ("title: {en: a, es: b}\ningest: {sources: all}\n", false),
  ("version: 1\ntitle: {en: a}\ningest: {sources: all}\n", false),
  ("version: 1\ntitle: {en: a, es: b}\ningest: {sources: some}\n", false),
  ("version: 1\ntitle: {en: a, es: b}\ningest: {sources: []}\n", false),
  ("version: 1\ntitle: {en: a, es: b}\ningest: {sources: all, when_late: never}\n", false),
  ("version: 1\ntitle: {en: a, es: b}\nas_of: soon\ningest: {sources: all}\n", false),
  ("version: 1\ntitle: {en: a, es: b}\ningest: {sources: all}\nscore: [{method: magic}]\n", false),
  (
    """
    version: 1
    title: {en: a, es: b}
    ingest: {sources: all}
    score: [{method: mann-kendall, options: {alpha: 2}}]
    """, false
  ),
  (
    """
    version: 1
    title: {en: a, es: b}
    ingest: {sources: all}
    score: [{method: mann-kendall, options: {baseline: 7}}]
    """, false
  ),
  (
    """
    version: 1
    title: {en: a, es: b}
    ingest: {sources: all}
    score: [{method: mann-kendall, series: {min_periods: few}}]
    """, false
  ),
  ("version: 1\ntitle: {en: a, es: b}\ningest: {sources: all}\nreport: {languages: [fr]}\n", false),
  ("version: 1\ntitle: {en: a, es: b}\ningest: {sources: all}\nextra: 1\n", false),
]

@Suite("The schema of pipeline files")
struct SchemaTests {
  @Test("The schema that ships is the one that this build makes")
  func current() throws {
    let file = repository.appending(path: "pipelines/pipeline.schema.json")
    let made = try PipelineShape.jsonSchema()
    let shipped = try? String(contentsOf: file, encoding: .utf8)
    guard shipped != made else { return }
    try made.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("pipelines/pipeline.schema.json was not up to date and has been written anew")
  }

  @Test("The parser accepts what is good and refuses what is bad")
  func parser() {
    for example in examples {
      let problems: [Problem]
      do throws(Problems) {
        _ = try PipelineReader.read(example.text, file: "p.yaml")
        problems = []
      } catch {
        problems = error.all
      }
      #expect(problems.isEmpty == example.isGood, "\(example.text)\n\(problems)")
    }
  }

  @Test(
    "Other people's validator says of every example what the parser says",
    .enabled(if: python != nil, "CAUDAL_TEST_PYTHON names no Python with Tests/requirements.txt"))
  func validator() throws {
    let folder = try TemporaryFolder()
    try folder.write(PipelineShape.jsonSchema(), to: "schema.json")
    for (index, example) in examples.enumerated() {
      try folder.write(example.text, to: "\(index).yaml")
    }
    let script = """
      import json, pathlib, sys, yaml
      from jsonschema import Draft202012Validator
      folder = pathlib.Path(sys.argv[1])
      schema = json.loads((folder / "schema.json").read_text())
      Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)
      for index in range(int(sys.argv[2])):
          data = yaml.safe_load((folder / f"{index}.yaml").read_text())
          print("good" if validator.is_valid(data) else "bad")
      """
    let process = Process()
    process.executableURL = URL(filePath: python ?? "python3")
    process.arguments = ["-c", script, folder.path, "\(examples.count)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(
      text.split(separator: "\n").map { $0 == "good" } == examples.map(\.isGood))
  }

  @Test(
    "The pipelines that ship have no problem", arguments: ["regional", "2021-10-01-second-meeting"])
  func shipped(name: String) throws {
    let file = repository.appending(path: "pipelines/\(name).yaml")
    let pipeline = try PipelineReader.read(
      String(contentsOf: file, encoding: .utf8), file: "\(name).yaml")
    #expect(pipeline.name == name)
    #expect(pipeline.report != nil)
  }
}
