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
  guard let recorded = try? String(contentsOf: url, encoding: .utf8) else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
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
