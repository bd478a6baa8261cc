import Foundation
import Testing

/// Compares a text with the file of that name in `Snapshots`.
///
/// A snapshot that does not exist yet is written and the test fails once, so that nobody records
/// by accident; delete a file to record it anew.
func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Snapshots")
  let url = folder.appending(path: name)
  // By bytes, so that a byte-order mark counts.
  guard let recorded = (try? Data(contentsOf: url)).map({ String(decoding: $0, as: UTF8.self) })
  else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    Issue.record("\(name) was recorded: look at it, then run again", sourceLocation: sourceLocation)
    return
  }
  if text != recorded {
    let pairs = zip(text.split(separator: ">"), recorded.split(separator: ">"))
    let difference = pairs.first { $0 != $1 }
    Issue.record(
      "\(name) differs: \(difference.map { "now \($0), recorded \($1)" } ?? "one is longer")",
      sourceLocation: sourceLocation)
  }
}
