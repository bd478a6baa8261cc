import Domain
import Tabular

/// SDMX-CSV as statistical offices publish it, versions 1.0 and 2.0.
///
/// The period is `TIME_PERIOD`, the value `OBS_VALUE`, where `NaN` is missing as an empty cell is,
/// the status `OBS_STATUS`. `FREQ` must fit the period. Columns that only say which data set this
/// is (`DATAFLOW`, `STRUCTURE`, `STRUCTURE_ID`) need no declaration; rows whose `ACTION` deletes
/// figures are quarantined, because what they would delete is not theirs to say.
///
/// - References: SDMX-CSV 1.0 and 2.0 field guides, sdmx-twg/sdmx-csv; SDMX 3.0 section 6, time
///   formats.
struct SDMXFormat: TableFormat {
  private let definition: SourceDefinition
  private var places = ColumnPlaces()
  private var time = 0
  private var value = 0
  private var status: Int?
  private var frequency: Int?
  private var action: Int?

  private static let structural: Set<String> = [
    "DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION",
  ]

  init(_ definition: SourceDefinition) { self.definition = definition }

  mutating func readHeader(_ reader: inout RecordReader) throws -> TableHeader {
    var header = TableHeader(frequencies: Frequency.allCases)
    guard try reader.next() == .record else {
      header.report(.layout, line: 1, "the file has no header row")
      return header
    }
    // A header may carry the concept's name behind its code: `REF_AREA:Reference area`.
    let names = (0..<reader.count).map { place in
      Header.name(reader.text(place)).split(separator: ":", maxSplits: 1).first.map(String.init)
        ?? ""
    }
    header.names = names.map { $0.replacing("_", with: " ") }
    if SDMXFormat.structural.isDisjoint(with: names) {
      header.report(
        .header, line: reader.line,
        "neither `DATAFLOW` nor `STRUCTURE` stands in the header: this is no SDMX-CSV")
    }
    let declaresFrequency = definition.columns.contains { $0.name == "FREQ" }
    var known = SDMXFormat.structural.union(["TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"])
    if !declaresFrequency { known.insert("FREQ") }
    places = ColumnPlaces(
      names: names, columns: definition.namedColumns, known: known, line: reader.line,
      header: &header)
    func find(_ name: String) -> Int {
      if let place = names.firstIndex(of: name) { return place }
      header.report(.header, line: reader.line, column: name, "the column `\(name)` is missing")
      return 0
    }
    time = find("TIME_PERIOD")
    value = find("OBS_VALUE")
    status = names.firstIndex(of: "OBS_STATUS")
    frequency = names.firstIndex(of: "FREQ")
    action = names.firstIndex(of: "ACTION")
    return header
  }

  mutating func readRows(_ reader: inout RecordReader, _ gate: inout ContractGate) throws {
    let rows = LongRows(
      places, columns: definition.namedColumns, period: nil, value: value, status: status)
    let (time, frequency, action) = (self.time, self.frequency, self.action)
    try rows.read(&reader, &gate) { record in
      if let action, Folding.fold(record.text(action)) == "d" {
        return .figure(.unreadable("the row's action is to delete figures"))
      }
      return .figure(
        SDMXFormat.period(record.text(time), frequency: frequency.map { record.text($0) }))
    }
  }

  /// A period of SDMX: the forms of ISO 8601 and the reporting periods `2024-A1`, `2024-M03`.
  static func period(_ text: String, frequency: String?) -> ContractGate.Row.When {
    var iso = text
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 2, parts[0].count == 4 {
      if parts[1] == "A1" { iso = String(parts[0]) }
      if parts[1].hasPrefix("M"), parts[1].count == 3 {
        iso = "\(parts[0])-\(parts[1].dropFirst())"
      }
    }
    guard let period = Period(iso) else {
      return .unreadable("`\(text)` is no day, week, month, quarter or year")
    }
    guard let letter = frequency, !letter.isEmpty else { return .typed(period) }
    let expected: [String: Frequency] = [
      "A": .year, "Q": .quarter, "M": .month, "W": .week, "D": .day, "B": .day,
    ]
    guard expected[letter] == period.frequency else {
      return .unreadable("`\(text)` is no period of the frequency `\(letter)`")
    }
    return .typed(period)
  }
}
