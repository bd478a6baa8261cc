package import Configuration
package import Domain
import FoundationEssentials
package import Tabular

/// A source's folder: its definition, its corrections and its files.
package struct SourceFolder: Sendable {
  /// One published file.
  package struct Issue: Hashable, Sendable {
    package var path: String
    /// `panama-darien-by-nationality/2025-05-13.csv`, as messages show it.
    package var name: String
    /// nil where the date stands in the file itself.
    package var issued: Day?

    package var input: TabularInput { .file(path: path) }
  }

  package let path: String
  package let definition: SourceDefinition

  /// Reads `source.yaml` and, where there is one, `corrections.yaml`.
  ///
  /// - Parameters:
  ///   - path: the source's folder.
  ///   - name: what messages call it, such as `datasets/honduras-arrivals`; without it the path.
  /// - Throws: every problem of both files.
  package init(path: String, name: String? = nil) throws(Problems) {
    let shown = name ?? path
    var problems: [Problem] = []
    let source = SourceFolder.document("source.yaml", in: path, shown: shown, &problems)
    var found: SourceDefinition?
    if let source {
      let shape = source.check(SourceShape.shape)
      problems += shape
      if shape.isEmpty {
        var reading = SourceReading(source.root)
        found = reading.definition()
        problems += reading.problems
      }
    }
    let folder = path.split(separator: "/").last.map(String.init) ?? path
    if let found, found.source != folder {
      problems.append(
        Problem(
          file: found.file, line: source?.root["source"]?.line ?? 0, column: 1,
          message: "the source is called `\(found.source)` and its folder `\(folder)`"))
    }
    var corrections: [Correction] = []
    if FileManager.default.fileExists(atPath: "\(path)/corrections.yaml"),
      let document = SourceFolder.document("corrections.yaml", in: path, shown: shown, &problems)
    {
      let shape = document.check(CorrectionShape.shape)
      problems += shape
      if shape.isEmpty {
        var reading = CorrectionReading()
        corrections = reading.corrections(document.root)
        problems += reading.problems
      }
    }
    guard var definition = found, problems.isEmpty else { throw Problems(problems) }
    definition.corrections = corrections
    self.path = path
    self.definition = definition
  }

  private static func document(
    _ file: String, in folder: String, shown: String, _ problems: inout [Problem]
  ) -> Document? {
    let name = "\(shown)/\(file)"
    guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)") else {
      problems.append(Problem(file: name, line: 0, column: 0, message: "the file is not there"))
      return nil
    }
    do throws(Problems) {
      return try Document(String(decoding: bytes, as: UTF8.self), file: name)
    } catch {
      problems += error.all
      return nil
    }
  }

  /// The files of the source, by issue date, then by name.
  ///
  /// - Throws: a problem for each file whose name must hold one ISO date and does not, and for a
  ///   folder that cannot be listed.
  package func issues() throws(Problems) -> [Issue] {
    let folder = path.split(separator: "/").last.map(String.init) ?? path
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw Problems([
        Problem(file: path, line: 0, column: 0, message: "the folder cannot be listed")
      ])
    }
    var problems: [Problem] = []
    var issues: [Issue] = []
    for name in names where FileName.matches(name, pattern: definition.files) {
      let issued = FileName.day(in: name)
      if issued == nil, definition.issued == .fileName {
        problems.append(
          Problem(
            file: "\(folder)/\(name)", line: 0, column: 0,
            message: "the name holds no issue date such as 2025-05-13"))
      }
      issues.append(Issue(path: "\(path)/\(name)", name: "\(folder)/\(name)", issued: issued))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return issues.sorted { left, right in
      guard let first = left.issued, let second = right.issued, first != second else {
        return left.name < right.name
      }
      return first < second
    }
  }
}

/// What names of files say.
package enum FileName {
  /// Whether a name fits a pattern in which `*` stands for any letters.
  ///
  /// - Complexity: O(name × pattern).
  package static func matches(_ name: String, pattern: String) -> Bool {
    var reached: Set<Int> = [0]
    let pattern = Array(pattern)
    func closure(_ places: Set<Int>) -> Set<Int> {
      var all = places
      for place in places {
        var next = place
        while next < pattern.count, pattern[next] == "*" {
          next += 1
          all.insert(next)
        }
      }
      return all
    }
    reached = closure(reached)
    for letter in name {
      var next: Set<Int> = []
      for place in reached where place < pattern.count {
        if pattern[place] == "*" {
          next.insert(place)
        } else if pattern[place] == letter {
          next.insert(place + 1)
        }
      }
      reached = closure(next)
    }
    return reached.contains(pattern.count)
  }

  /// The one ISO date in a name; nil where there is none, or two that differ.
  package static func day(in name: String) -> Day? {
    let bytes = Array(name.utf8)
    guard bytes.count >= 10 else { return nil }
    var found: Day?
    for start in 0...bytes.count - 10 {
      let isDigit = { (index: Int) in
        bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index])
      }
      guard !isDigit(start - 1), !isDigit(start + 10) else { continue }
      let day = bytes[start..<start + 10].withUnsafeBytes { Day(bytes: $0) }
      guard let day else { continue }
      if let other = found, other != day { return nil }
      found = day
    }
    return found
  }
}
