import Foundation
import Testing

/// The folder of the data that ships, found from where this file was compiled.
let dataFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "datasets")

/// A CSV file below `datasets`, read whole by the shortest reader that knows quotes: these tests
/// look at the data, not at the house's own reader.
struct ShippedTable {
  let header: [String]
  let rows: [[String]]

  init(_ path: String) throws {
    let bytes = try Data(contentsOf: dataFolder.appending(path: path))
    var records = ShippedTable.records(of: [UInt8](bytes))
    header = try #require(records.first, "\(path) is empty")
    records.removeFirst()
    rows = records
  }

  /// The values of one column.
  func column(_ name: String) throws -> [String] {
    let index = try #require(header.firstIndex(of: name), "no column \(name)")
    return rows.map { $0[index] }
  }

  /// Every row as values by column name.
  var records: [[String: String]] {
    rows.map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
  }

  /// Sums of the figures by the value of one column, over the rows that a test lets pass.
  func sums(by name: String, where passes: ([String: String]) -> Bool = { _ in true }) throws
    -> [String: Int]
  {
    var sums: [String: Int] = [:]
    for record in records where passes(record) {
      sums[try #require(record[name]), default: 0] += try #require(
        record["value"].flatMap { Int($0) })
    }
    return sums
  }

  private static func records(of bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var quoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if quoted {
        if byte != UInt8(ascii: "\"") {
          field.append(byte)
        } else if index + 1 < bytes.count, bytes[index + 1] == byte {
          field.append(byte)
          index += 1
        } else {
          quoted = false
        }
      } else {
        switch byte {
        case UInt8(ascii: "\""): quoted = true
        case UInt8(ascii: ","), UInt8(ascii: "\n"):
          record.append(String(decoding: field, as: UTF8.self))
          field.removeAll(keepingCapacity: true)
          if byte == UInt8(ascii: "\n") {
            records.append(record)
            record.removeAll(keepingCapacity: true)
          }
        default: field.append(byte)
        }
      }
      index += 1
    }
    return records
  }
}

/// Names of the folders that hold published figures, in alphabetical order.
func figureFolders() throws -> [String] {
  // The last two hold no published figures: invented ones, and none until a country hands some in.
  let own: Set = [
    "reference", "corridor", "events", "examples", "reintegration-submissions",
  ]
  return try FileManager.default.contentsOfDirectory(atPath: dataFolder.path(percentEncoded: false))
    .filter { name in
      let folder = dataFolder.appending(path: name).path(percentEncoded: false)
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
        && isFolder.boolValue && !own.contains(name)
    }
    .sorted()
}

/// Issue files of a folder, oldest first.
func issues(of folder: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(
    atPath: dataFolder.appending(path: folder).path(percentEncoded: false)
  )
  .filter { $0.wholeMatch(of: /\d{4}-\d{2}-\d{2}\.csv/) != nil }
  .sorted()
}
