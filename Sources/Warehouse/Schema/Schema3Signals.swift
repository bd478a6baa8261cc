/// Migration `signals`: signals with their evidence, what could not be judged, watches, and the four
/// cells by which warnings are verified.
///
/// The table `signal` of the step before tied signals to a scoring and was never written; a signal
/// belongs to a pass over all flows. A watch names its act without a foreign key: the register of
/// acts is replaced as a whole, and what was watched stays on record.
enum Schema3Signals {
  static let sql = """
    DROP TABLE signal;

    CREATE TABLE signal_pass (
      pass_id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run,
      as_of TEXT NOT NULL UNIQUE CHECK (as_of IS date(as_of, '+0 days')),
      judge TEXT NOT NULL,
      judge_version INTEGER NOT NULL,
      options TEXT NOT NULL,
      levels TEXT NOT NULL,
      families INTEGER NOT NULL,
      tests INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE signal (
      signal_id INTEGER PRIMARY KEY AUTOINCREMENT,
      pass_id INTEGER NOT NULL REFERENCES signal_pass ON DELETE CASCADE,
      rank INTEGER NOT NULL,
      series_id INTEGER NOT NULL REFERENCES series,
      period_id INTEGER NOT NULL REFERENCES period,
      since_period_id INTEGER REFERENCES period,
      kind TEXT NOT NULL CHECK (kind IN ('surge', 'drop', 'build-up', 'level-shift',
        'trend-change', 'composition', 'record', 'coverage-ratio', 'silence')),
      direction TEXT NOT NULL CHECK (direction IN ('up', 'down', 'none')),
      measure TEXT NOT NULL
        CHECK (measure IN ('count', 'share', 'ratio', 'distance', 'days')),
      part TEXT,
      value REAL,
      expected REAL,
      lower REAL,
      upper REAL,
      difference REAL,
      strength REAL NOT NULL,
      grade TEXT NOT NULL CHECK (grade IN ('notable', 'strong', 'very-strong')),
      p REAL CHECK (p IS NULL OR p BETWEEN 0 AND 1),
      q REAL CHECK (q IS NULL OR q BETWEEN 0 AND 1),
      models TEXT NOT NULL,
      acts TEXT NOT NULL,
      sentence_key TEXT NOT NULL,
      sentence_en TEXT NOT NULL,
      sentence_es TEXT NOT NULL,
      pseudo_real_time INTEGER NOT NULL CHECK (pseudo_real_time = 0 OR pseudo_real_time = 1),
      muted_until TEXT CHECK (muted_until IS date(muted_until, '+0 days'))
    ) STRICT;
    CREATE INDEX signal_by_pass ON signal (pass_id);

    CREATE TABLE signal_evidence (
      signal_id INTEGER NOT NULL REFERENCES signal ON DELETE CASCADE,
      series_id INTEGER NOT NULL REFERENCES series,
      first_period_id INTEGER NOT NULL REFERENCES period (period_id),
      last_period_id INTEGER NOT NULL REFERENCES period (period_id),
      newest_issue TEXT NOT NULL CHECK (newest_issue IS date(newest_issue, '+0 days')),
      pseudo_real_time INTEGER NOT NULL CHECK (pseudo_real_time = 0 OR pseudo_real_time = 1),
      PRIMARY KEY (signal_id, series_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE series_verdict (
      pass_id INTEGER NOT NULL REFERENCES signal_pass ON DELETE CASCADE,
      series_id INTEGER NOT NULL REFERENCES series,
      verdict TEXT NOT NULL CHECK (verdict IN ('judged', 'too-short', 'masked',
        'no-history-left', 'missing', 'unusable')),
      period_id INTEGER NOT NULL REFERENCES period,
      figures INTEGER NOT NULL,
      masks TEXT NOT NULL,
      expired_masks TEXT NOT NULL,
      PRIMARY KEY (pass_id, series_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE event_watch (
      pass_id INTEGER NOT NULL REFERENCES signal_pass ON DELETE CASCADE,
      act TEXT NOT NULL,
      series_id INTEGER NOT NULL REFERENCES series,
      reason TEXT NOT NULL CHECK (reason IN ('announced', 'neighbour', 'route-closed')),
      opens_on TEXT NOT NULL CHECK (opens_on IS date(opens_on, '+0 days')),
      expires_on TEXT NOT NULL CHECK (expires_on IS date(expires_on, '+0 days')),
      expected TEXT NOT NULL CHECK (expected IN ('up', 'down', 'none', 'unknown')),
      sentence_en TEXT NOT NULL,
      sentence_es TEXT NOT NULL,
      PRIMARY KEY (pass_id, act, series_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE verification_cell (
      cell TEXT NOT NULL PRIMARY KEY,
      warned INTEGER NOT NULL CHECK (warned = 0 OR warned = 1),
      happened INTEGER NOT NULL CHECK (happened = 0 OR happened = 1),
      meaning_en TEXT NOT NULL,
      meaning_es TEXT NOT NULL,
      UNIQUE (warned, happened)
    ) STRICT;
    INSERT INTO verification_cell VALUES
      ('hit', 1, 1, 'Warned, and it came.', 'Se avisó, y ocurrió.'),
      ('miss', 0, 1, 'Not warned, and it came.', 'No se avisó, y ocurrió.'),
      ('false-alarm', 1, 0, 'Warned, and it did not come.', 'Se avisó, y no ocurrió.'),
      ('correct-silence', 0, 0, 'Not warned, and it did not come.',
        'No se avisó, y no ocurrió.');
    """
}
