import Configuration
import Domain

/// Turns one entry of `columns:` into a rule.
struct ColumnReading {
  let name: String
  let place: Value
  let value: Value
  private(set) var problems: [Problem] = []

  init(name: String, place: Value, value: Value) {
    self.name = name
    self.place = place
    self.value = value
  }

  mutating func column() -> ColumnRule {
    let role = value.isScalar ? value : value["as"] ?? value
    var column = ColumnRule(name: name, role: self.role(role), line: place.line)
    guard !value.isScalar else { return column }
    column.isOptional = value["optional"]?.flag ?? false
    column.list = value["list"]?.text
    if case .sum = column.role { column.role = .sum(list: column.list) }
    column.vocabularies = texts("vocabularies")
    column.accepts = texts("accepts")
    column.only = texts("only")
    column.leaveOut = texts("leave_out")
    column.totals = texts("totals")
    if let written = value["written"]?.text {
      column.written = ColumnRule.PeriodWriting(rawValue: written) ?? .iso
    }
    column.minimum = value["min"]?.number
    column.maximum = value["max"]?.number
    for entry in value["words"]?.entries ?? [] {
      let codes = entry.value.elements.compactMap(\.text)
      if case .parts(let parts) = column.role, codes.count != parts.count {
        problems.append(
          entry.value.problem("\(parts.count) codes are needed, one for each part"))
      }
      column.words[Folding.fold(entry.key)] = codes
    }
    for entry in value["until"]?.entries ?? [] { column.until[entry.key] = period(entry.value) }
    readTypes(&column)
    column.empty = value["empty"]?.text
    checkKeys(column)
    return column
  }

  private func texts(_ key: String) -> [String] {
    value[key]?.elements.compactMap(\.text) ?? []
  }

  private func role(_ value: Value) -> ColumnRule.Role {
    switch value.text {
    case "period": .period
    case "value": .value
    case "status": .status
    case "sum": .sum(list: nil)
    case "ignore": .ignore
    default: .parts(value.elements.compactMap { $0.text.flatMap { SeriesKey.Part(rawValue: $0) } })
    }
  }

  private mutating func readTypes(_ column: inout ColumnRule) {
    if let type = value["type"], let text = type.text {
      switch column.role {
      case .period:
        if let known = ColumnRule.PeriodType(rawValue: text) {
          column.periodType = known
        } else {
          problems.append(type.problem("found `\(text)`, expected a type of period"))
        }
      case .value:
        if let known = ColumnRule.NumberType(rawValue: text) {
          column.numberType = known
        } else {
          problems.append(type.problem("found `\(text)`, expected `count` or `number`"))
        }
      default: problems.append(type.problem("only a period and a value have a type"))
      }
    }
    column.frequencies = texts("frequencies").compactMap { Frequency(rawValue: $0) }
    if column.role == .period, column.periodType == .period, column.frequencies.isEmpty {
      problems.append(
        place.problem("`\(name)` may hold several frequencies: say which in `frequencies`"))
    }
    if let frequency = column.periodType.frequency { column.frequencies = [frequency] }
    guard let years = value["whole_years"] else { return }
    guard let from = period(years["from"]), let to = period(years["to"]) else { return }
    guard from.frequency == to.frequency, from <= to, from.frequency != .year else {
      problems.append(
        years.problem("`from` and `to` are the first and last of the rows as the file dates them"))
      return
    }
    column.wholeYears = ColumnRule.WholeYears(
      from: from, to: to, treatment: years["take"]?.text == "as-years" ? .asYears : .leaveOut)
  }

  private mutating func period(_ value: Value?) -> Period? {
    guard let value, let text = value.text else { return nil }
    if let period = Period(text) { return period }
    problems.append(value.problem("found `\(text)`, expected a period such as 2019-09"))
    return nil
  }

  /// Keys that say nothing for the column's role are mistakes.
  private mutating func checkKeys(_ column: ColumnRule) {
    let allowed: Set<String>
    switch column.role {
    case .period: allowed = ["type", "frequencies", "whole_years", "written"]
    case .value: allowed = ["type", "min", "max"]
    case .status: allowed = ["words"]
    case .ignore: allowed = []
    case .parts, .sum:
      allowed = [
        "list", "vocabularies", "words", "empty", "until", "accepts", "only", "leave_out",
        "totals",
      ]
    }
    for entry in value.entries
    where !["as", "optional"].contains(entry.key) && !allowed.contains(entry.key) {
      problems.append(
        entry.place.problem("`\(entry.key)` says nothing about a column of this kind"))
    }
    if let low = column.minimum, let high = column.maximum, low > high {
      problems.append(value.problem("`min` is larger than `max`"))
    }
  }
}
