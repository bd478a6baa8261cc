import Domain
import Tabular

/// Border crossing entry data as the US Bureau of Transportation Statistics publishes them.
///
/// Two layouts: `Date` as `03/01/2019 12:00:00 AM` with a `Location`, and `Date` as `Jan 2024` with
/// `Latitude`, `Longitude` and `Point`, where the port's code has leading zeros. Of the twelve
/// measures only those that count persons may be added up; the others (vehicles, containers) are
/// left out.
struct BTSFormat: TableFormat {
  /// The measures that count persons.
  static let persons = [
    "Bus Passengers", "Pedestrians", "Personal Vehicle Passengers", "Train Passengers",
  ]

  private let definition: SourceDefinition
  private let measures: Set<String>
  private var places = ColumnPlaces()
  private var date = 0
  private var value = 0
  private var measure = 0

  private static let names: [String: String] = [
    "port name": "port", "state": "state", "port code": "port-code", "border": "border",
    "measure": "measure", "date": "date", "value": "value", "location": "location",
    "latitude": "latitude", "longitude": "longitude", "point": "point",
  ]

  init(_ definition: SourceDefinition) {
    self.definition = definition
    let declared = definition.layout.measures
    measures = Set((declared.isEmpty ? BTSFormat.persons : declared).map { Folding.fold($0) })
  }

  mutating func readHeader(_ reader: inout RecordReader) throws -> TableHeader {
    var header = TableHeader(frequencies: [.month])
    guard try reader.next() == .record else {
      header.report(.layout, line: 1, "the file has no header row")
      return header
    }
    header.names = (0..<reader.count).map { Header.name(reader.text($0)) }
    let names = header.names.map { BTSFormat.names[Folding.fold($0)] ?? $0 }
    places = ColumnPlaces(
      names: names, columns: definition.namedColumns,
      known: ["date", "value", "location", "latitude", "longitude", "point", "measure"],
      line: reader.line, header: &header)
    func find(_ name: String) -> Int {
      if let place = names.firstIndex(of: name) { return place }
      header.report(
        .header, line: reader.line, column: name,
        "the column `\(name)` is missing: this is no border crossing entry file")
      return 0
    }
    date = find("date")
    value = find("value")
    measure = find("measure")
    return header
  }

  mutating func readRows(_ reader: inout RecordReader, _ gate: inout ContractGate) throws {
    let rows = LongRows(
      places, columns: definition.namedColumns, period: nil, value: value, status: nil)
    let (date, measure, measures) = (self.date, self.measure, self.measures)
    try rows.read(&reader, &gate) { record in
      guard measures.contains(Folding.fold(record.text(measure))) else { return .leftOut }
      return .figure(BTSFormat.period(record.field(date)))
    }
  }

  static func period(_ bytes: UnsafeRawBufferPointer) -> ContractGate.Row.When {
    let text = String(decoding: Trim.blanks(bytes), as: UTF8.self)
    let period = PeriodText.monthName(text) ?? PeriodText.monthFirst(text)
    guard let period else {
      return .unreadable("`\(text)` is no month such as Jan 2024 or 01/01/2024 12:00:00 AM")
    }
    return .typed(period)
  }
}
