import Domain
import Tabular
import Warehouse

/// A column of the table of figures, under the names that data packages and HXL give it.
struct FigureColumn: Sendable {
  enum Cell: Equatable {
    case text(String)
    case number(Double?)
  }

  struct Row {
    let key: SeriesKey
    let figure: KnownFigure
    let country: String?
    let unit: String
  }

  let name: String
  let hashtag: String
  let meaning: String
  let cell: @Sendable (Row) -> Cell

  private init(
    _ name: String, _ hashtag: String, _ meaning: String, _ cell: @escaping @Sendable (Row) -> Cell
  ) {
    self.name = name
    self.hashtag = hashtag
    self.meaning = meaning
    self.cell = cell
  }

  private static func part(
    _ part: SeriesKey.Part, _ hashtag: String, _ meaning: String
  ) -> FigureColumn {
    FigureColumn(part.rawValue, hashtag, meaning) { .text($0.key[part]) }
  }

  static let all: [FigureColumn] = [
    FigureColumn("source", "#meta+source", "The source, explained in sources.csv") {
      .text($0.key.source)
    },
    part(.indicator, "#indicator+code", "What is counted, explained in indicators.csv"),
    part(.place, "#loc+code", "Where, explained in places.csv"),
    FigureColumn("country", "#country+code", "Country of the place, ISO 3166-1 alpha-3") {
      .text($0.country ?? "")
    },
    part(
      .nationality, "#population+nationality+code",
      "Nationality, ISO 3166-1 alpha-3 or a special code; `all` where not broken down"),
    part(
      .counterpart, "#population+counterpart+code",
      "The other country of a movement; `all` where not broken down"),
    part(
      .category, "#population+category+code",
      "A kind within the indicator; `all` where not broken down"),
    part(.sex, "#population+sex+code", "Sex; `all` where not broken down"),
    part(.age, "#population+age+code", "Age group; `all` where not broken down"),
    FigureColumn("frequency", "#frequency", "day, week, month, quarter or year") {
      .text($0.key.frequency.rawValue)
    },
    FigureColumn("period", "#date+period", "2024-03-09, 2024-W09, 2024-03, 2024-Q1 or 2024") {
      .text($0.figure.period.description)
    },
    FigureColumn("starts_on", "#date+start", "First day of the period") {
      .text($0.figure.period.start.description)
    },
    FigureColumn("ends_on", "#date+end", "Last day of the period") {
      .text($0.figure.period.end.description)
    },
    FigureColumn("value", "#value+num", "The figure; empty where the status says why") {
      .number($0.figure.value)
    },
    FigureColumn("unit", "#value+unit", "What the figure counts") { .text($0.unit) },
    FigureColumn(
      "status", "#status+code",
      "A normal, B break in series, E estimated, P provisional, C corrected, M missing, "
        + "W withdrawn, Q suppressed"
    ) { .text($0.figure.status.code) },
    FigureColumn("issued_on", "#date+issued", "Day on which the publisher issued the figure") {
      .text($0.figure.issuedOn.description)
    },
    FigureColumn(
      "pseudo_real_time", "#meta+pseudo_real_time",
      "1 where the issue came after the day asked about, and the declared lag decides"
    ) { .number($0.figure.isPseudoRealTime ? 1 : 0) },
  ]
}

/// Tables as text.
enum TableText {
  /// The text that a body writes through a record writer.
  static func of(_ body: (inout RecordWriter) throws -> Void) throws -> String {
    var bytes: [UInt8] = []
    var writer = RecordWriter { bytes.append(contentsOf: $0) }
    try body(&writer)
    try writer.flush()
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension RecordWriter {
  /// Adds every figure as a record of all columns.
  ///
  /// - Parameter whole: what is written for a part that is not broken down.
  mutating func append(_ data: ExportData, whole: String = SeriesKey.whole) throws {
    for series in data.series {
      let country = data.country(of: series.key.place)
      let unit = data.unit(of: series.key.indicator)
      for figure in series.figures {
        let row = FigureColumn.Row(key: series.key, figure: figure, country: country, unit: unit)
        for column in FigureColumn.all {
          switch column.cell(row) {
          case .text(SeriesKey.whole): append(whole)
          case .text(let text): append(text)
          case .number(let number): append(number)
          }
        }
        try endRecord()
      }
    }
  }
}
