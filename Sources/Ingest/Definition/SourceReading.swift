import Configuration
import Domain
import Tabular

/// Turns a `source.yaml` that has its shape into a definition, and finds what the shape cannot say.
struct SourceReading {
  let root: Value
  private(set) var problems: [Problem] = []

  init(_ root: Value) { self.root = root }

  mutating func definition() -> SourceDefinition {
    let expected = root["expected"].map {
      PublicationCalendar(
        every: word($0["every"]) ?? .month, byDay: $0["by_day"]?.integer ?? 0,
        graceDays: $0["grace_days"]?.integer ?? 0)
    }
    let definition = SourceDefinition(
      file: root.file, source: root["source"]?.text ?? "",
      publisher: SourceDefinition.Publisher(
        name: root["publisher"]?["name"]?.text ?? "",
        country: root["publisher"]?["country"]?.text),
      title: bilingual(root["title"]) ?? Bilingual(en: "", es: ""), url: root["url"]?.text,
      licence: SourceDefinition.Licence(
        name: root["licence"]?["name"]?.text ?? "", url: root["licence"]?["url"]?.text),
      citation: root["citation"]?.text ?? "", owner: root["owner"]?.text,
      sharing: word(root["sharing"]) ?? .public, notes: bilingual(root["notes"]),
      files: root["files"]?.text ?? "*.csv",
      mayBeEmpty: root["may_be_empty"]?.flag ?? false, issued: word(root["issued"]) ?? .fileName,
      expected: expected, lagDays: root["lag_days"]?.integer ?? 0,
      vintages: word(root["vintages"]) ?? .kept, absence: word(root["absence"]) ?? .withdrawn,
      absentRows: word(root["absent_rows"]) ?? .missing,
      format: word(root["format"]) ?? .tidy, layout: layout(), dialect: dialect(), fixed: fixed(),
      columns: columns(), addsDuplicates: root["duplicates"]?.text == "add", rules: rules(),
      corrections: [])
    checkRoles(definition)
    return definition
  }

  private func bilingual(_ value: Value?) -> Bilingual? {
    guard let en = value?["en"]?.text, let es = value?["es"]?.text else { return nil }
    return Bilingual(en: en, es: es)
  }

  private func word<Word: RawRepresentable>(_ value: Value?) -> Word?
  where Word.RawValue == String {
    value?.text.flatMap { Word(rawValue: $0) }
  }

  private func texts(_ value: Value?) -> [String] { value?.elements.compactMap(\.text) ?? [] }

  private func layout() -> TableLayout {
    var layout = TableLayout()
    guard let value = root["layout"] else { return layout }
    layout.linesAboveHeader = value["lines_above_header"]?.integer ?? 0
    layout.leavesOutAggregates = value["aggregates"]?.text != "keep"
    layout.measures = texts(value["measures"])
    layout.year = value["year"]?.integer
    if layout.year == nil { layout.yearColumn = value["year"]?.text }
    layout.totals = texts(value["totals"])
    layout.subtotals = value["subtotals"]?["levels"]?.elements.map { texts($0) } ?? []
    layout.subtotalPosition = word(value["subtotals"]?["position"]) ?? .above
    return layout
  }

  private mutating func dialect() -> SourceDialect {
    var dialect = SourceDialect()
    guard let value = root["dialect"] else { return dialect }
    if let encoding = value["encoding"] { dialect.encoding = word(encoding) }
    if let delimiter = value["delimiter"] { dialect.delimiter = word(delimiter) }
    dialect.quotes = value["quotes"]?.text != "none"
    dialect.allowsLineBreaks = value["line_breaks"]?.text == "allow"
    let decimal: NumberFormat.Decimal = word(value["decimal"]) ?? .point
    let thousands: NumberFormat.Thousands = word(value["thousands"]) ?? .none
    if NumberFormat.marksDiffer(decimal, thousands) {
      dialect.numbers = NumberFormat(decimal: decimal, thousands: thousands)
    } else {
      problems.append(
        (value["thousands"] ?? value["decimal"] ?? value).problem(
          "one mark cannot stand for decimals and for thousands"))
    }
    dialect.missing = texts(value["missing"]).map { $0 == "empty" ? "" : $0 }
    dialect.zero = texts(value["zero"])
    for word in value["zero"]?.elements ?? [] {
      if let text = word.text, dialect.missing.contains(text) {
        problems.append(word.problem("`\(text)` stands for missing as well"))
      }
    }
    return dialect
  }

