import Domain
import Tabular

/// A long table whose header row says what its columns are called.
struct TidyFormat: TableFormat {
  private let definition: SourceDefinition
  private var places = ColumnPlaces()

  init(_ definition: SourceDefinition) { self.definition = definition }

  mutating func readHeader(_ reader: inout RecordReader) throws -> TableHeader {
    var header = TableHeader()
    var above = definition.layout.linesAboveHeader
    while true {
      switch try reader.next() {
      case .end:
        header.report(.layout, line: reader.line, "the file ends before its header row")
        return header
      case .malformed:
        if above > 0 {
          above -= 1
          continue
        }
        header.report(
          .layout, line: reader.line,
          "the header row cannot be read: \(reader.malformation?.message ?? "")")
        return header
      case .record:
        if above > 0 {
          above -= 1
          continue
        }
        if reader.isBlank { continue }
        header.names = (0..<reader.count).map { Header.name(reader.text($0)) }
        places = ColumnPlaces(
          names: header.names, columns: definition.columns, line: reader.line, header: &header)
        return header
      }
    }
  }

  mutating func readRows(_ reader: inout RecordReader, _ gate: inout ContractGate) throws {
    func place(_ role: ColumnRule.Role) -> Int? {
      definition.columns.first { $0.role == role }.flatMap { places[$0.name] }
    }
    guard let value = place(.value) else { return }
    let rows = LongRows(
      places, columns: definition.columns, period: place(.period), value: value,
      status: place(.status))
    try rows.read(&reader, &gate)
  }
}

/// Names in header rows.
enum Header {
  /// A name without blanks at its ends.
  static func name(_ text: String) -> String {
    var bytes = text
    return bytes.withUTF8 {
      String(decoding: Trim.blanks(UnsafeRawBufferPointer($0)), as: UTF8.self)
    }
  }
}
