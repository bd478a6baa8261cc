package import Configuration
import Domain
import Statistics

/// Reads pipeline files and finds everything that is wrong in them.
package enum PipelineReader {
  /// Reads a pipeline from the text of its file.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - file: the file's path, for problems and for the pipeline's name.
  ///   - sources: names of the sources that exist; nil where they are not known.
  ///   - names: codes of places and nationalities that exist; nil where they are not known.
  /// - Throws: ``Problems``, all of them at once.
  package static func read(
    _ text: String, file: String, sources: [String]? = nil, names: ReferenceNames? = nil
  ) throws(Problems) -> PipelineFile {
    let document = try Document(text, file: file)
    var problems = document.check(PipelineShape.shape())
    problems += crossCheck(document.root, sources: sources, names: names)
    guard problems.isEmpty else { throw Problems(problems) }
    return pipeline(document.root, name: name(of: file))
  }

  private static func name(of file: String) -> String {
    let name = Path.name(of: file)
    return name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
  }

  // MARK: What no shape can say

  private static func crossCheck(
    _ root: Value, sources: [String]?, names reference: ReferenceNames?
  ) -> [Problem] {
    var problems: [Problem] = []
    let listed = sourceNames(root["ingest"]?["sources"])
    problems += doubled(listed, what: "source")
    if let sources {
      problems += listed.compactMap { unknown($0, what: "source", among: sources) }
    }
    let read = listed.isEmpty ? sources : listed.compactMap(\.text)
    var names: [Value] = []
    for entry in root["score"]?.elements ?? [] {
      if let name = entry["name"] ?? entry["method"] { names.append(name) }
      problems += conflicts(entry)
      if let read {
        problems += (entry["series"]?["sources"]?.elements ?? [])
          .compactMap { unknown($0, what: "source of this pipeline", among: read) }
      }
      if let least = entry["series"]?["min_periods"]?.integer,
        let most = entry["series"]?["max_periods"],
        let limit = most.integer, limit < least
      {
        problems.append(most.problem("max_periods \(limit) is less than min_periods \(least)"))
      }
    }
    problems += doubled(names, what: "score")
    if let signal = root["signal"] {
      problems += Self.problems(ofSignals: signal, read: read, names: reference)
    }
    if let drivers = root["drivers"] {
      problems += Self.problems(ofDrivers: drivers, read: read)
    }
    if let alert = root["alert"] { problems += Self.problems(ofAlerts: alert, root: root) }
    problems += doubled(root["report"]?["languages"]?.elements ?? [], what: "language")
    problems += doubled(root["report"]?["formats"]?.elements ?? [], what: "format")
    return problems
  }

  private static func sourceNames(_ value: Value?) -> [Value] {
    guard let value, !value.isScalar else { return [] }
    return value.elements.compactMap { $0.isScalar ? $0 : $0["source"] }
  }

  static func unknown(_ value: Value, what: String, among names: [String]) -> Problem? {
    guard let text = value.text, !names.contains(text) else { return nil }
    if let near = Nearest.name(to: text, among: names) {
      return value.problem("unknown \(what) `\(text)`; did you mean `\(near)`?")
    }
    return value.problem(
      "unknown \(what) `\(text)`; known: \(Set(names).sorted().joined(separator: ", "))")
  }

  private static func doubled(_ values: [Value], what: String) -> [Problem] {
    var seen: Set<String> = []
    return values.compactMap { value in
      guard let text = value.text, !seen.insert(text).inserted else { return nil }
      return value.problem(
        what == "score"
          ? "a second score is called `\(text)`: give this one a `name` of its own"
          : "the \(what) `\(text)` stands here for the second time")
    }
  }

  /// Options that are each right and cannot stand together.
  private static func conflicts(_ entry: Value) -> [Problem] {
    guard let name = entry["method"]?.text, let method = Catalogue.method(named: name),
      let options = entry["options"]
    else { return [] }
    do throws(ParameterError) {
      _ = try method.scorer(texts(options))
    } catch {
      // Names and ranges are already told by the shape, with their own line and column.
      if case .conflict(let sentence) = error { return [options.problem(sentence)] }
    }
    return []
  }

  // MARK: Values of a file that has its shape

  private static func pipeline(_ root: Value, name: String) -> PipelineFile {
    PipelineFile(
      name: name, title: texts(root["title"]),
      asOf: root["as_of"]?.day.map { .day($0) } ?? .latest,
      ingest: ingest(root["ingest"]),
      scores: (root["score"]?.elements ?? []).map(score),
      signals: root["signal"].map(signals),
      corridor: root["corridor"].map(corridor),
      returns: root["returns"].map(returns),
      drivers: root["drivers"].map(drivers),
      alerts: root["alert"].map(alerts),
      report: root["report"].map(report))
  }

  private static func report(_ value: Value) -> PipelineFile.Report {
    var report = PipelineFile.Report()
    if let languages = value["languages"] {
      report.languages = languages.elements.compactMap(\.text)
    }
    if let formats = value["formats"] { report.formats = formats.elements.compactMap(\.text) }
    report.numbers = texts(value["numbers"])
    report.previousMeeting = value["previous_meeting"]?.day
    return report
  }

  private static func ingest(_ value: Value?) -> PipelineFile.Ingest {
    let list = value?["sources"]
    let sources: PipelineFile.Sources =
      if let list, !list.isScalar {
        .listed(
          list.elements.compactMap { element in
            guard let name = (element.isScalar ? element : element["source"])?.text else {
              return nil
            }
            return .init(name: name, whenHeldBack: whenHeldBack(element["when_held_back"]))
          })
      } else {
        .all
      }
    return .init(
      sources: sources,
      whenHeldBack: whenHeldBack(value?["when_held_back"]) ?? .useLastGood,
      whenLate: value?["when_late"]?.text.flatMap(PipelineFile.WhenLate.init) ?? .fail)
  }

  private static func whenHeldBack(_ value: Value?) -> PipelineFile.WhenHeldBack? {
    value?.text.flatMap(PipelineFile.WhenHeldBack.init)
  }

  private static func score(_ entry: Value) -> PipelineFile.Score {
    let method = entry["method"]?.text ?? ""
    let series = entry["series"]
    func list(_ key: String) -> [String]? { series?[key]?.elements.compactMap(\.text) }
    return .init(
      name: entry["name"]?.text ?? method, method: method, options: texts(entry["options"]),
      series: .init(
        sources: list("sources"),
        frequencies: list("frequencies")?.compactMap(Frequency.init),
        indicators: list("indicators"),
        places: list("places"), nationalities: list("nationalities"),
        minPeriods: series?["min_periods"]?.integer, maxPeriods: series?["max_periods"]?.integer))
  }

  private static func texts(_ value: Value?) -> [String: String] {
    Dictionary(
      (value?.entries ?? []).compactMap { entry in entry.value.text.map { (entry.key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
