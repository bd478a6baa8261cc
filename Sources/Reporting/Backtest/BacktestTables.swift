import Domain
import EarlyWarning

/// The tables of a back-test: what its CSV files hold, and what its page shows of them.
struct BacktestTables {
  let result: BacktestResult
  let countries: DataTable

  init(_ result: BacktestResult) {
    self.result = result
    countries = Self.countries(result)
  }

  /// Every table that is written to a file.
  var files: [DataTable] { [summary, events, warnings, quarters, watches] }

  private static func text(_ name: String, _ hxl: String = "#meta") -> DataTable.Column {
    .init(name, .text, hxl: hxl)
  }

  private static func count(_ name: String) -> DataTable.Column {
    .init(name, .integer, hxl: "#indicator+num")
  }

  private static func method(_ name: String) -> DataTable.Value {
    .coded(name, Message("backtest-method.\(name)"))
  }

  private static func cell(_ cell: VerificationCell?) -> DataTable.Value {
    cell.map { .coded($0.rawValue, Message("backtest-cell.\($0.rawValue)")) } ?? .missing
  }

  private static func direction(_ direction: String?) -> DataTable.Value {
    let word = direction ?? "both"
    return .coded(word, Message("backtest-direction.\(word)"))
  }

  private static func days(_ days: Int?) -> DataTable.Value { .optional(days.map(Double.init)) }

  // MARK: Whole tables

  var summary: DataTable {
    DataTable(
      name: "backtest-summary", title: Message("backtest.table-summary"),
      columns: [
        Self.text("method"), Self.text("direction"), Self.count("hits"), Self.count("misses"),
        .init("hit_rate", .number, hxl: "#indicator+rate", decimals: 2), Self.count("warnings"),
        Self.count("false_alarms"), Self.count("country_quarters"),
        .init("false_per_country_quarter", .number, hxl: "#indicator+rate", decimals: 2),
        .init("lead_to_event", .number, hxl: "#indicator+days"),
        .init("lead_to_peak", .number, hxl: "#indicator+days"), Self.count("quarters_hit"),
        Self.count("quarters_miss"), Self.count("quarters_false"), Self.count("quarters_silent"),
      ],
      rows: result.summaries.map { summary in
        [
          Self.method(summary.method), Self.direction(summary.direction?.rawValue),
          .number(Double(summary.hits)), .number(Double(summary.misses)),
          summary.hitRate.isNaN ? .missing : .number(summary.hitRate),
          .number(Double(summary.warnings)), .number(Double(summary.falseAlarms)),
          .number(Double(summary.countryQuarters)),
          summary.falseAlarmsPerCountryQuarter.isNaN
            ? .missing : .number(summary.falseAlarmsPerCountryQuarter),
          .optional(summary.medianLeadToEvent), .optional(summary.medianLeadToPeak),
        ]
          + [VerificationCell.hit, .miss, .falseAlarm, .correctSilence].map {
            .number(Double(summary.cells[$0] ?? 0))
          }
      })
  }

  var events: DataTable { events(result.outcomes, name: "backtest-events") }

  /// The page shows what signals made of each event.
  var ownEvents: DataTable {
    events(
      result.outcomes.filter { $0.method == BacktestWalk.allSignals }, name: "backtest-own-events")
  }

  private func events(_ outcomes: [Verification.Outcome], name: String) -> DataTable {
    DataTable(
      name: name, title: Message("backtest.table-events"),
      columns: [
        Self.text("method"), Self.text("event"), Self.text("source"), Self.text("place"),
        Self.text("nationality"), Self.text("direction"),
        .init("first_period", .period, hxl: "#date+start"), Self.text("cell"),
        .init("warned_on", .day, hxl: "#date"),
        .init("lead_to_event", .number, hxl: "#indicator+days"),
        .init("lead_to_peak", .number, hxl: "#indicator+days"), Self.text("acts"),
      ],
      rows: outcomes.map { outcome in
        let event = outcome.event
        return [
          Self.method(outcome.method), .text(event.id), .text(event.source ?? ""),
          .text(event.place), .text(event.nationality), Self.direction(event.direction.rawValue),
          .period(event.firstPeriod), Self.cell(outcome.cell),
          outcome.warnedOn.map { .day($0) } ?? .missing, Self.days(outcome.leadToEvent),
          Self.days(outcome.leadToPeak), .text(event.acts.joined(separator: " ")),
        ]
      })
  }

