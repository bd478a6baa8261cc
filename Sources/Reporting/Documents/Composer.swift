import Charts
import Domain

/// Composes the documents of a run in one language: model in, documents out.
///
/// Sections stand in files of their own (`Parts/`); each reads the model, says its sentences
/// through ``texts`` and draws its figures. Figures and tables are numbered as they are composed.
final class Composer {
  let model: ReportModel
  let texts: Texts
  let phrases: Phrases
  private var figures = 0
  private var tables = 0

  init(_ model: ReportModel, _ texts: Texts) {
    self.model = model
    self.texts = texts
    phrases = Phrases(countries: model.countries)
  }

  var language: Language { texts.language }
  var cover: ReportModel.Cover { model.cover }

  /// Begins a document: numbers start anew.
  func begin() {
    figures = 0
    tables = 0
  }

  func say(_ message: Message) -> String { texts.say(message) }

  func figure(
    _ id: String, _ chart: any Chart, title: Message, subtitle: Message, source: [String],
    description: Message, pseudo: Bool = false, data: DataTable? = nil, shown: [String] = []
  ) -> Block {
    figures += 1
    let words = FigureText(
      language: language.rawValue, title: say(title), subtitle: say(subtitle),
      source: texts(
        "figure.source",
        ["sources": .text(source.joined(separator: "; ")), "n": .count(source.count)]),
      stamp: stamp(pseudo: pseudo), description: say(description))
    return .figure(
      FigureBlock(
        id: id, caption: texts("figure.caption", ["number": .count(figures)]),
        figure: Figure(chart: chart, text: words, labels: labels), data: data, shown: shown))
  }

  func table(
    _ id: String, _ title: Message, columns: [(key: String, isNumber: Bool)], rows: [[String]],
    notes: [String] = [], data: DataTable? = nil
  ) -> Block {
    tables += 1
    return .table(
      TableBlock(
        id: id,
        caption: texts(
          "table.caption", ["number": .count(tables), "title": .message(title)]),
        columns: columns.map {
          TableBlock.Column(label: texts("column." + $0.key), isNumber: $0.isNumber)
        }, rows: rows, notes: notes, data: data))
  }

  /// As-of day and run, inside every figure.
  func stamp(pseudo: Bool) -> String {
    texts(
      pseudo ? "figure.stamp-pseudo" : "figure.stamp",
      ["day": .day(cover.asOf), "run": .text(cover.run)])
  }

  var labels: Labels {
    // Labels are used while a page is set, by the thread that composes it: months and periods are
    // written beforehand, so that no closure holds the texts.
    let locale = texts.locale
    let months = (1...12).map(texts.shortMonth)
    let quarter = texts("date.quarter-short", ["quarter": .text("%q"), "year": .text("%y")])
    return Labels(
      value: { locale.number($0, decimals: $0 == $0.rounded() ? 0 : 1) },
      short: { locale.short($0) },
      period: { period in
        let (year, month, _) = period.start.components
        switch period.frequency {
        case .month: return "\(months[month - 1]) \(year)"
        case .quarter:
          return quarter.replacing("%q", with: "\((month - 1) / 3 + 1)")
            .replacing("%y", with: "\(year)")
        case .day, .week, .year: return period.description
        }
      }, month: { months[$0 - 1] })
  }

  var chartWords: SeriesChart.Words {
    SeriesChart.Words(
      observed: texts("chart.observed"), expected: texts("chart.expected"),
      band: texts("chart.band"), provisional: texts("chart.provisional"),
      alarmHigh: texts("chart.above"), alarmLow: texts("chart.below"),
      logarithmic: texts("chart.logarithmic"))
  }

  // MARK: Names

  func countryName(_ code: String) -> String { model.countries[code]?.name[language] ?? code }

  func source(_ code: String) -> SourceState? { model.sources.first { $0.code == code } }

  /// The publishers of several sources, each once; publisher and product where there is one.
  func citations(_ codes: [String]) -> [String] {
    if codes.count == 1 { return codes.map(citation) }
    return Set(codes.map { source($0)?.publisher ?? $0 }).sorted()
  }

  /// Publisher and product, as figures and tables cite them.
  func citation(_ code: String) -> String {
    guard let source = source(code) else { return code }
    return texts(
      "source.citation",
      ["publisher": .text(source.publisher), "title": .name(source.title)])
  }
}
