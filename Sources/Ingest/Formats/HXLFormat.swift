import Domain
import Tabular

/// A table tagged for the Humanitarian Exchange Language: a row of hashtags, not the header above
/// it, says what each column is.
///
/// The hashtag row stands within the first 25 rows. Contracts name columns by hashtag; the order of
/// a tag's attributes (`#date+start+month`) does not matter, nor does case.
///
/// - References: HXL 1.1 final (2018), "Hashtag row" and "Matching".
struct HXLFormat: TableFormat {
  private let definition: SourceDefinition
  private var places = ColumnPlaces()

  static let rowLimit = 25

  init(_ definition: SourceDefinition) { self.definition = definition }

  mutating func readHeader(_ reader: inout RecordReader) throws -> TableHeader {
    var header = TableHeader()
    for _ in 0..<HXLFormat.rowLimit {
      let step = try reader.next()
      if step == .end { break }
      guard step == .record, !reader.isBlank else { continue }
      let cells = (0..<reader.count).map { Header.name(reader.text($0)) }
      guard HXLFormat.isTagRow(cells) else {
        // The row right above the tags holds the names that people read.
        header.names = cells
        continue
      }
      header.names += cells.map { $0.replacing("#", with: "").replacing("+", with: " ") }
      readTags(cells, line: reader.line, &header)
      return header
    }
    header.report(
      .layout, line: reader.line,
      "no row of hashtags stands within the first \(HXLFormat.rowLimit) rows")
    return header
  }

  private mutating func readTags(_ cells: [String], line: Int, _ header: inout TableHeader) {
    var columns = definition.columns
    for index in columns.indices { columns[index].name = HXLFormat.canonical(columns[index].name) }
    // A column without a tag is no part of the data set and needs no declaration.
    let names = cells.enumerated().map { place, cell in
      cell.isEmpty ? "untagged column \(place + 1)" : HXLFormat.canonical(cell)
    }
    places = ColumnPlaces(
      names: names, columns: columns, known: Set(names.filter { !$0.hasPrefix("#") }),
      line: line, header: &header)
    header.columns = columns
  }

  mutating func readRows(_ reader: inout RecordReader, _ gate: inout ContractGate) throws {
    var columns = definition.columns
    for index in columns.indices { columns[index].name = HXLFormat.canonical(columns[index].name) }
    func place(_ role: ColumnRule.Role) -> Int? {
      columns.first { $0.role == role }.flatMap { places[$0.name] }
    }
    guard let value = place(.value) else { return }
    let rows = LongRows(
      places, columns: columns, period: place(.period), value: value, status: place(.status))
    try rows.read(&reader, &gate)
  }

  /// Whether a row holds hashtags: every filled cell is one, and at least one is filled.
  static func isTagRow(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    return !filled.isEmpty && filled.allSatisfy { isTag($0) }
  }

  private static func isTag(_ cell: String) -> Bool {
    guard cell.hasPrefix("#"), let letter = cell.dropFirst().first, letter.isASCII, letter.isLetter
    else { return false }
    return cell.dropFirst().allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "_+- ".contains($0))
    }
  }

  /// A tag with its attributes in alphabetical order and without blanks.
  static func canonical(_ tag: String) -> String {
    let parts = tag.lowercased().split(separator: "+").map {
      $0.split(separator: " ").joined()
    }
    guard let first = parts.first else { return tag }
    return ([first] + parts.dropFirst().sorted()).joined(separator: "+")
  }
}
