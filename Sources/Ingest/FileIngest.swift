package import Configuration
package import Domain
package import Tabular

/// Turns one published file into observations and findings.
///
///     let folder = try SourceFolder(path: "datasets/honduras-arrivals")
///     let ingest = try FileIngest(folder.definition, reference: reference)
///     let report = try ingest.run(issue.input, file: issue.name, issued: issue.issued) { chunk in
///       try writer.insert(chunk)
///     }
///
/// Pure: it reads the file's bytes and nothing else, and the same bytes, contract and reference
/// tables give the same chunks and report. Chunks come before the verdict is known, so whoever
/// keeps them (rows that left included) must be able to take them back: a file that is held back
/// leaves nothing behind but its report.
package struct FileIngest: Sendable {
  package let definition: SourceDefinition
  package let reference: ReferenceTables

  /// - Throws: every code, list and vocabulary of the contract that the reference tables do not
  ///   know.
  package init(
    _ definition: SourceDefinition, reference: ReferenceTables
  ) throws(Problems) {
    let problems = DefinitionCheck.problems(of: definition, reference: reference)
    guard problems.isEmpty else { throw Problems(problems) }
    self.definition = definition
    self.reference = reference
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - input: the file's bytes.
  ///   - file: what messages call it, such as `honduras-arrivals/2025-06-19.csv`.
  ///   - issued: the issue date, nil where it stands in the file.
  ///   - previous: the last accepted issue of the source, nil where there is none.
  ///   - deliver: takes the figures in pieces, in the file's order; a chunk may be kept or sent to
  ///     another thread.
  /// - Returns: what became of the file. A file that breaks its contract is held back: that is a
  ///   verdict, not an error.
  /// - Throws: ``ReadFailure`` where the bytes cannot be read, and what `deliver` throws.
  /// - Complexity: O(bytes); memory does not grow with the rows, but with the series and one bit for
  ///   each of their periods (where a contract adds rows up, with the distinct figures).
  package func run(
    _ input: TabularInput, file: String, issued: Day? = nil, previous: PreviousIssue? = nil,
    deliver: (IngestChunk) throws -> Void
  ) throws -> IngestReport {
    let search = DuplicateSearch()
    var report = try withoutActuallyEscaping(deliver) { deliver in
      try read(input, file, issued, previous, search, isSecond: false, deliver)
    }
    if search.isNeeded, case .standardInput = input {
      return report
    }
    if search.isNeeded {
      _ = try read(input, file, issued, nil, search, isSecond: true) { _ in }
      report.nameFirstLines(search)
    }
    return report
  }

  /// The issue date that stands in a file above its table, nil where none does; reads no figures.
  package func issueDate(of input: TabularInput) throws -> Day? {
    var reader = RecordReader(try input.open(), dialect: try dialect(of: input))
    var format = definition.format.reading(definition)
    return try format.readHeader(&reader).issued
  }

  private func read(
    _ input: TabularInput, _ file: String, _ issued: Day?, _ previous: PreviousIssue?,
    _ search: DuplicateSearch, isSecond: Bool,
    _ deliver: @escaping (IngestChunk) throws -> Void
  ) throws -> IngestReport {
    var reader = RecordReader(try input.open(), dialect: try dialect(of: input))
    var format = definition.format.reading(definition)
    let header = try format.readHeader(&reader)
    var gate = try ContractGate(
      definition, columns: header.columns, reference: reference, file: file,
      issued: header.issued ?? issued, frequencies: header.frequencies, search: search,
      isSecondReading: isSecond, deliver: deliver)
    do {
      try inspect(header, &gate)
      gate.checkIssueDate(given: issued, found: header.issued)
      for problem in header.problems {
        gate.hold(problem.rule, problem.message, line: problem.line, column: problem.column)
      }
      guard header.problems.isEmpty, gate.issued != nil else { return gate.report }
      try format.readRows(&reader, &gate)
    } catch is Refused {
      return gate.report
    }
    return try gate.finish(previous: previous)
  }

  private func inspect(_ header: TableHeader, _ gate: inout ContractGate) throws {
    for name in header.names {
      if let kind = PersonalColumn.kind(of: name) {
        try gate.refuse(kind: "\(kind) (by the column's name)", column: name, line: nil)
      }
    }
  }

  private func dialect(of input: TabularInput) throws(ReadFailure) -> Dialect {
    let declared = definition.dialect
    var dialect = Dialect(
      delimiter: declared.delimiter ?? .comma, quote: declared.quotes ? UInt8(ascii: "\"") : nil,
      encoding: declared.encoding ?? .utf8,
      allowsLineBreaksInFields: declared.allowsLineBreaks)
    if case .standardInput = input { return dialect }
    if declared.encoding == nil { dialect.encoding = try TextEncoding.detected(in: input) }
    if declared.delimiter == nil,
      let found = try Dialect.Delimiter.detected(in: input, dialect: dialect)
    {
      dialect.delimiter = found
    }
    return dialect
  }
}

extension IngestReport {
  /// Says of each duplicate on which line its key stood first.
  fileprivate mutating func nameFirstLines(_ search: DuplicateSearch) {
    for index in findings.rules.indices
    where findings.rules[index].rule == ContractRule.duplicate.rawValue {
      for place in findings.rules[index].first.indices {
        guard let line = findings.rules[index].first[place].line,
          let first = search.firstLine(of: line)
        else { continue }
        findings.rules[index].first[place].message =
          findings.rules[index].first[place].message.replacing(
            "on an earlier line", with: "on line \(first)")
      }
    }
  }
}
