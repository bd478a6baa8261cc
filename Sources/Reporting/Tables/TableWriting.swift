import Domain

/// Writes tables of data as tables of a page, in one language.
struct TableWriting {
  let texts: Texts

  /// - Parameters:
  ///   - columns: Names of the columns to show, in this order; empty for all.
  ///   - last: Rows to show, from the end.
  func block(_ data: DataTable, id: String, only columns: [String] = [], last: Int = .max)
    -> TableBlock
  {
    let places =
      columns.isEmpty
      ? Array(data.columns.indices)
      : columns.compactMap { name in data.columns.firstIndex { $0.name == name } }
    return TableBlock(
      id: id, caption: texts.say(data.title),
      columns: places.map { place in
        let column = data.columns[place]
        return TableBlock.Column(
          label: texts("column." + column.name.replacing("_", with: "-")),
          isNumber: column.kind == .number || column.kind == .integer)
      },
      rows: data.rows.suffix(last).map { row in places.map { text(row[$0], data.columns[$0]) } },
      data: nil)
  }

  func text(_ value: DataTable.Value, _ column: DataTable.Column) -> String {
    switch value {
    case .text(let text): text
    case .name(let name): name[texts.language]
    case .words(let message): texts.say(message)
    case .coded(_, let message): texts.say(message)
    case .number(let number): texts.locale.number(number, decimals: column.decimals)
    case .period(let period): texts.shortPeriod(period)
    case .day(let day): texts.day(day)
    case .flag(let flag): texts(flag ? "value.yes" : "value.no")
    case .missing: texts("value.missing")
    }
  }
}
