package import Domain
import GRDB

extension WarehouseReader {
  /// Days as of which the flows were looked through.
  package func signalDays() throws -> Set<Day> {
    Set(try String.fetchAll(db, sql: "SELECT as_of FROM signal_pass").compactMap { Day($0) })
  }

  /// The newest look as of a day; nil where there is none.
  package func signalPass(asOf day: Day? = nil) throws -> SignalPass? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT run_id, as_of, judge, judge_version, options, levels, families, tests
        FROM signal_pass WHERE ?1 IS NULL OR as_of <= ?1 ORDER BY as_of DESC LIMIT 1
        """, arguments: [day?.description]
    ).flatMap { row in
      guard let asOf = Day(row[1] as String) else { return nil }
      let levels = (JSONObject.members(of: row[5]) ?? [:]).compactMap { name, level in
        Frequency(rawValue: name).flatMap { frequency in Double(level).map { (frequency, $0) } }
      }
      return SignalPass(
        run: RunID(row[0]), asOf: asOf, judge: row[2], judgeVersion: row[3],
        options: JSONObject.members(of: row[4]) ?? [:],
        levels: Dictionary(levels, uniquingKeysWith: { first, _ in first }), families: row[6],
        tests: row[7])
    }
  }

  /// The signals of the newest look as of a day, the strongest first.
  package func signals(asOf day: Day? = nil) throws -> [StoredSignal] {
    guard let pass = try signalPass(asOf: day) else { return [] }
    return try signals(where: "signal_pass.as_of = ?", [pass.asOf.description])
  }

  /// One signal, nil where the warehouse has none of that number.
  package func signal(_ id: SignalID) throws -> StoredSignal? {
    try signals(where: "signal.signal_id = ?", [id.rawValue]).first
  }

  /// The watches of the newest look as of a day, by act and series.
  package func watches(asOf day: Day? = nil) throws -> [WatchRow] {
    guard let pass = try signalPass(asOf: day) else { return [] }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(SeriesKey.columns), event_watch.* FROM event_watch
          JOIN signal_pass ON signal_pass.pass_id = event_watch.pass_id
          JOIN series ON series.series_id = event_watch.series_id
          JOIN source ON source.source_id = series.source_id
        WHERE signal_pass.as_of = ? ORDER BY event_watch.act, event_watch.series_id
        """, arguments: [pass.asOf.description])
    return rows.compactMap { row in
      guard let key = SeriesKey(row: row),
        let reason = EventWatch.Reason(rawValue: row["reason"]),
        let opensOn = Day(row["opens_on"] as String),
        let expiresOn = Day(row["expires_on"] as String),
        let expected = PublicAct.Expectation(rawValue: row["expected"])
      else { return nil }
      return WatchRow(
        EventWatch(
          act: row["act"], key: key, reason: reason, opensOn: opensOn, expiresOn: expiresOn,
          expected: expected), sentence: row.bilingual("sentence"))
    }
  }

  /// What the newest look as of a day says of every series that it looked at.
  package func verdicts(asOf day: Day? = nil) throws -> [VerdictRow] {
    guard let pass = try signalPass(asOf: day) else { return [] }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(SeriesKey.columns), series_verdict.* FROM series_verdict
          JOIN signal_pass ON signal_pass.pass_id = series_verdict.pass_id
          JOIN series ON series.series_id = series_verdict.series_id
          JOIN source ON source.source_id = series.source_id
        WHERE signal_pass.as_of = ? ORDER BY series_verdict.series_id
        """, arguments: [pass.asOf.description])
    return rows.compactMap { row in
      guard let key = SeriesKey(row: row), let verdict = SeriesVerdict(rawValue: row["verdict"]),
        let period = PeriodNumber.period(row["period_id"])
      else { return nil }
      return VerdictRow(
        key: key, verdict: verdict, period: period, figures: row["figures"],
        masks: row.list("masks"), expiredMasks: row.list("expired_masks"))
    }
  }

  private func signals(where condition: String, _ arguments: StatementArguments) throws
    -> [StoredSignal]
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(SeriesKey.columns), signal.*, signal_pass.run_id, signal_pass.as_of FROM signal
          JOIN signal_pass ON signal_pass.pass_id = signal.pass_id
          JOIN series ON series.series_id = signal.series_id
          JOIN source ON source.source_id = series.source_id
        WHERE \(condition) ORDER BY signal_pass.as_of, signal.rank
        """, arguments: arguments)
    return try rows.compactMap { row in
      let id: Int64 = row["signal_id"]
      guard let asOf = Day(row["as_of"] as String),
        let signal = Signal(row: row, evidence: try evidence(of: id))
      else { return nil }
      return StoredSignal(
        id: SignalID(id), run: RunID(row["run_id"]), asOf: asOf, series: SeriesID(row["series_id"]),
        signal: signal, sentenceKey: row["sentence_key"], sentence: row.bilingual("sentence"))
    }
  }

  private func evidence(of signal: Int64) throws -> [SignalEvidence] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(SeriesKey.columns), signal_evidence.* FROM signal_evidence
          JOIN series ON series.series_id = signal_evidence.series_id
          JOIN source ON source.source_id = series.source_id
        WHERE signal_evidence.signal_id = ? ORDER BY signal_evidence.series_id
        """, arguments: [signal])
    return rows.compactMap { row in
      guard let key = SeriesKey(row: row),
        let first = PeriodNumber.period(row["first_period_id"]),
        let last = PeriodNumber.period(row["last_period_id"]),
        let issue = Day(row["newest_issue"] as String)
      else { return nil }
      return SignalEvidence(
        key: key, first: first, last: last, newestIssue: issue,
        isPseudoRealTime: row["pseudo_real_time"])
    }
  }
}

extension Signal {
  /// From the key's columns and all columns of `signal`; nil where a word is of another build.
  fileprivate init?(row: Row, evidence: [SignalEvidence]) {
    guard let key = SeriesKey(row: row), let kind = Kind(rawValue: row["kind"]),
      let direction = Direction(rawValue: row["direction"]),
      let measure = Measure(rawValue: row["measure"]), let grade = Grade(rawValue: row["grade"]),
      let period = PeriodNumber.period(row["period_id"])
    else { return nil }
    self.init(
      kind: kind, direction: direction, measure: measure, key: key, part: row["part"],
      period: period, since: (row["since_period_id"] as Int64?).flatMap(PeriodNumber.period),
      value: row["value"], expected: row["expected"], lower: row["lower"], upper: row["upper"],
      difference: row["difference"], strength: row["strength"], grade: grade, p: row["p"],
      q: row["q"], models: Signal.models(row["models"]), evidence: evidence,
      acts: row.list("acts"), isPseudoRealTime: row["pseudo_real_time"],
      mutedUntil: (row["muted_until"] as String?).flatMap { Day($0) })
  }
}

extension Row {
  /// Words of a text, separated by blanks.
  func list(_ column: String) -> [String] {
    (self[column] as String? ?? "").split(separator: " ").map(String.init)
  }
}
