import Domain
import Ingest
import Synchronization
import Warehouse

/// What loading one file has given.
struct LoadedFile {
  var outcome: LoadOutcome
  var rows: Int
  var findings: Int
}

/// Adds up what became of a source's files and judges the stage by the newest.
struct IngestTally {
  private struct HeldBack {
    var path: String
    var reasons: [String]
  }

  private let files: Int
  private var rowsIn = 0
  private var rowsOut = 0
  private var heldBack: [HeldBack] = []
  private var findings = 0
  private var read = 0
  private var newestGood: String?
  /// Whether the newest file, the last that was added, is good.
  private var newestIsGood = true

  init(files: Int) { self.files = files }

  mutating func add(_ file: LoadedFile, path: String) {
    read += 1
    rowsIn += file.rows
    rowsOut += file.outcome.new + file.outcome.revised + file.outcome.withdrawn
    findings += file.findings
    add(path, file.outcome.state == .heldBack ? file.outcome.reasons : nil)
  }

  /// A file that an earlier run has read.
  mutating func addKnown(_ file: PublishedFile) {
    add(file.path, file.isAccepted ? nil : file.reasons)
  }

  private mutating func add(_ path: String, _ reasons: [String]?) {
    newestIsGood = reasons == nil
    if let reasons {
      heldBack.append(HeldBack(path: path, reasons: reasons))
    } else {
      newestGood = path
    }
  }

  func result(whenHeldBack: PipelineFile.WhenHeldBack) -> StageResult {
    var result = StageResult(rowsIn: rowsIn, rowsOut: rowsOut)
    var sentences = heldBack.map { "\($0.path) is held back: \(first($0.reasons))" }
    if newestIsGood {
      result.state = .done
    } else if let newestGood, whenHeldBack == .useLastGood {
      result.state = .degraded
      sentences.append("figures are those of \(newestGood)")
    } else {
      result.state = .failed
      sentences.append("no good file stands in its place")
    }
    if findings > 0 { sentences.append("\(findings) rows or files broke a rule") }
    result.message = sentences.isEmpty ? nil : sentences.joined(separator: "; ")
    return result
  }

  private func first(_ reasons: [String]) -> String {
    let more = reasons.count > 1 ? " (and \(reasons.count - 1) more)" : ""
    return (reasons.first ?? "it breaks its contract") + more
  }
}

/// Tells how many rows of a file were read, and keeps its report for the stage, across the threads
/// that read and write.
final class RowProgress: Sendable {
  private struct Counts: Sendable {
    var rows = 0
    var rowsIn = 0
    var findings = 0
  }

  private let name: StageName
  private let observe: @Sendable (RunEvent) -> Void
  private let counts = Mutex(Counts())

  init(_ name: StageName, _ bench: Workbench) {
    self.name = name
    observe = bench.observe
  }

  func add(rows: Int) {
    let done = counts.withLock { counts in
      counts.rows += rows
      return counts.rows
    }
    observe(.progress(name, done: done, of: nil, unit: "rows"))
  }

  func keep(_ report: IngestReport) {
    counts.withLock {
      $0.rowsIn = report.counts.figures
      $0.findings = report.findings.rules.reduce(0) { $0 + $1.count }
    }
  }

  var rowsIn: Int { counts.withLock(\.rowsIn) }
  var findings: Int { counts.withLock(\.findings) }
}