  var warnings: DataTable { warnings(result.judgements, name: "backtest-warnings") }

  var ownFalseAlarms: DataTable {
    warnings(
      result.judgements.filter {
        $0.first.method == BacktestWalk.allSignals && $0.cell == .falseAlarm
      }, name: "backtest-own-false-alarms")
  }

  private func warnings(_ judgements: [Verification.Judgement], name: String) -> DataTable {
    DataTable(
      name: name, title: Message("backtest.table-warnings"),
      columns: [
        Self.text("method"), .init("warned_on", .day, hxl: "#date"), Self.text("source"),
        Self.text("place"), Self.text("nationality"),
        .init("first_period", .period, hxl: "#date+start"),
        .init("last_period", .period, hxl: "#date+end"), Self.text("direction"),
        Self.text("kind"), Self.text("cell"), Self.text("events"),
      ],
      rows: judgements.map { judgement in
        let first = judgement.first
        return [
          Self.method(first.method), .day(first.day), .text(first.key.source),
          .text(first.key.place), .text(first.key.nationality), .period(first.period),
          .period(judgement.last), Self.direction(first.direction.rawValue),
          first.kind.map { .text($0.rawValue) } ?? .missing, Self.cell(judgement.cell),
          .text(judgement.events.joined(separator: " ")),
        ]
      })
  }

  var quarters: DataTable {
    DataTable(
      name: "backtest-quarters", title: Message("backtest.table-quarters"),
      columns: [
        Self.text("method"), Self.text("country", "#country+code"),
        .init("quarter", .period, hxl: "#date"), Self.text("direction"), Self.text("cell"),
        Self.count("hits"), Self.count("misses"), Self.count("false_alarms"),
      ],
      rows: result.quarters.map { quarter in
        [
          Self.method(quarter.method), .text(quarter.country), .period(quarter.quarter),
          Self.direction(quarter.direction.rawValue), Self.cell(quarter.cell),
          .number(Double(quarter.hits)), .number(Double(quarter.misses)),
          .number(Double(quarter.falseAlarms)),
        ]
      })
  }

  var watches: DataTable {
    DataTable(
      name: "backtest-watches", title: Message("backtest.table-watches"),
      columns: [
        Self.text("act"), .init("announced_on", .day, hxl: "#date"),
        .init("applies_on", .day, hxl: "#date"), Self.count("watched_series"),
        .init("lead_to_act", .number, hxl: "#indicator+days"), Self.text("effect"),
        Self.text("cell"),
      ],
      rows: result.watches.map { watch in
        [
          .text(watch.act), .day(watch.announcedOn), .day(watch.appliesOn),
          .number(Double(watch.series)), .number(Double(watch.lead)),
          .coded(watch.effect.rawValue, Message("backtest-effect.\(watch.effect.rawValue)")),
          Self.cell(watch.cell),
        ]
      })
  }

  /// What signals did in each country, over all quarters.
  private static func countries(_ result: BacktestResult) -> DataTable {
    let own = result.quarters.filter { $0.method == BacktestWalk.allSignals }
    let byCountry = Dictionary(grouping: own, by: \.country).sorted { $0.key < $1.key }
    return DataTable(
      name: "backtest-countries", title: Message("backtest.table-countries"),
      columns: [
        text("country", "#country+code"), count("quarters"), count("hits"), count("misses"),
        count("false_alarms"),
        .init("false_per_country_quarter", .number, hxl: "#indicator+rate", decimals: 2),
      ],
      rows: byCountry.map { country, quarters in
        let number = Double(quarters.count) / 2
        let wrong = quarters.reduce(0) { $0 + $1.falseAlarms }
        return [
          .text(country), .number(number),
          .number(Double(quarters.reduce(0) { $0 + $1.hits })),
          .number(Double(quarters.reduce(0) { $0 + $1.misses })), .number(Double(wrong)),
          .number(number == 0 ? 0 : Double(wrong) / number),
        ]
      })
  }
}
