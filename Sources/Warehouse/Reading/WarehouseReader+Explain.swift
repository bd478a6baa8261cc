package import Domain
import GRDB

extension WarehouseReader {
  /// Follows a figure, score or signal back to files and lines.
  ///
  /// - Parameter day: the day as of which a figure is explained; scores and signals bring their own.
  /// - Returns: nil where the warehouse has no such figure, score or signal.
  package func explain(_ evidence: Evidence, asOf day: Day? = nil) throws -> Explanation? {
    switch evidence {
    case .figure(let series, let period):
      return try chain(evidence, series: series, period: period, asOf: day, score: nil)
    case .score(let id, let series, let period):
      guard let scoring = try scoring(id), let method = try method(of: scoring),
        let scored = try scores(of: id).first(where: { $0.series == series })
      else { return nil }
      let rows = period.map { period in scored.rows.filter { $0.period == period } } ?? scored.rows
      if period != nil, rows.isEmpty { return nil }
      return try chain(
        evidence, series: series, period: period, asOf: scoring.asOf,
        score: Explanation.Score(
          scoring: scoring, method: method, status: scored.status, rows: rows))
    case .signal(let id):
      guard let stored = try signal(id) else { return nil }
      // What did not come has no figure: the chain then leads from the newest one that did.
      let period = stored.signal.kind == .silence ? nil : stored.signal.period
      return try chain(
        evidence, series: stored.series, period: period, asOf: stored.asOf,
        score: try score(behind: stored, period: period), signal: stored)
    }
  }

  /// What the judge's method says of a signal's series, where a stage scored it.
  private func score(behind stored: StoredSignal, period: Period?) throws -> Explanation.Score? {
    let number = try Int64.fetchOne(
      db,
      sql: """
        SELECT scoring.scoring_id FROM scoring
          JOIN scored_series ON scored_series.scoring_id = scoring.scoring_id
          JOIN signal_pass ON signal_pass.judge = scoring.method
          JOIN signal ON signal.pass_id = signal_pass.pass_id
            AND signal.series_id = scored_series.series_id
        WHERE signal.signal_id = ? AND scoring.as_of <= signal_pass.as_of
        ORDER BY scoring.as_of DESC, scoring.scoring_id DESC LIMIT 1
        """, arguments: [stored.id.rawValue])
    guard let id = number.map(ScoringID.init), let scoring = try scoring(id),
      let method = try method(of: scoring),
      let scored = try scores(of: id).first(where: { $0.series == stored.series })
    else { return nil }
    return Explanation.Score(
      scoring: scoring, method: method, status: scored.status,
      rows: scored.rows.filter { period == nil || $0.period == period })
  }

  private func chain(
    _ evidence: Evidence, series: SeriesID, period: Period?, asOf day: Day?,
    score: Explanation.Score?, signal: StoredSignal? = nil
  ) throws -> Explanation? {
    guard let key = try key(of: series) else { return nil }
    let source = try Row.fetchOne(
      db, sql: "SELECT * FROM source WHERE source = ?", arguments: [key.source])
    guard let source else { return nil }
    let own = try figures(asOf: day, series: series)
    let parts = own.isEmpty ? try parts(of: key, asOf: day) : []
    let known = own + parts.flatMap(\.figures)
    let figure = period.map { period in own.first { $0.period == period } } ?? own.last
    if score == nil, figure == nil, signal == nil { return nil }
    let history = try figure.flatMap { try self.history(of: series, $0.period) }
    let newest = parts.compactMap { $0.figures.last?.period }.max()
    let files = try Set(known.map(\.file)).compactMap { try file($0) }
      .sorted { ($0.issuedOn, $0.id.rawValue) < ($1.issuedOn, $1.id.rawValue) }
    let shown = parts.compactMap { part in
      part.figures.first { $0.period == period ?? newest }.map {
        Explanation.Part(series: part.id, key: part.key, figure: $0)
      }
    }
    let shownFiles = Set(shown.map(\.figure.file)).union([figure?.file].compactMap { $0 })
    let numbers =
      files.filter { shownFiles.contains($0.id) }.map(\.run)
      + [score?.scoring.run, signal?.run].compactMap { $0 }
    return Explanation(
      evidence: evidence, signal: signal, score: score, series: series, key: key,
      source: SourceDescription(row: source), asOf: day, figure: figure, history: history,
      parts: shown,
      figuresKnown: known.count { $0.value != nil }, files: files,
      corrections: try corrections(appliedTo: files),
      runs: try Set(numbers).sorted { $0.rawValue < $1.rawValue }.compactMap(run))
  }

  /// The series that a sum adds up, with their figures as known on a day.
  private func parts(of sum: SeriesKey, asOf day: Day?) throws -> [SeriesFigures] {
    let plan = try MarginParts(db)
    return try figures(
      asOf: day,
      filter: PanelFilter(
        sources: [sum.source], indicators: [sum.indicator], frequencies: [sum.frequency])
    ).filter { $0.key != sum && plan.holds(sum, $0.key) }
  }

  /// The key of a series, nil where the warehouse has none of that number.
  package func key(of series: SeriesID) throws -> SeriesKey? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT \(SeriesKey.columns) FROM series
          JOIN source ON source.source_id = series.source_id
        WHERE series_id = ?
        """, arguments: [series.rawValue]
    ).flatMap(SeriesKey.init(row:))
  }

  /// The declared corrections of a source, by name.
  package func corrections(of source: String) throws -> [DeclaredCorrection] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT correction.* FROM correction
          JOIN source ON source.source_id = correction.source_id
        WHERE source.source = ? ORDER BY correction
        """, arguments: [source]
    ).map(DeclaredCorrection.init(row:))
  }

  private func corrections(appliedTo files: [PublishedFile]) throws -> [DeclaredCorrection] {
    let marks = files.map { _ in "?" }.joined(separator: ", ")
    return try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM correction WHERE EXISTS (
          SELECT 1 FROM applied_correction AS applied
          WHERE applied.source_id = correction.source_id
            AND applied.correction = correction.correction AND applied.file_id IN (\(marks)))
        ORDER BY correction
        """, arguments: StatementArguments(files.map(\.id.rawValue))
    ).map(DeclaredCorrection.init(row:))
  }

  private func method(of scoring: StoredScoring) throws -> MethodDescription? {
    try methods().first { $0.name == scoring.method && $0.version == scoring.methodVersion }
  }

  /// Every method that the warehouse describes, by name and version.
  package func methods() throws -> [MethodDescription] {
    try Row.fetchAll(db, sql: "SELECT * FROM method ORDER BY method, version").map { row in
      let references: String = row["reference"]
      return MethodDescription(
        name: row["method"], version: row["version"], title: row["title"],
        purpose: row["purpose"], parameters: JSONObject.members(of: row["parameters"]) ?? [:],
        columns: JSONObject.members(of: row["columns"]) ?? [:],
        references: references.split(separator: "\n").map(String.init),
        agreesWith: row["agrees_with"])
    }
  }
}

extension DeclaredCorrection {
  /// From all columns of `correction`.
  init(row: Row) {
    self.init(
      name: row["correction"], appliesTo: row["applies_to"], action: row["action"],
      value: row["value"], expected: row["expected"], reason: row["reason"],
      provider: row["provider"],
      reportedOn: (row["reported_on"] as String?).flatMap { Day($0) }, state: row["state"])
  }
}
