import Domain
import Tabular

/// Writes a table of data as CSV: plain for programs, with HXL's hashtag row, or for a double click
/// in a spreadsheet.
struct TableFile {
  /// The catalogues of both languages, for words that stand in a table.
  let texts: [Language: Texts]

  /// A column of the file; words in both languages are two.
  struct Field {
    var name: String
    var place: Int
    var language: Language?
  }

  func fields(of table: DataTable) -> [Field] {
    table.columns.enumerated().flatMap { place, column -> [Field] in
      guard column.kind == .name else { return [Field(name: column.name, place: place)] }
      return [Language.en, .es].map {
        Field(name: "\(column.name)_\($0.rawValue)", place: place, language: $0)
      }
    }
  }

  /// Commas, decimal points, LF, header in snake case; a text that a spreadsheet would run as a
  /// formula carries an apostrophe.
  func plain(_ table: DataTable) throws -> String {
    try write(table, style: .spreadsheet, heads: [fields(of: table).map(\.name)])
  }

  /// The same with the row of hashtags that HXL reads.
  func hxl(_ table: DataTable) throws -> String {
    let fields = fields(of: table)
    let tags = fields.map { field in
      table.columns[field.place].hxl + (field.language.map { "+i_\($0.rawValue)" } ?? "")
    }
    return try write(table, style: .spreadsheet, heads: [fields.map(\.name), tags])
  }

  /// With a byte-order mark, the locale's decimal sign and separator, and headings in words.
  func excel(_ table: DataTable, _ language: Language) throws -> String {
    guard let texts = texts[language] else { return "" }
    let fields = fields(of: table).filter { $0.language == nil || $0.language == language }
    let heads = fields.map { field in
      texts("column." + table.columns[field.place].name.replacing("_", with: "-"))
    }
    return try write(
      table, style: .excel(decimal: texts.locale.decimal == "," ? .comma : .point),
      heads: [heads], only: language)
  }

  private func write(
    _ table: DataTable, style: TableStyle, heads: [[String]], only language: Language? = nil
  ) throws -> String {
    let fields = fields(of: table).filter {
      language == nil || $0.language == nil || $0.language == language
    }
    var bytes: [UInt8] = []
    var writer = RecordWriter(style) { bytes.append(contentsOf: $0) }
    for head in heads { try writer.appendRecord(head) }
    for row in table.rows {
      for field in fields {
        switch row[field.place] {
        case .text(let text), .coded(let text, _): writer.append(text)
        case .name(let name): writer.append(name[field.language ?? .en])
        case .words(let message): writer.append(texts[field.language ?? .en]?.say(message) ?? "")
        case .number(let number): writer.append(number)
        case .period(let period): writer.append(period.description)
        case .day(let day): writer.append(day.description)
        case .flag(let flag): writer.append(flag ? "true" : "false")
        case .missing: writer.appendMissing()
        }
      }
      try writer.endRecord()
    }
    try writer.flush()
    return String(decoding: bytes, as: UTF8.self)
  }
}
