import Dispatch
import Domain
import GRDB

extension WarehouseWriter {
  /// Loads one published file: writes the figures that are new or differ from the newest earlier
  /// issue, and a withdrawal for each that the file no longer carries.
  ///
  /// `reading` runs on a thread of its own and hands over series and figures while they are
  /// written. A file that turns out to be held back leaves its findings and nothing else; the same
  /// bytes of the same issue change nothing. Issues may come in any order: an older file loaded
  /// later gives the same figures for every day asked about.
  ///
  /// - Parameters:
  ///   - file: the file; its source must have been stored.
  ///   - run: the run that loads it.
  ///   - reading: reads the file to its end into the sink and says what it found.
  /// - Returns: what was changed.
  /// - Throws: what `reading` throws; a ``Failure`` `data` where a series has one period twice, a
  ///   value is infinite, or another file issued on the same day says otherwise. Nothing of the
  ///   file stands then.
  /// - Complexity: O(rows of the file × log rows of the source); memory for a few batches, and one
  ///   bit for each figure of the source.
  package func load(
    _ file: FileDescription, run: RunID,
    reading: @escaping @Sendable (FigureSink) throws -> FileReading
  ) throws -> LoadOutcome {
    let register = FileRegister(db: db)
    let source = try register.source(of: file)
    if let id = try register.accepted(file, source: source) {
      return LoadOutcome(state: .alreadyLoaded, file: id)
    }
    var heldBack: (reasons: [String], reading: FileReading)?
    var outcome: LoadOutcome?
    try db.inSavepoint {
      let loader = try FigureLoader(db: db, file: file, source: source, run: run)
      let result = try Self.drain(into: loader, reading: reading)
      if case .heldBack(let reasons) = result.verdict {
        heldBack = (reasons, result)
        return .rollback
      }
      outcome = try loader.finish(result)
      return .commit
    }
    if let outcome { return outcome }
    guard let heldBack else {
      throw Failure(
        .internal, what: "a file ended without a verdict", at: file.path, why: "nothing was read")
    }
    let id = try register.storeHeldBack(
      file, source: source, run: run, reasons: heldBack.reasons, reading: heldBack.reading)
    return LoadOutcome(state: .heldBack, file: id, reasons: heldBack.reasons)
  }

  private static func drain(
    into loader: FigureLoader, reading: @escaping @Sendable (FigureSink) throws -> FileReading
  ) throws -> FileReading {
    let sink = FigureSink()
    DispatchQueue.global(qos: .userInitiated).async {
      sink.end(Result { try reading(sink) })
    }
    while true {
      switch sink.take() {
      case .ended(let result): return try result.get()
      case .series(let keys): try closing(sink) { try loader.add(keys) }
      case .figures(let batch): try closing(sink) { try loader.add(batch) }
      case .held(let figures): try closing(sink) { loader.hold(figures) }
      case .leftOut(let findings): try closing(sink) { try loader.keep(findings) }
      }
    }
  }

  private static func closing(_ sink: FigureSink, _ body: () throws -> Void) throws {
    do { try body() } catch {
      sink.close()
      throw error
    }
  }
}
