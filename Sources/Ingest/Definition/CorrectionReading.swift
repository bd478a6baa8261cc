import Configuration
import Domain

/// Turns a `corrections.yaml` that has its shape into values.
struct CorrectionReading {
  private(set) var problems: [Problem] = []

  mutating func corrections(_ root: Value) -> [Correction] {
    var ids: Set<String> = []
    return (root["corrections"]?.elements ?? []).compactMap { value in
      let id = value["id"]?.text ?? ""
      if !ids.insert(id).inserted {
        problems.append((value["id"] ?? value).problem("two corrections are called `\(id)`"))
      }
      return correction(value, id: id)
    }
  }

  private mutating func correction(_ value: Value, id: String) -> Correction? {
    guard let match = value["match"], let action = action(value) else { return nil }
    var parts: [SeriesKey.Part: [String]] = [:]
    for entry in match.entries {
      guard let part = SeriesKey.Part(rawValue: entry.key) else { continue }
      parts[part] = entry.value.elements.compactMap(\.text)
    }
    let one = period(match["period"])
    if one != nil, match["from"] != nil || match["to"] != nil {
      problems.append(match.problem("`period` stands beside `from` or `to`"))
    }
    let from = period(match["from"]) ?? one
    let to = period(match["to"]) ?? one
    if value["expect"] == nil, case .override = action {
      problems.append(
        value.problem("an override needs `expect`, so that it ends when the publisher mends it"))
    }
    return Correction(
      id: id, line: value.line, parts: parts, from: from, to: to,
      issuedFrom: match["issued_from"]?.day, issuedTo: match["issued_to"]?.day, action: action,
      reason: value["reason"]?.text ?? "", provider: value["provider"]?.text ?? "",
      reported: value["reported"]?.day,
      state: value["status"]?.text.flatMap { Correction.State(rawValue: $0) } ?? .open,
      expected: value["expect"]?["value"]?.number)
  }

  private mutating func action(_ value: Value) -> Correction.Action? {
    let number = value["value"]?.number
    let mark = value["mark"]?.text
    let name = value["action"]?.text ?? ""
    if mark != nil, name != "flag" {
      problems.append((value["mark"] ?? value).problem("only `flag` gives a mark"))
    }
    switch (name, number, mark) {
    case ("drop", nil, _): return .drop
    case ("override", let number?, _): return .override(number)
    case ("scale", let number?, _): return .scale(number)
    case ("flag", nil, let mark?):
      return ObservationStatus.allCases.first { $0.code == mark }.map { .flag($0) }
    case ("flag", nil, nil): problems.append(value.problem("`flag` needs a `mark`"))
    case ("drop", _, _), ("flag", _, _):
      problems.append((value["value"] ?? value).problem("`\(name)` takes no value"))
    default: problems.append(value.problem("`\(name)` needs a `value`"))
    }
    return nil
  }

  private mutating func period(_ value: Value?) -> Period? {
    guard let value, let text = value.text else { return nil }
    if let period = Period(text) { return period }
    problems.append(value.problem("found `\(text)`, expected a period such as 2021-08"))
    return nil
  }
}
