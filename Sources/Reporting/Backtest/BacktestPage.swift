import Charts
import Domain
import EarlyWarning

/// The page of a back-test in one language: how often each method was right, how often wrong, how
/// early, and event by event.
struct BacktestPage {
  let result: BacktestResult
  let pipeline: String
  let title: Bilingual
  let texts: Texts
  let tables: BacktestTables

  private var language: Language { texts.language }

  static func file(_ language: Language) -> String { "backtest.\(language.rawValue).html" }

  func document() -> Document {
    let own = summary(BacktestWalk.allSignals, nil)
    return Document(
      kind: "index", language: language, file: Self.file(language),
      title: texts("backtest.title"), eyebrow: title[language],
      headline: texts(
        "backtest.headline",
        [
          "hits": .count(own?.hits ?? 0),
          "events": .count((own?.hits ?? 0) + (own?.misses ?? 0)),
          "rate": .number(own?.falseAlarmsPerCountryQuarter ?? 0, decimals: 2),
        ]),
      standfirst: texts("backtest.standfirst"),
      facts: [
        (term: texts("backtest.from"), value: texts.day(result.first)),
        (term: texts("backtest.to"), value: texts.day(result.last)),
        (term: texts("backtest.looks"), value: texts.locale.number(Double(result.looks))),
        (term: texts("backtest.series"), value: texts.locale.number(Double(result.series))),
      ],
      links: [
        Document.Link(
          href: Self.file(language.other), label: texts("page.other-language"),
          language: language.other)
      ],
      sections: [comparison, lead, events, falseAlarms, watches, definitions],
      hasContents: true, label: texts("backtest.title"))
  }

  // MARK: Sections

  private var comparison: Section {
    var section = Section(id: "methods", heading: texts("backtest.methods"))
    section.blocks = [
      .answer(texts("backtest.methods-answer")),
      bars("hit-rate", "backtest.hit-rate", direction: .up) {
        $0.hitRate
      } words: {
        texts.locale.percent($0.hitRate)
      },
      bars("false-alarms", "backtest.false-alarms", direction: .up) {
        $0.falseAlarmsPerCountryQuarter
      } words: {
        texts.locale.number($0.falseAlarmsPerCountryQuarter, decimals: 2)
      },
      table(tables.summary),
    ]
    return section
  }

  private var lead: Section {
    var section = Section(id: "lead", heading: texts("backtest.lead"))
    section.blocks = [
      .paragraph(texts("backtest.lead-answer")),
      bars("lead-to-peak", "backtest.lead-to-peak", direction: .up) {
        max(0, $0.medianLeadToPeak ?? 0)
      } words: { summary in
        summary.medianLeadToPeak.map { texts.locale.number($0) } ?? texts("value.missing")
      },
    ]
    return section
  }

  private var events: Section {
    Section(
      id: "events", heading: texts("backtest.events"),
      blocks: [.paragraph(texts("backtest.events-answer")), table(tables.ownEvents)])
  }

  private var falseAlarms: Section {
    Section(
      id: "false-alarms", heading: texts("backtest.wrong"),
      blocks: [
        .paragraph(texts("backtest.wrong-answer")), table(tables.countries),
        table(tables.ownFalseAlarms),
      ])
  }

  private var watches: Section {
    Section(
      id: "watches", heading: texts("backtest.watches"),
      blocks: [.paragraph(texts("backtest.watches-answer")), table(tables.watches)])
  }

  private var definitions: Section {
    Section(
      id: "definitions", heading: texts("backtest.definitions"),
      blocks: [
        .bullets([
          texts(
            "backtest.definition-event",
            [
              "before": .count(-Verification.window.lowerBound),
              "after": .count(Verification.window.upperBound),
            ]),
          texts(
            "backtest.definition-false", ["aftermath": .count(Verification.aftermath)]),
          texts("backtest.definition-cells"), texts("backtest.definition-pseudo"),
        ])
      ])
  }

  // MARK: Parts

  private func summary(
    _ method: String, _ direction: PastWarning.Direction?
  ) -> BacktestResult.Summary? {
    result.summaries.first { $0.method == method && $0.direction == direction }
  }

  private func bars(
    _ id: String, _ key: String, direction: PastWarning.Direction?,
    _ value: (BacktestResult.Summary) -> Double, words: (BacktestResult.Summary) -> String
  ) -> Block {
    let rows = result.methods.compactMap { method in
      summary(method, direction).map { summary in
        RateBars.Row(
          name: texts("backtest-method.\(method)"), value: value(summary), words: words(summary),
          isLeading: method.hasPrefix(BacktestWalk.allSignals))
      }
    }
    let described = rows.map { "\($0.name): \($0.words)" }.joined(separator: "; ")
    return .figure(
      FigureBlock(
        id: id, caption: texts(key),
        figure: Figure(
          chart: RateBars(rows: rows),
          text: FigureText(
            language: language.rawValue, title: texts(key), subtitle: texts("backtest.upward"),
            source: texts("backtest.source"),
            stamp: texts("backtest.stamp", ["day": .day(result.last)]),
            description: described),
          labels: labels)))
  }

  private func table(_ data: DataTable) -> Block {
    .table(TableWriting(texts: texts).block(data, id: data.name))
  }

  private var labels: Labels {
    let locale = texts.locale
    return Labels(
      value: { locale.number($0) }, short: { locale.short($0) }, period: { $0.description },
      month: { "\($0)" })
  }
}
