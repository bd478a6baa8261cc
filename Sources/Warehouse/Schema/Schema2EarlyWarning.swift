/// Migration `early-warning`: corridor, public acts, signals, the alert register, and which public
/// interface a file has.
///
/// A case is opened once and never rewritten; what became of it stands in its events, which are
/// only added to.
enum Schema2EarlyWarning {
  static let sql = interface + corridor + register

  private static let interface = """
    CREATE TABLE public_interface (
      digest TEXT NOT NULL PRIMARY KEY
    ) STRICT;

    """

  private static let corridor = """
    CREATE TABLE corridor_place (
      place TEXT NOT NULL PRIMARY KEY REFERENCES place,
      position INTEGER NOT NULL,
      stage TEXT NOT NULL,
      country TEXT NOT NULL,
      role TEXT NOT NULL,
      observed_by TEXT NOT NULL
    ) STRICT;

    CREATE TABLE corridor_leg (
      leg TEXT NOT NULL PRIMARY KEY,
      from_place TEXT NOT NULL REFERENCES place,
      to_place TEXT NOT NULL REFERENCES place,
      direction TEXT NOT NULL,
      mode TEXT NOT NULL,
      measure TEXT NOT NULL,
      nationalities TEXT NOT NULL,
      valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
      valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
      hours_low REAL,
      hours_typical REAL,
      hours_high REAL,
      distance_km REAL,
      people_per_day REAL,
      source TEXT NOT NULL,
      quality TEXT NOT NULL,
      note_en TEXT,
      note_es TEXT
    ) STRICT;

    CREATE TABLE act (
      act TEXT NOT NULL PRIMARY KEY,
      follows TEXT,
      announced_on TEXT NOT NULL CHECK (announced_on IS date(announced_on, '+0 days')),
      applies_on TEXT NOT NULL CHECK (applies_on IS date(applies_on, '+0 days')),
      ended_on TEXT CHECK (ended_on IS date(ended_on, '+0 days')),
      end_announced_on TEXT CHECK (end_announced_on IS date(end_announced_on, '+0 days')),
      places TEXT NOT NULL,
      nationalities TEXT NOT NULL,
      mode TEXT NOT NULL,
      direction TEXT NOT NULL,
      kind TEXT NOT NULL,
      expected TEXT NOT NULL,
      what_en TEXT NOT NULL,
      what_es TEXT NOT NULL,
      measured_on TEXT NOT NULL,
      value_before REAL,
      value_after REAL,
      ratio REAL,
      effect TEXT NOT NULL,
      source TEXT NOT NULL,
      source_kind TEXT NOT NULL,
      confidence TEXT NOT NULL
    ) STRICT;

    CREATE TABLE regime_change (
      regime_change TEXT NOT NULL PRIMARY KEY,
      source TEXT,
      place TEXT NOT NULL,
      nationality TEXT NOT NULL,
      direction TEXT NOT NULL,
      first_period TEXT NOT NULL,
      value_before REAL,
      value_after REAL,
      ratio REAL,
      in_mask INTEGER NOT NULL CHECK (in_mask = 0 OR in_mask = 1),
      major INTEGER NOT NULL CHECK (major = 0 OR major = 1),
      determined TEXT NOT NULL,
      acts TEXT NOT NULL,
      reference TEXT NOT NULL
    ) STRICT;

    """

  private static let register = """
    CREATE TABLE signal (
      signal_id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run,
      scoring_id INTEGER NOT NULL,
      series_id INTEGER NOT NULL,
      period_id INTEGER NOT NULL REFERENCES period,
      as_of TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
      kind TEXT NOT NULL,
      direction TEXT NOT NULL,
      value REAL,
      expected REAL,
      strength REAL NOT NULL,
      p REAL,
      q REAL,
      sentence_en TEXT NOT NULL,
      sentence_es TEXT NOT NULL,
      pseudo_real_time INTEGER NOT NULL CHECK (pseudo_real_time = 0 OR pseudo_real_time = 1),
      FOREIGN KEY (scoring_id, series_id) REFERENCES scored_series ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX signal_by_series ON signal (scoring_id, series_id);

    CREATE TABLE alert (
      alert TEXT NOT NULL PRIMARY KEY,
      place TEXT NOT NULL REFERENCES place,
      nationality_group TEXT NOT NULL,
      direction TEXT NOT NULL,
      opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on, '+0 days')),
      run_id INTEGER NOT NULL REFERENCES run,
      exercise INTEGER NOT NULL CHECK (exercise = 0 OR exercise = 1)
    ) STRICT;

    CREATE TABLE alert_event (
      alert TEXT NOT NULL REFERENCES alert,
      number INTEGER NOT NULL CHECK (number >= 1),
      happened_at TEXT NOT NULL
        CHECK (happened_at IS strftime('%Y-%m-%dT%H:%M:%SZ', happened_at)),
      as_of TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
      run_id INTEGER REFERENCES run,
      event TEXT NOT NULL,
      state TEXT NOT NULL,
      level INTEGER CHECK (level IS NULL OR level BETWEEN 1 AND 4),
      expires_on TEXT CHECK (expires_on IS date(expires_on, '+0 days')),
      office TEXT,
      reason_code TEXT,
      reason TEXT,
      sentence_en TEXT NOT NULL,
      sentence_es TEXT NOT NULL,
      evidence TEXT NOT NULL,
      previous_digest TEXT NOT NULL,
      digest TEXT NOT NULL,
      PRIMARY KEY (alert, number)
    ) STRICT;

    CREATE TRIGGER alert_is_never_changed BEFORE UPDATE ON alert
    BEGIN SELECT RAISE(ABORT, 'alert is only added to: what happens to a case is an event'); END;

    CREATE TRIGGER alert_is_never_removed BEFORE DELETE ON alert
    BEGIN SELECT RAISE(ABORT, 'alert is only added to: a case is closed by an event'); END;

    CREATE TRIGGER alert_event_is_never_changed BEFORE UPDATE ON alert_event
    BEGIN SELECT RAISE(ABORT, 'alert_event is only added to'); END;

    CREATE TRIGGER alert_event_is_never_removed BEFORE DELETE ON alert_event
    BEGIN SELECT RAISE(ABORT, 'alert_event is only added to'); END;
    """
}
