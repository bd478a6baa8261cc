import Domain
import Tabular

/// Encounters as US Customs and Border Protection publishes them: nationwide or southwest, by area
/// of responsibility or by state.
///
/// The period is a fiscal year, which begins in October, and a month: fiscal year 2023, DEC is
/// 2022-12. The year in progress is written `2025 (FYTD)`. `Month Grouping` says whether the month
/// exists in every year of the file (`FYTD`) or not (`Remaining`): both are figures to add, neither
/// is a total. Counts may carry commas between thousands.
struct CBPFormat: TableFormat {
  private let definition: SourceDefinition
  private var places = ColumnPlaces()
  private var year = 0
  private var month = 0
  private var grouping: Int?
  private var value = 0

  /// What contracts call the columns, by the folded names in the publisher's headers.
  private static let names: [String: String] = [
    "component": "component", "land border region": "region",
    "area of responsibility": "area", "aor (abbv)": "area-code", "state": "state",
    "state (abbv)": "state-code", "demographic": "demographic", "citizenship": "citizenship",
    "title of authority": "authority", "encounter type": "type",
  ]

  private static let own: [String: String] = [
    "fiscal year": "fiscal-year", "month grouping": "month-grouping",
    "month (abbv)": "month", "encounter count": "count",
  ]

  init(_ definition: SourceDefinition) { self.definition = definition }

  mutating func readHeader(_ reader: inout RecordReader) throws -> TableHeader {
    var header = TableHeader(frequencies: [.month])
    guard try reader.next() == .record else {
      header.report(.layout, line: 1, "the file has no header row")
      return header
    }
    header.names = (0..<reader.count).map { Header.name(reader.text($0)) }
    let names = header.names.map { name in
      let folded = Folding.fold(name)
      return CBPFormat.names[folded] ?? CBPFormat.own[folded] ?? name
    }
    places = ColumnPlaces(
      names: names, columns: definition.namedColumns, known: Set(CBPFormat.own.values),
      line: reader.line, header: &header)
    func find(_ name: String) -> Int {
      if let place = names.firstIndex(of: name) { return place }
      let written = CBPFormat.own.first { $0.value == name }?.key ?? name
      header.report(
        .header, line: reader.line, column: written,
        "the column `\(written)` is missing: this is no encounters file")
      return 0
    }
    year = find("fiscal-year")
    month = find("month")
    value = find("count")
    grouping = names.firstIndex(of: "month-grouping")
    return header
  }

  mutating func readRows(_ reader: inout RecordReader, _ gate: inout ContractGate) throws {
    let rows = LongRows(
      places, columns: definition.namedColumns, period: nil, value: value, status: nil)
    let (year, month, grouping) = (self.year, self.month, self.grouping)
    try rows.read(&reader, &gate) { record in
      if let grouping {
        let word = record.text(grouping)
        guard ["fytd", "remaining"].contains(Folding.fold(word)) else {
          return .figure(.unreadable("`\(word)` is no month grouping: FYTD or Remaining"))
        }
      }
      return .figure(CBPFormat.period(year: record.field(year), month: record.field(month)))
    }
  }

  /// The calendar month of a fiscal year's month.
  static func period(
    year: UnsafeRawBufferPointer, month: UnsafeRawBufferPointer
  ) -> ContractGate.Row.When {
    let yearText = String(decoding: Trim.blanks(year), as: UTF8.self)
    let digits = yearText.prefix { $0.isASCII && $0.isNumber }
    let rest = Folding.fold(yearText.dropFirst(digits.count))
    guard digits.count == 4, rest.isEmpty || rest == "(fytd)", let fiscal = Int(digits) else {
      return .unreadable("`\(yearText)` is no fiscal year such as 2023 or 2025 (FYTD)")
    }
    let name = String(decoding: month, as: UTF8.self)
    guard let number = MonthNames.month(Folding.fold(name)) else {
      return .unreadable("`\(name)` is no month")
    }
    // October is the first month of the next fiscal year.
    guard let period = Period(year: number >= 10 ? fiscal - 1 : fiscal, month: number) else {
      return .unreadable("`\(yearText)` is no fiscal year")
    }
    return .typed(period)
  }
}
