/// Migration `register`: one order of events for the whole alert register, so that a missing case is
/// found as a missing event is; cases that an office opens without a run; the second office of a
/// decision, who was told, and the countries ahead.
enum Schema4Register {
  static let sql = """
    CREATE TABLE new_alert (
      alert TEXT NOT NULL PRIMARY KEY,
      place TEXT NOT NULL REFERENCES place,
      nationality_group TEXT NOT NULL,
      direction TEXT NOT NULL
        CHECK (direction IN ('surge', 'collapse', 'reversal', 'stock', 'composition')),
      opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on, '+0 days')),
      run_id INTEGER REFERENCES run,
      exercise INTEGER NOT NULL CHECK (exercise = 0 OR exercise = 1)
    ) STRICT;
    INSERT INTO new_alert
    SELECT alert, place, nationality_group, direction, opened_on, run_id, exercise FROM alert;

    CREATE TABLE new_alert_event (
      sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
      alert TEXT NOT NULL REFERENCES new_alert,
      number INTEGER NOT NULL CHECK (number >= 1),
      happened_at TEXT NOT NULL
        CHECK (happened_at IS strftime('%Y-%m-%dT%H:%M:%SZ', happened_at)),
      as_of TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
      run_id INTEGER REFERENCES run,
      event TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('watch', 'forming', 'confirmed', 'active', 'easing',
        'closed', 'dismissed')),
      level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 4),
      expires_on TEXT CHECK (expires_on IS date(expires_on, '+0 days')),
      office TEXT,
      second_office TEXT,
      reason_code TEXT,
      reason TEXT,
      sentence_en TEXT NOT NULL,
      sentence_es TEXT NOT NULL,
      evidence TEXT NOT NULL,
      told TEXT NOT NULL,
      route TEXT NOT NULL,
      previous_digest TEXT NOT NULL,
      digest TEXT NOT NULL,
      UNIQUE (alert, number)
    ) STRICT;
    INSERT INTO new_alert_event
    SELECT row_number() OVER (ORDER BY happened_at, alert, number), alert, number, happened_at,
      as_of, run_id, event, state, coalesce(level, 1), expires_on, office, NULL, reason_code,
      reason, sentence_en, sentence_es, evidence, '', '', previous_digest, digest
    FROM alert_event;

    DROP TABLE alert_event;
    DROP TABLE alert;
    ALTER TABLE new_alert RENAME TO alert;
    ALTER TABLE new_alert_event RENAME TO alert_event;

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
