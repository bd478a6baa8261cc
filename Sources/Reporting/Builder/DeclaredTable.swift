import Domain
import Tabular

/// A small table that ships with Caudal, read whole, with the line of every row for messages.
struct DeclaredTable {
  struct Row {
    fileprivate let path: String
    fileprivate let columns: [String: Int]
    fileprivate let cells: [String]
    fileprivate let line: Int

    private func cell(_ column: String) throws -> String {
      guard let place = columns[column] else {
        throw failure("the column `\(column)` is missing")
      }
      return cells[place]
    }

    func text(_ column: String) throws -> String { try cell(column) }

    /// Codes separated by spaces; none where the column is missing or empty.
    func words(_ column: String) -> [String] {
      columns[column].map { cells[$0].split(separator: " ").map(String.init) } ?? []
    }

    /// A day; nil for an empty cell.
    func day(_ column: String) throws -> Day? {
      let text = try cell(column)
      return text.isEmpty ? nil : try required(column, Day(text))
    }

    /// A number; nil for an empty cell.
    func number(_ column: String) throws -> Double? {
      let text = try cell(column)
      return text.isEmpty ? nil : try required(column, Double(text))
    }

    /// The value, or a failure that names the cell where there is none.
    func required<Value>(_ column: String, _ value: Value?) throws -> Value {
      guard let value else {
        throw failure("`\(try cell(column))` cannot stand in the column `\(column)`")
      }
      return value
    }

    private func failure(_ why: String) -> Failure {
      Failure(
        .configuration, what: "a table of Caudal cannot be read", at: "\(path):\(line)", why: why,
        unchanged: "Nothing was written.", next: "Mend the row, or take the file as it shipped.")
    }
  }

  private(set) var rows: [Row] = []

  init(path: String) throws {
    let source: any ByteSource
    do {
      source = try TabularInput.file(path: path).open()
    } catch {
      throw Failure(
        .inputMissing, what: "a table of Caudal cannot be read", at: path, why: "\(error)",
        unchanged: "Nothing was written.", next: "Run from the project's folder.")
    }
    var reader = RecordReader(source)
    var columns: [String: Int]?
    loop: while true {
      switch try reader.next() {
      case .end: break loop
      case .malformed:
        throw Failure(
          .configuration, what: "a table of Caudal cannot be read", at: "\(path):\(reader.line)",
          why: reader.malformation?.message ?? "the line is no record")
      case .record:
        if reader.isBlank { continue }
        let cells = (0..<reader.count).map { reader.text($0) }
        guard let known = columns else {
          columns = Dictionary(
            cells.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
          continue
        }
        guard cells.count == known.count else {
          throw Failure(
            .configuration, what: "a table of Caudal cannot be read",
            at: "\(path):\(reader.line)",
            why: "\(cells.count) columns stand here, the header has \(known.count)")
        }
        rows.append(Row(path: path, columns: known, cells: cells, line: reader.line))
      }
    }
  }
}
