import Domain
import Ingest
import Warehouse

// How Ingest's values become the Warehouse's: neither of the two layers knows the other.

extension FigureSink {
  func add(_ chunk: IngestChunk) throws {
    if !chunk.newSeries.isEmpty { try add(series: chunk.newSeries) }
    if chunk.observations.count > 0 { try add(chunk.observations) }
    if !chunk.held.isEmpty {
      try add(held: chunk.held.map { HeldFigure(series: $0.series, period: $0.period) })
    }
    if !chunk.leftOut.isEmpty { try add(leftOut: chunk.leftOut) }
  }
}

extension FileReading {
  init(_ report: IngestReport) {
    let counts = report.counts
    let verdict: Verdict
    var findings = report.findings.all
    switch report.verdict {
    case .accepted:
      verdict = .accepted
      // Rows that left have been handed over with their records, all of them.
      findings.removeAll { $0.action == .rejected || $0.action == .quarantined }
    case .heldBack(let reasons): verdict = .heldBack(reasons: reasons)
    }
    self.init(
      verdict: verdict,
      counts: Counts(
        rows: counts.figures, added: counts.added, totals: counts.totals,
        leftOut: counts.leftOut, dropped: counts.dropped, quarantined: counts.quarantined,
        rejected: counts.rejected),
      scope: Scope(
        periods: report.scope.periods, indicators: report.scope.indicators,
        withdraws: report.scope.withdraws),
      findings: findings,
      corrections: Dictionary(
        report.corrections.map { ($0.correction.id, $0.figures) }, uniquingKeysWith: +),
      totalOfValues: report.totalOfValues)
  }
}

extension SourceDescription {
  init(_ definition: SourceDefinition) {
    self.init(
      code: definition.source, publisher: definition.publisher.name,
      country: definition.publisher.country, title: definition.title, url: definition.url,
      licence: definition.licence.name, licenceURL: definition.licence.url,
      citation: definition.citation, owner: definition.owner,
      sharing: definition.sharing.rawValue, notes: definition.notes,
      expected: definition.expected.map {
        Expectation(every: $0.every, byDay: $0.byDay, graceDays: $0.graceDays)
      },
      lagDays: definition.lagDays, isPseudoRealTime: definition.isPseudoRealTime)
  }
}

extension DeclaredCorrection {
  init(_ correction: Correction) {
    let parts = SeriesKey.Part.allCases.compactMap { part in
      correction.parts[part].map { "\(part.rawValue) \($0.joined(separator: " or "))" }
    }
    let periods: String? =
      switch (correction.from, correction.to) {
      case (let from?, let to?): from == to ? "\(from)" : "\(from) to \(to)"
      case (let from?, nil): "from \(from)"
      case (nil, let to?): "to \(to)"
      case (nil, nil): nil
      }
    let action: (word: String, value: Double?) =
      switch correction.action {
      case .drop: ("drop", nil)
      case .override(let value): ("override", value)
      case .scale(let factor): ("scale", factor)
      case .flag: ("flag", nil)
      }
    self.init(
      name: correction.id,
      appliesTo: (parts + [periods].compactMap(\.self)).joined(separator: ", "),
      action: action.word, value: action.value, expected: correction.expected,
      reason: correction.reason, provider: correction.provider, reportedOn: correction.reported,
      state: correction.state.rawValue)
  }
}
