import Configuration
import Domain
import Tabular

/// A reference table as read from its file, with the line of every row.
struct ReferenceFile {
  struct Row {
    fileprivate var file: String
    fileprivate var columns: [String: Int]
    fileprivate var cells: [String]
    var line: Int

    /// A cell, nil where it is empty.
    subscript(column: String) -> String? {
      guard let index = columns[column] else { return nil }
      return cells[index].isEmpty ? nil : cells[index]
    }

    func problem(_ message: String, column: String? = nil) -> Problem {
      let place = column.flatMap { columns[$0] }.map { $0 + 1 } ?? 1
      return Problem(file: file, line: line, column: place, message: message)
    }
  }

  let name: String
  private(set) var rows: [Row] = []
  private(set) var problems: [Problem] = []

  /// - Parameters:
  ///   - folder: the folder of the reference tables.
  ///   - name: the file's name.
  ///   - required: columns that must be there; others may be.
  init(folder: String, name: String, required: [String]) {
    self.name = name
    do {
      try read(TabularInput.file(path: "\(folder)/\(name)").open(), required: required)
    } catch {
      problems.append(
        Problem(
          file: name, line: 0, column: 0,
          message: (error as? ReadFailure)?.description ?? "\(error)"))
    }
  }

  private mutating func read(_ source: any ByteSource, required: [String]) throws {
    var reader = RecordReader(source)
    var columns: [String: Int] = [:]
    var width = 0
    while true {
      switch try reader.next() {
      case .end:
        if width == 0 { report(0, "the table has no header row") }
        return
      case .malformed: report(reader.line, reader.malformation?.message ?? "unreadable line")
      case .record:
        if reader.isBlank { continue }
        let cells = (0..<reader.count).map { reader.text($0) }
        if width == 0 {
          width = cells.count
          for (index, cell) in cells.enumerated()
          where columns.updateValue(index, forKey: cell) != nil {
            report(reader.line, "the column `\(cell)` stands twice")
          }
          for name in required where columns[name] == nil {
            report(reader.line, "the column `\(name)` is missing")
          }
        } else if cells.count != width {
          report(reader.line, "\(cells.count) columns stand here, the header has \(width)")
        } else {
          rows.append(Row(file: name, columns: columns, cells: cells, line: reader.line))
        }
      }
    }
  }

  private mutating func report(_ line: Int, _ message: String) {
    problems.append(Problem(file: name, line: line, column: line > 0 ? 1 : 0, message: message))
  }
}
