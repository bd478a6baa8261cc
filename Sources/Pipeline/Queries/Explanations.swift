package import Domain
import EarlyWarning
import FoundationEssentials
package import Warehouse

/// Follows a figure, a score or a signal back to the line of the file that it came from.
package enum Explanations {
  /// A line of a published file as it lies on the disk.
  package struct SourceLine: Sendable, Equatable {
    package var file: String
    package var line: Int
    /// Nil where the file is gone or is no longer what was read.
    package var text: String?
  }

  package struct Answer: Sendable {
    package var explanation: Explanation
    /// The line of the figure.
    package var line: SourceLine?
  }

  /// A case with the chain of the strongest signal behind each of its events.
  package struct AlertAnswer: Sendable {
    package var shown: AlertRegister.Shown
    /// By the number of the event; events without a signal have none.
    package var chains: [(event: Int, answer: Answer)]
  }

  /// Follows a case back to the lines of files that its signals stand on.
  ///
  /// - Returns: nil where the register has no case of that name.
  package static func explainAlert(_ name: String, in place: WarehousePlace) throws
    -> AlertAnswer?
  {
    let known = try Warehouse(path: place.path, access: .reading).read { try $0.alert(name) }
    guard known != nil else { return nil }
    let shown = try AlertRegister(place).show(name)
    var chains: [(event: Int, answer: Answer)] = []
    for event in shown.events {
      let strongest = AlertEvidence.list(event.content.evidence).filter { $0.signal != nil }
        .max { $0.strength < $1.strength }
      guard let signal = strongest?.signal,
        let answer = try? explain("signal/\(signal)", in: place, asOf: nil)
      else { continue }
      chains.append((event.number, answer))
    }
    return AlertAnswer(shown: shown, chains: chains)
  }

  /// - Parameters:
  ///   - id: `figure/12/2021-08`, `score/7/12/2021-08`, `score/7/12` or `signal/3`.
  ///   - place: the warehouse that is asked.
  ///   - day: the day as of which a figure is told; scores and signals have their own.
  /// - Throws: a ``Failure``: `usage` for a text that is no such name, `inputMissing` where the
  ///   warehouse has nothing of that name.
  package static func explain(_ id: String, in place: WarehousePlace, asOf day: Day?) throws
    -> Answer
  {
    guard let evidence = Evidence(id) else {
      throw Failure(
        .usage, what: "`\(id)` names nothing",
        why:
          "expected figure/SERIES/PERIOD, score/SCORING/SERIES/PERIOD, score/SCORING/SERIES or "
          + "signal/NUMBER",
        next: "Annexes and views of the warehouse give these names.")
    }
    let answer = try Warehouse(path: place.path, access: .reading).read {
      try $0.explain(evidence, asOf: day)
    }
    guard let explanation = answer else {
      throw Failure(
        .inputMissing, what: "there is no `\(id)`", at: place.path,
        why: "the warehouse holds no figure, score or signal of that name",
        next: "Ask the warehouse that the name was printed from, with --pipeline or --warehouse.")
    }
    return Answer(explanation: explanation, line: line(of: explanation, place))
  }

  private static func line(of explanation: Explanation, _ place: WarehousePlace) -> SourceLine? {
    guard let figure = explanation.figure, let line = figure.line,
      let file = explanation.files.first(where: { $0.id == figure.file })
    else { return nil }
    var found = SourceLine(file: file.path, line: line)
    let candidates =
      place.project?.places ?? [Path.folder(of: Path.folder(of: place.path)), "."]
    for folder in candidates {
      let path = Path.join(folder, "datasets/\(file.path)")
      guard Path.isFile(path), (try? Digest(ofFile: path).hex) == file.digest,
        let bytes = FileManager.default.contents(atPath: path)
      else { continue }
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      guard lines.indices.contains(line - 1) else { continue }
      found.text = String(decoding: lines[line - 1], as: UTF8.self)
      if found.text?.hasSuffix("\r") == true { found.text?.removeLast() }
      break
    }
    return found
  }
}
