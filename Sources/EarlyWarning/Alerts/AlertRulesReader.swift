package import Configuration
import Domain

/// Reads the rules of alerts and finds everything that is wrong in them, contradictions too.
package enum AlertRulesReader {
  /// What names in the rules must be.
  package struct Known: Sendable {
    /// Places of the corridor at which somebody counts.
    package var places: [String]
    package var groups: [String]
    package var countries: [String]
    /// Nil where the sources are not known.
    package var sources: [String]?

    package init(
      places: [String], groups: [String], countries: [String], sources: [String]? = nil
    ) {
      self.places = places
      self.groups = groups
      self.countries = countries
      self.sources = sources
    }
  }

  /// - Parameters:
  ///   - text: YAML.
  ///   - file: the file's path, for problems.
  ///   - known: the names that exist; nil where they cannot be told.
  /// - Throws: ``Problems``, all of them at once, with line and column.
  package static func rules(
    _ text: String, file: String, known: Known? = nil
  ) throws(Problems) -> AlertRules {
    let document = try Document(text, file: file)
    var problems = document.check(AlertRulesShape.rules)
    guard problems.isEmpty else { throw Problems(problems) }
    let rules = rules(document.root)
    problems = AlertRulesCheck(document.root, rules).problems
    if let known { problems += AlertRulesCheck(document.root, rules).unknown(known) }
    guard problems.isEmpty else { throw Problems(problems) }
    return rules
  }

  /// - Throws: ``Problems``, all of them at once, with line and column.
  package static func checklist(_ text: String, file: String) throws(Problems) -> AlertChecklist {
    let document = try Document(text, file: file)
    var problems = document.check(AlertRulesShape.checklist)
    var seen: Set<String> = []
    for item in document.root["items"]?.elements ?? [] {
      guard let id = item["id"]?.text, !seen.insert(id).inserted else { continue }
      problems += [item["id"]?.problem("a second item is called `\(id)`")].compactMap { $0 }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return AlertChecklist(
      items: (document.root["items"]?.elements ?? []).map { item in
        AlertChecklist.Item(
          id: item["id"]?.text ?? "",
          state: item["state"]?.text.flatMap(AlertState.init) ?? .forming,
          role: bilingual(item["role"]), action: bilingual(item["action"]),
          proof: bilingual(item["proof"]), hours: item["hours"]?.integer,
          basis: bilingual(item["basis"]))
      })
  }

  // MARK: Values of a file that has its shape

  private static func rules(_ root: Value) -> AlertRules {
    func number(_ part: String, _ key: String) -> Double { root[part]?[key]?.number ?? 0 }
    func integer(_ part: String, _ key: String) -> Int { root[part]?[key]?.integer ?? 0 }
    return AlertRules(
      segments: (root["segments"]?.elements ?? []).map(segment),
      watch: .init(
        strength: number("watch", "strength"), people: number("watch", "people"),
        acts: root["watch"]?["acts"]?.flag ?? true),
      forming: .init(
        strength: number("forming", "strength"), issues: integer("forming", "issues"),
        neighbours: root["forming"]?["neighbours"]?.integer),
      calm: .init(
        strength: number("calm", "strength"), watchIssues: integer("calm", "watch_issues"),
        easingIssues: integer("calm", "easing_issues"),
        closingIssues: integer("calm", "closing_issues")),
      days: .init(
        coolOff: integer("days", "cool_off"), reopen: integer("days", "reopen"),
        active: integer("days", "active")),
      levels: (root["levels"]?.elements ?? []).compactMap(\.number), told: told(root["told"]),
      dismissals: (root["dismissals"]?.elements ?? []).map {
        .init(code: $0["code"]?.text ?? "", words: bilingual($0))
      },
      offices: (root["offices"]?.elements ?? []).map {
        .init(
          code: $0["code"]?.text ?? "", country: $0["country"]?.text, name: bilingual($0))
      },
      requirements: .init(
        hitRate: number("requirements", "hit_rate"),
        trueShare: number("requirements", "true_share"),
        returnPeriod: number("requirements", "return_period_years")),
      messages: .init(
        sender: root["messages"]?["sender"]?.text ?? "", name: bilingual(root["messages"]),
        contact: root["messages"]?["contact"]?.text))
  }

  private static func segment(_ value: Value) -> AlertRules.Segment {
    .init(
      place: value["place"]?.text ?? "",
      sources: (value["sources"]?.elements ?? []).compactMap(\.text),
      groups: (value["groups"]?.elements ?? []).compactMap(\.text),
      directions: (value["directions"]?.elements ?? []).compactMap { element in
        element.text.flatMap(AlertDirection.init)
      },
      people: value["people"]?.number, isAutomatic: value["automatic"]?.flag ?? false,
      measured: value["measured"].map { measured in
        .init(
          hits: measured["hits"]?.integer ?? 0, misses: measured["misses"]?.integer ?? 0,
          warnings: measured["warnings"]?.integer ?? 0,
          falseAlarms: measured["false_alarms"]?.integer ?? 0,
          years: measured["years"]?.number ?? 0, period: measured["period"]?.text ?? "")
      },
      because: value["because"].map(bilingual))
  }

  private static func told(_ value: Value?) -> [AlertState: [AlertRules.Recipient]] {
    var told: [AlertState: [AlertRules.Recipient]] = [:]
    for state in AlertState.allCases {
      guard let list = value?[state.rawValue] else { continue }
      told[state] = list.elements.compactMap { $0.text.flatMap(AlertRules.Recipient.init) }
    }
    return told
  }

  private static func bilingual(_ value: Value?) -> Bilingual {
    Bilingual(en: value?["en"]?.text ?? "", es: value?["es"]?.text ?? "")
  }
}

/// What no shape can say of rules: that they contradict one another, or name what does not exist.
private struct AlertRulesCheck {
  private let root: Value
  private let rules: AlertRules

  init(_ root: Value, _ rules: AlertRules) {
    self.root = root
    self.rules = rules
  }

  var problems: [Problem] {
    hysteresis + times + levels + recipients + doubles + automatic
  }

  private func problem(_ part: String, _ key: String?, _ message: String) -> [Problem] {
    let value = key.flatMap { root[part]?[$0] } ?? root[part]
    return [value?.problem(message)].compactMap { $0 }
  }

  private var hysteresis: [Problem] {
    var found: [Problem] = []
    if rules.forming.strength < rules.watch.strength {
      found += problem(
        "forming", "strength",
        "a case would form at \(rules.forming.strength) before it is watched at "
          + "\(rules.watch.strength): raise it, or lower watch.strength")
    }
    if rules.calm.strength >= rules.watch.strength {
      found += problem(
        "calm", "strength",
        "an issue of strength \(rules.watch.strength) would be calm (below \(rules.calm.strength)) "
          + "and open a watch at once: lower it below watch.strength")
    }
    return found
  }

  private var times: [Problem] {
    guard rules.days.coolOff > rules.days.reopen else { return [] }
    return problem(
      "days", "cool_off",
      "a dismissed case would cool off for \(rules.days.coolOff) days and be forgotten after "
        + "\(rules.days.reopen): raise days.reopen, or shorten it")
  }

  private var levels: [Problem] {
    guard let list = root["levels"] else { return [] }
    if rules.levels.count != 3 {
      return [list.problem("expected three factors, for levels 2, 3 and 4")]
    }
    return zip(rules.levels, rules.levels.dropFirst()).contains { $0 >= $1 }
      ? [list.problem("the factors must rise from level to level")] : []
  }

  private var recipients: [Problem] {
    let ladder: [AlertState] = [.watch, .forming, .confirmed, .active]
    return zip(ladder, ladder.dropFirst()).flatMap { lower, higher in
      let lost = Set(rules.told[lower] ?? []).subtracting(rules.told[higher] ?? [])
      guard !lost.isEmpty, !(rules.told[higher] ?? []).contains(.members) else {
        return [Problem]()
      }
      return problem(
        "told", higher.rawValue,
        "\(lost.map(\.rawValue).sorted().joined(separator: ", ")) would be told of a case in "
          + "`\(lower.rawValue)` and no more when it comes to `\(higher.rawValue)`")
    }
  }

  private var doubles: [Problem] {
    func twice(_ part: String, _ key: String) -> [Problem] {
      var seen: Set<String> = []
      return (root[part]?.elements ?? []).compactMap { element in
        guard let value = element[key], let text = value.text, !seen.insert(text).inserted else {
          return nil
        }
        return value.problem("`\(text)` stands here for the second time")
      }
    }
    return twice("segments", "place") + twice("offices", "code") + twice("dismissals", "code")
  }

  private var automatic: [Problem] {
    zip(root["segments"]?.elements ?? [], rules.segments).flatMap { value, segment in
      guard segment.isAutomatic else {
        return segment.because == nil
          ? [value.problem("`\(segment.place)` has no automatic alert: say why with `because`")]
          : []
      }
      guard let measured = segment.measured else {
        return [
          value.problem(
            "`\(segment.place)` has automatic alerts: say with `measured` how the rules did in "
              + "the back-test")
        ]
      }
      guard measured.falseAlarms <= measured.warnings else {
        return [
          value.problem("`\(segment.place)` has more false alarms than warnings in the back-test")
        ]
      }
      guard rules.requirements.areMet(by: measured) else {
        return [
          value.problem(
            "`\(segment.place)` has automatic alerts and does not meet the requirements (hit rate "
              + "\(rounded(measured.hitRate)), true share \(rounded(measured.trueShare)), a "
              + "warning every \(rounded(measured.returnPeriod)) years)")
        ]
      }
      return []
    }
  }

  private func rounded(_ number: Double) -> String {
    number.isFinite ? "\((number * 100).rounded() / 100)" : "∞"
  }

  // MARK: Names

  func unknown(_ known: AlertRulesReader.Known) -> [Problem] {
    var found: [Problem] = []
    for segment in root["segments"]?.elements ?? [] {
      found += named(segment["place"], "place of the corridor with figures", known.places)
      for group in segment["groups"]?.elements ?? [] {
        found += named(group, "group of nationalities", known.groups)
      }
      guard let sources = known.sources else { continue }
      for source in segment["sources"]?.elements ?? [] {
        found += named(source, "source", sources)
      }
    }
    for office in root["offices"]?.elements ?? [] {
      found += named(office["country"], "country", known.countries)
    }
    return found
  }

  private func named(_ value: Value?, _ what: String, _ names: [String]) -> [Problem] {
    guard let value, let text = value.text, !names.contains(text) else { return [] }
    let near = Nearest.name(to: text, among: names)
    return [
      value.problem(
        "unknown \(what) `\(text)`"
          + (near.map { "; did you mean `\($0)`?" }
            ?? (names.count <= 40 ? "; known: \(names.sorted().joined(separator: ", "))" : "")))
    ]
  }
}
