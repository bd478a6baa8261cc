package import Domain
package import Tabular

/// Holds a filled file to its contract and tells every fault of it at once; loads nothing.
///
/// Beyond the rules of the contract it looks at what only the figures together can show: whether a
/// file speaks of one country, whether anything was filled in, and whether a part is larger than
/// what it is a part of.
package struct SubmissionCheck: Sendable {
  /// What became of a file.
  package struct Report: Sendable {
    /// The file's name as messages show it.
    package var file: String
    /// By line, then by rule; findings about the file as a whole first.
    package var findings: [Finding]
    /// Rules of which more was found than is listed, such as `first 200 of 3,118`.
    package var bounds: [String]
    /// Places and periods of the file, as messages show them.
    package var subjects: [String]
    /// Figures with a number, and rows that were left empty.
    package var filled: Int
    package var empty: Int
    package var errors: Int

    package var isAccepted: Bool { errors == 0 }
  }

  /// Counts of which the first cannot be larger than the second: both are of the same quarter and
  /// about the same people.
  private static let parts = [
    (part: "people-documented", whole: "people-reached"),
    (part: "job-placements", whole: "people-linked"),
  ]

  private struct Cell: Hashable {
    var place: String
    var sex: String
    var age: String
    var period: Int32
    var indicator: String
  }

  private let ingest: FileIngest
  private let isSubmission: Bool

  /// - Parameters:
  ///   - ingest: the contract and the reference tables.
  ///   - isSubmission: whether the file is one country's submission; false for a file of any other
  ///     source, which is held to its contract and no more.
  package init(_ ingest: FileIngest, isSubmission: Bool) {
    self.ingest = ingest
    self.isSubmission = isSubmission
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - input: the file's bytes.
  ///   - file: what messages call it.
  ///   - issued: the day on which it is handed in; a quarter that has not ended by then is a fault.
  /// - Throws: ``ReadFailure`` where the bytes cannot be read.
  /// - Complexity: O(bytes).
  package func run(_ input: TabularInput, file: String, issued: Day?) throws -> Report {
    var series: [SeriesKey] = []
    var values: [Cell: (value: Double, line: Int)] = [:]
    var subjects: Set<String> = []
    var (filled, empty) = (0, 0)
    let report = try ingest.run(input, file: file, issued: issued) { chunk in
      series += chunk.newSeries
      let rows = chunk.observations
      for row in 0..<rows.count {
        let key = series[Int(rows.series[row])]
        let period = Period(frequency: key.frequency, ordinal: Int(rows.period[row]))
        subjects.insert("\(key.place) \(period)")
        guard rows.status[row].hasValue else {
          empty += 1
          continue
        }
        filled += 1
        let cell = Cell(
          place: key.place, sex: key.sex, age: key.age, period: rows.period[row],
          indicator: key.indicator)
        values[cell] = (rows.value[row], Int(rows.line[row]))
      }
    }
    var findings = report.findings.all
    if isSubmission {
      if Set(series.map(\.place)).count > 1 {
        findings.append(
          fault(
            "one-country", value: Set(series.map(\.place)).sorted().joined(separator: ", "),
            "a submission holds the figures of one country"))
      }
      if filled == 0, report.isAccepted {
        findings.append(fault("nothing-filled", "no row has a value: fill in what is known"))
      }
      findings += partsAboveWholes(values)
    }
    findings.sort {
      ($0.line ?? 0, $0.rule, $0.column ?? "") < ($1.line ?? 0, $1.rule, $1.column ?? "")
    }
    return Report(
      file: file, findings: findings,
      bounds: report.findings.rules.compactMap { rule in
        rule.bound.map { "\(rule.rule): \($0) are listed" }
      }, subjects: subjects.sorted(), filled: filled, empty: empty,
      errors: findings.count { $0.severity != .warn })
  }

  private func fault(_ rule: String, value: String? = nil, _ message: String) -> Finding {
    Finding(severity: .error, rule: rule, value: value, message: message, action: .heldBack)
  }

  /// A warning for each part that is larger than its whole: the figures may be right (people
  /// reached in an earlier quarter), but somebody must have looked.
  private func partsAboveWholes(_ values: [Cell: (value: Double, line: Int)]) -> [Finding] {
    values.flatMap { cell, part in
      Self.parts.compactMap { pair -> Finding? in
        var other = cell
        other.indicator = pair.whole
        guard cell.indicator == pair.part, let whole = values[other], part.value > whole.value
        else { return nil }
        return Finding(
          severity: .warn, rule: "part-above-whole", line: part.line, column: "value",
          value: Plain.text(part.value),
          message: "\(pair.part) is larger than \(pair.whole) "
            + "(\(Plain.text(whole.value)) on line \(whole.line))",
          action: .kept)
      }
    }
  }
}
