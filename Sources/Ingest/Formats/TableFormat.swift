import Domain
import Tabular

/// How one kind of file is read: what stands above its figures, and its figures.
///
/// A format knows a publisher's way of building a table and nothing of contracts: it finds columns
/// and hands every row to the ``ContractGate``.
protocol TableFormat {
  /// Reads up to the first row of figures.
  mutating func readHeader(_ reader: inout RecordReader) throws -> TableHeader

  /// Reads the figures.
  mutating func readRows(_ reader: inout RecordReader, _ gate: inout ContractGate) throws
}

/// What stands above the figures of a file.
struct TableHeader {
  /// The file's own names, looked at for personal data.
  var names: [String] = []
  /// The declared columns that the file has, in the contract's order, then optional ones that it
  /// lacks.
  var columns: [ColumnRule] = []
  /// What is wrong, with the line.
  var problems: [(rule: ContractRule, line: Int, column: String?, message: String)] = []
  /// The issue date where it stands above the table.
  var issued: Day?
  /// Frequencies that the format gives by itself.
  var frequencies: [Frequency] = []

  mutating func report(
    _ rule: ContractRule, line: Int, column: String? = nil, _ message: String
  ) {
    problems.append((rule, line, column, message))
  }
}

/// Where the declared columns stand in a file.
struct ColumnPlaces {
  /// Place of each declared column, nil for an optional one that the file lacks.
  private(set) var places: [String: Int] = [:]
  private(set) var width = 0

  init() {}

  /// Finds the declared columns by their names.
  ///
  /// - Parameters:
  ///   - names: what the file calls its columns, as contracts do.
  ///   - columns: what the contract declares.
  ///   - known: columns that the format itself reads.
  ///   - header: takes what is wrong.
  init(
    names: [String], columns: [ColumnRule], known: Set<String> = [], line: Int,
    header: inout TableHeader
  ) {
    width = names.count
    var seen: [String: Int] = [:]
    for (place, name) in names.enumerated() where !name.isEmpty {
      if seen.updateValue(place, forKey: name) != nil {
        header.report(.header, line: line, column: name, "the column `\(name)` stands twice")
      }
    }
    let declared = Set(columns.map(\.name))
    for column in columns {
      if let place = seen[column.name] {
        places[column.name] = place
      } else if !column.isOptional {
        let near = Nearest.name(
          to: column.name, among: names.filter { !declared.contains($0) && !$0.isEmpty })
        header.report(
          .header, line: line, column: column.name,
          "the column `\(column.name)` is missing"
            + (near.map { "; the file has `\($0)`" } ?? ""))
      }
    }
    for name in names where !name.isEmpty && !declared.contains(name) && !known.contains(name) {
      let near = Nearest.name(to: name, among: declared.filter { seen[$0] == nil }.sorted())
      header.report(
        .header, line: line, column: name,
        "the column `\(name)` is not declared"
          + (near.map { "; the contract has `\($0)`" } ?? "")
          + ": say in `columns` what it means, or `ignore` it")
    }
    for (place, name) in names.enumerated() where name.isEmpty {
      header.report(.header, line: line, "column \(place + 1) has no name")
    }
    header.columns = columns
  }

  subscript(name: String) -> Int? { places[name] }
}
