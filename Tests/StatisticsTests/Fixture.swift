import Foundation
import Testing

/// A table of reference values that ships with the tests.
///
/// Lines that start with `#` say where it comes from. No field holds a comma or a quote.
struct Fixture {
  /// One row, fields by column.
  struct Row: CustomStringConvertible {
    fileprivate let fields: [String: String]

    /// The field of a column that the table must have.
    func text(_ column: String) throws -> String { try #require(fields[column], "\(column)") }

    /// A field that must be a number.
    func number(_ column: String) throws -> Double {
      let field = try text(column)
      return try #require(Double(field), "\(column) is a number")
    }

    /// Whole numbers separated by blanks.
    func indices(_ column: String) throws -> [Int] {
      try text(column).split(separator: " ").compactMap { Int($0) }
    }

    var description: String {
      fields.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }
  }

  /// Rows in the file's order.
  let rows: [Row]

  /// - Parameter path: below `Fixtures`, such as `series/monthly.csv`.
  init(_ path: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/" + path, withExtension: nil), "\(path) ships")
    let text = try String(contentsOf: url, encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let header = try #require(lines.first)
    rows = lines.dropFirst().map { line in
      Row(fields: Dictionary(uniqueKeysWithValues: zip(header, line)))
    }
  }

  /// The series of `series/monthly.csv` and `series/classic.csv` by name; NaN is missing.
  static func series() throws -> SeriesLibrary {
    var series: [String: [Double]] = [:]
    for path in ["series/monthly.csv", "series/classic.csv"] {
      for row in try Fixture(path).rows {
        let value = try row.text("value")
        let number = value.isEmpty ? .nan : try row.number("value")
        series[try row.text("series"), default: []].append(number)
      }
    }
    return SeriesLibrary(series: series)
  }
}

/// The series that reference implementations were run on.
struct SeriesLibrary {
  fileprivate let series: [String: [Double]]

  /// The series of that name, which must exist.
  func values(_ name: String) throws -> [Double] { try #require(series[name], "\(name)") }

  /// All names, sorted.
  var names: [String] { series.keys.sorted() }
}
