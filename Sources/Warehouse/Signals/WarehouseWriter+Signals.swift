import Domain
import GRDB

extension WarehouseWriter {
  /// Writes what one look found. An earlier look as of the same day is replaced; a signal that says
  /// the same of the same period keeps its number, so that what cites it goes on to name it.
  ///
  /// - Returns: the rows written.
  @discardableResult
  package func store(
    _ pass: SignalPass, signals: [SignalRow], verdicts: [VerdictRow], watches: [WatchRow]
  ) throws -> Int {
    let known = try numbers(asOf: pass.asOf)
    try db.execute(
      sql: "DELETE FROM signal_pass WHERE as_of = ?", arguments: [pass.asOf.description])
    try db.execute(
      sql: """
        INSERT INTO signal_pass (run_id, as_of, judge, judge_version, options, levels, families,
          tests)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        pass.run.rawValue, pass.asOf.description, pass.judge, pass.judgeVersion,
        JSONObject.text(pass.options),
        JSONObject.text(
          Dictionary(
            pass.levels.map { ($0.key.rawValue, $0.value.description) },
            uniquingKeysWith: { first, _ in first })), pass.families, pass.tests,
      ])
    let number = db.lastInsertedRowID
    for (index, row) in signals.enumerated() {
      try insert(row, rank: index + 1, pass: number, known)
    }
    for row in verdicts { try insert(row, pass: number) }
    for row in watches { try insert(row, pass: number) }
    return signals.count + verdicts.count + watches.count
  }

  /// Takes out everything that passes have left, for a pipeline that no longer looks for signals.
  package func removeSignals() throws {
    try db.execute(sql: "DELETE FROM signal_pass")
  }

  private struct Identity: Hashable {
    var series: Int64
    var period: Int64
    var kind: String
    var part: String?
  }

  private func numbers(asOf day: Day) throws -> [Identity: Int64] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT signal_id, series_id, period_id, kind, part FROM signal
          JOIN signal_pass ON signal_pass.pass_id = signal.pass_id
        WHERE signal_pass.as_of = ?
        """, arguments: [day.description])
    return Dictionary(
      rows.map { row in
        (Identity(series: row[1], period: row[2], kind: row[3], part: row[4]), row[0] as Int64)
      }, uniquingKeysWith: { first, _ in first })
  }

  private func insert(
    _ row: SignalRow, rank: Int, pass: Int64, _ known: [Identity: Int64]
  ) throws {
    let signal = row.signal
    let series = try number(of: signal.key).rawValue
    let identity = Identity(
      series: series, period: try number(of: signal.period), kind: signal.kind.rawValue,
      part: signal.part)
    try db.cachedStatement(
      sql: """
        INSERT INTO signal (signal_id, pass_id, rank, series_id, period_id, since_period_id, kind,
          direction, measure, part, value, expected, lower, upper, difference, strength, grade, p,
          q, models, acts, sentence_key, sentence_en, sentence_es, pseudo_real_time, muted_until)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      known[identity], pass, rank, series, identity.period, try signal.since.map(number(of:)),
      signal.kind.rawValue, signal.direction.rawValue, signal.measure.rawValue, signal.part,
      signal.value, signal.expected, signal.lower, signal.upper, signal.difference,
      signal.strength, signal.grade.rawValue, signal.p, signal.q, signal.modelText,
      signal.acts.joined(separator: " "), row.sentenceKey, row.sentence.en, row.sentence.es,
      signal.isPseudoRealTime, signal.mutedUntil?.description,
    ])
    let id = db.lastInsertedRowID
    for evidence in signal.evidence {
      try db.cachedStatement(
        sql: """
          INSERT INTO signal_evidence (signal_id, series_id, first_period_id, last_period_id,
            newest_issue, pseudo_real_time)
          VALUES (?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        id, try number(of: evidence.key).rawValue, try number(of: evidence.first),
        try number(of: evidence.last), evidence.newestIssue.description,
        evidence.isPseudoRealTime,
      ])
    }
  }

  private func insert(_ row: VerdictRow, pass: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO series_verdict (pass_id, series_id, verdict, period_id, figures, masks,
          expired_masks)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, try number(of: row.key).rawValue, row.verdict.rawValue, try number(of: row.period),
      row.figures, row.masks.joined(separator: " "), row.expiredMasks.joined(separator: " "),
    ])
  }

  private func insert(_ row: WatchRow, pass: Int64) throws {
    let watch = row.watch
    try db.cachedStatement(
      sql: """
        INSERT INTO event_watch (pass_id, act, series_id, reason, opens_on, expires_on, expected,
          sentence_en, sentence_es)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, watch.act, try number(of: watch.key).rawValue, watch.reason.rawValue,
      watch.opensOn.description, watch.expiresOn.description, watch.expected.rawValue,
      row.sentence.en, row.sentence.es,
    ])
  }

  private func number(of period: Period) throws -> Int64 {
    try Calendar(db: db).add(period)
    return PeriodNumber.number(period)
  }
}

extension Signal {
  /// What the series is taken to be, as the column `models` holds it.
  var modelText: String {
    JSONObject.text(
      Dictionary(
        models.map { ($0.aspect.rawValue, "\($0.word) \($0.weight)") },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Reads ``modelText``.
  static func models(_ text: String) -> [ModelNote] {
    let members = JSONObject.members(of: text) ?? [:]
    return ModelNote.Aspect.allCases.compactMap { aspect in
      guard let words = members[aspect.rawValue]?.split(separator: " "), words.count == 2,
        let weight = Double(words[1])
      else { return nil }
      return ModelNote(aspect, String(words[0]), weight: weight)
    }
  }
}