  private func fixed() -> [SeriesKey.Part: String] {
    var fixed: [SeriesKey.Part: String] = [:]
    for entry in root["fixed"]?.entries ?? [] {
      if let part = SeriesKey.Part(rawValue: entry.key) { fixed[part] = entry.value.text }
    }
    return fixed
  }

  private mutating func columns() -> [ColumnRule] {
    let format: FormatName = word(root["format"]) ?? .tidy
    return (root["columns"]?.entries ?? []).map { entry in
      var reading = ColumnReading(name: entry.key, place: entry.place, value: entry.value)
      var column = reading.column()
      problems += reading.problems
      if column.role == .value, entry.value.isScalar || entry.value["type"] == nil {
        column.numberType = FormatTraits.of(format).numberType
      }
      return column
    }
  }

  private mutating func rules() -> ContractRules {
    var rules = ContractRules()
    for entry in root["rules"]?.entries ?? [] {
      guard let rule = ContractRule(rawValue: entry.key) else { continue }
      var setting = rules[rule]
      setting.severity = word(entry.value["severity"]) ?? setting.severity
      setting.maxShare = entry.value["max_share"]?.number ?? setting.maxShare
      setting.atLeast = entry.value["at_least"]?.number ?? setting.atLeast
      setting.tolerance = entry.value["tolerance"]?.number ?? setting.tolerance
      for allowed in entry.value["allow"]?.elements ?? [] {
        if let period = allowed.text.flatMap({ Period($0) }) {
          setting.allowed.append(period)
        } else {
          problems.append(allowed.problem("found `\(allowed.text ?? "")`, expected a period"))
        }
      }
      rules[rule] = setting
    }
    return rules
  }

  /// Every part has one origin, and a figure has an indicator, a place, a period and a value.
  private mutating func checkRoles(_ definition: SourceDefinition) {
    let place = root["columns"] ?? root
    var origins: [SeriesKey.Part: String] = [:]
    for part in definition.fixed.keys { origins[part] = "fixed" }
    for (index, column) in definition.columns.enumerated() {
      guard case .parts(let parts) = column.role else { continue }
      for part in parts {
        if let other = origins.updateValue(column.name, forKey: part) {
          problems.append(
            root["columns"]?.entries[index].place.problem(
              "`\(part.rawValue)` is given by `\(other)` already")
              ?? place.problem("`\(part.rawValue)` is given twice"))
        }
      }
    }
    for part in [SeriesKey.Part.indicator, .place] where origins[part] == nil {
      problems.append(
        root.problem("no column and no fixed code gives the `\(part.rawValue)`"))
    }
    func count(_ role: ColumnRule.Role) -> Int {
      definition.columns.count { $0.role == role }
    }
    if count(.status) > 1 { problems.append(place.problem("two columns give the status")) }
    let formats = FormatTraits.of(definition.format)
    if !formats.givesPeriod, count(.period) != 1 {
      problems.append(place.problem("exactly one column must be the `period`"))
    }
    if formats.givesPeriod, count(.period) > 0 {
      problems.append(
        place.problem("the format \(definition.format.rawValue) finds the period by itself"))
    }
    if formats.value == nil, count(.value) != 1 {
      problems.append(place.problem("exactly one column must be the `value`"))
    }
    for (role, name) in [(ColumnRule.Role.value, formats.value), (.status, formats.status)] {
      guard let name, let column = definition.columns.first(where: { $0.role == role }),
        column.name != name
      else { continue }
      problems.append(
        place.problem(
          "the format \(definition.format.rawValue) calls it `\(name)`, not `\(column.name)`"))
    }
    if count(.value) > 1 { problems.append(place.problem("two columns give the value")) }
    if let names = formats.columns {
      for entry in root["columns"]?.entries ?? [] where !names.contains(entry.key) {
        let near = Nearest.name(to: entry.key, among: names)
        problems.append(
          entry.place.problem(
            "the format \(definition.format.rawValue) has no column `\(entry.key)`"
              + (near.map { "; did you mean `\($0)`?" }
                ?? "; it has \(names.joined(separator: ", "))")))
      }
    }
  }
}
