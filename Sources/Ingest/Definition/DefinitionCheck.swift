package import Configuration
import Domain
import FoundationEssentials

/// Holds definitions against the reference tables.
package enum DefinitionCheck {
  /// Everything in a contract that the reference tables do not know.
  package static func problems(
    of definition: SourceDefinition, reference: ReferenceTables
  ) -> [Problem] {
    var problems: [Problem] = []
    func report(_ message: String) {
      problems.append(Problem(file: definition.file, line: 0, column: 0, message: message))
    }
    for (part, code) in definition.fixed.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where !reference.knows(code, as: part) {
      let list = ReferenceTables.standardList(of: part)
      let near = Nearest.name(to: code, among: reference.lists[list]?.codes ?? [])
      report(
        "`fixed`: `\(code)` is no code of the list `\(list)`"
          + (near.map { "; did you mean `\($0)`?" } ?? ""))
    }
    if let country = definition.publisher.country, reference.country(country) == nil {
      report("`publisher`: `\(country)` is no code of the list `countries`")
    }
    for column in definition.columns where column.isDimension {
      do throws(Problems) {
        _ = try ColumnCodes(column, reference: reference, file: definition.file)
      } catch {
        problems += error.all
      }
    }
    if definition.columns.count(where: { !$0.totals.isEmpty }) > 1 {
      report("only one column may have `totals`")
    }
    for correction in definition.corrections {
      for (part, codes) in correction.parts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        for code in codes where !reference.knows(code, as: part) {
          problems.append(
            Problem(
              file: definition.file.replacing("source.yaml", with: "corrections.yaml"),
              line: correction.line, column: 1,
              message: "the correction `\(correction.id)` names `\(code)`, which is no code of the "
                + "list `\(ReferenceTables.standardList(of: part))`"))
        }
      }
    }
    return problems.sorted()
  }

  /// Every problem of every source below a folder, for `caudal check`; reads no figures.
  ///
  /// - Parameters:
  ///   - folders: source folders with the names that messages show.
  ///   - reference: the reference tables.
  /// - Returns: problems of definitions, corrections and file names, by file and line.
  package static func problems(
    ofFolders folders: [(path: String, name: String)], reference: ReferenceTables
  ) -> [Problem] {
    var found: [Problem] = []
    for (path, name) in folders {
      do throws(Problems) {
        let folder = try SourceFolder(path: path, name: name)
        found += problems(of: folder.definition, reference: reference)
        if try folder.issues().isEmpty, !folder.definition.mayBeEmpty {
          found.append(
            Problem(
              file: folder.definition.file, line: 0, column: 0,
              message: "no file of the folder matches `\(folder.definition.files)`"))
        }
      } catch {
        found += error.all
      }
    }
    return found.sorted()
  }

  /// Every problem of the tables beside the sources, for `caudal check`: the corridor and the
  /// register of acts. A folder that is not there is none.
  ///
  /// - Parameters:
  ///   - datasets: the folder that holds `corridor` and `events`.
  ///   - reference: the reference tables.
  package static func problems(
    ofTablesIn datasets: String, reference: ReferenceTables
  ) -> [Problem] {
    var found: [Problem] = []
    func gather(_ folder: String, _ read: (String) throws(Problems) -> Void) {
      let path = "\(datasets)/\(folder)"
      guard FileManager.default.fileExists(atPath: path) else { return }
      do throws(Problems) {
        try read(path)
      } catch {
        found += error.all.map { problem in
          var problem = problem
          problem.file = "\(path)/\(problem.file)"
          return problem
        }
      }
    }
    gather("corridor") { path throws(Problems) in
      _ = try CorridorTables(folder: path, reference: reference)
    }
    gather("events") { path throws(Problems) in
      _ = try EventTables(folder: path, reference: reference)
    }
    return found.sorted()
  }
}
