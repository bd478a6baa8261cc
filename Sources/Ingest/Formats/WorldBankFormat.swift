import Domain
import Tabular

/// The wide tables of the World Bank: one line a country and indicator, one column a year.
///
/// Above the header row stand the data source and the date of the last update, which is the issue
/// date. Every line ends with a comma. An empty cell is a year without a figure and no row. Groups
/// of countries (`AFE`, `WLD`, …) stand between the countries and are left out unless the contract
/// keeps them.
struct WorldBankFormat: TableFormat {
  private let definition: SourceDefinition
  private var width = 0
  private var years: [(place: Int, name: String, period: Period)] = []
  private var dimensions: [Int] = []
  private var empty = -1

  private static let names = [
    "country name": "country", "country code": "country-code", "indicator name": "indicator",
    "indicator code": "indicator-code",
  ]

  init(_ definition: SourceDefinition) { self.definition = definition }

  mutating func readHeader(_ reader: inout RecordReader) throws -> TableHeader {
    var header = TableHeader(frequencies: [.year])
    // Four lines stand above; a few more are let pass.
    for _ in 0..<25 {
      guard try reader.next() == .record else { break }
      let first = Folding.fold(reader.text(0))
      if first == "last updated date", reader.count > 1 {
        header.issued = Day(Header.name(reader.text(1)))
        if header.issued == nil {
          header.report(
            .issueDate, line: reader.line, "`\(reader.text(1))` is no date of the last update")
        }
      } else if first == "country name" {
        readNames(reader, &header)
        return header
      }
    }
    header.report(.layout, line: reader.line, "no header row begins with `Country Name`")
    return header
  }

  private mutating func readNames(_ reader: borrowing RecordReader, _ header: inout TableHeader) {
    width = reader.count
    var names: [String] = []
    for place in 0..<reader.count {
      let name = Header.name(reader.text(place))
      if let known = WorldBankFormat.names[Folding.fold(name)] {
        names.append(known)
      } else if name.isEmpty, place == reader.count - 1 {
        // The comma that ends every line.
        empty = place
      } else if name.count == 4, let year = Int(name),
        let period = Period(name), PeriodReader.years.contains(year)
      {
        years.append((place, name, period))
      } else {
        header.report(
          .header, line: reader.line, column: name,
          "the column `\(name)` is neither a year nor one of Country Name, Country Code, "
            + "Indicator Name and Indicator Code")
      }
    }
    header.names = names
    if years.isEmpty { header.report(.header, line: reader.line, "no column is a year") }
    let places = ColumnPlaces(
      names: names, columns: definition.namedColumns,
      known: Set(WorldBankFormat.names.values), line: reader.line, header: &header)
    dimensions = definition.columns.filter(\.isDimension).map { places[$0.name] ?? -1 }
  }

  mutating func readRows(_ reader: inout RecordReader, _ gate: inout ContractGate) throws {
    try WideRows(width: width, dimensions: dimensions, skips: empty).read(&reader, &gate) {
      record, fields, gate in
      for year in years {
        let value = record.field(year.place)
        if Trim.blanks(value).isEmpty { continue }
        try gate.take(
          fields,
          ContractGate.Row(
            when: .typed(year.period), value: value, line: record.line, raw: record.raw,
            column: year.name))
      }
    }
  }
}
