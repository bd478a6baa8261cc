/// Migration `figures`: reference tables, files, the star around `observation`, runs and scores.
///
/// A migration that has been released is never edited; what changes is a new one.
enum Schema1Figures {
  static let sql = reference + calendar + sources + facts + runs + scores + documentation

  private static let reference = """
    CREATE TABLE country (
      country TEXT NOT NULL PRIMARY KEY,
      alpha_2 TEXT,
      m49 TEXT,
      name_en TEXT NOT NULL,
      name_es TEXT NOT NULL,
      nationality_en TEXT NOT NULL,
      nationality_es TEXT NOT NULL,
      people_en TEXT NOT NULL,
      people_es TEXT NOT NULL,
      kind TEXT NOT NULL,
      crm_member INTEGER NOT NULL CHECK (crm_member = 0 OR crm_member = 1),
      m49_region TEXT,
      m49_subregion TEXT,
      scope TEXT NOT NULL
    ) STRICT;

    CREATE TABLE place (
      place TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL,
      country TEXT,
      parent TEXT,
      name_en TEXT NOT NULL,
      name_es TEXT NOT NULL,
      official_name TEXT,
      latitude REAL CHECK (latitude IS NULL OR latitude BETWEEN -90 AND 90),
      longitude REAL CHECK (longitude IS NULL OR longitude BETWEEN -180 AND 180)
    ) STRICT;

    CREATE TABLE indicator (
      indicator TEXT NOT NULL PRIMARY KEY,
      name_en TEXT NOT NULL,
      name_es TEXT NOT NULL,
      unit TEXT NOT NULL,
      unit_en TEXT NOT NULL,
      unit_es TEXT NOT NULL,
      direction TEXT NOT NULL,
      phase TEXT NOT NULL,
      frequency TEXT NOT NULL,
      decimals INTEGER NOT NULL,
      additive INTEGER NOT NULL CHECK (additive = 0 OR additive = 1),
      publisher_code TEXT,
      definition_en TEXT NOT NULL,
      definition_es TEXT NOT NULL
    ) STRICT;

    CREATE TABLE code (
      list TEXT NOT NULL,
      code TEXT NOT NULL,
      family TEXT,
      parent TEXT,
      children TEXT,
      name_en TEXT NOT NULL,
      name_es TEXT NOT NULL,
      definition_en TEXT,
      definition_es TEXT,
      PRIMARY KEY (list, code)
    ) STRICT;

    CREATE TABLE nationality_group (
      nationality_group TEXT NOT NULL PRIMARY KEY,
      name_en TEXT NOT NULL,
      name_es TEXT NOT NULL,
      people_en TEXT NOT NULL,
      people_es TEXT NOT NULL,
      reason_en TEXT NOT NULL,
      reason_es TEXT NOT NULL,
      source TEXT NOT NULL
    ) STRICT;

    CREATE TABLE nationality_group_member (
      nationality_group TEXT NOT NULL REFERENCES nationality_group,
      nationality TEXT NOT NULL,
      valid_from TEXT CHECK (valid_from IS date(valid_from, '+0 days')),
      valid_to TEXT CHECK (valid_to IS date(valid_to, '+0 days')),
      PRIMARY KEY (nationality_group, nationality)
    ) STRICT;

    """

  private static let calendar = """
    CREATE TABLE calendar (
      day_id INTEGER PRIMARY KEY,
      day TEXT NOT NULL CHECK (day IS date(day, '+0 days')),
      CHECK (day_id = CAST(julianday(day) - 2440587.5 AS INTEGER))
    ) STRICT;

    CREATE TABLE period (
      period_id INTEGER PRIMARY KEY,
      frequency TEXT NOT NULL,
      period TEXT NOT NULL,
      starts_on TEXT NOT NULL CHECK (starts_on IS date(starts_on, '+0 days')),
      ends_on TEXT NOT NULL CHECK (ends_on IS date(ends_on, '+0 days')),
      end_day INTEGER NOT NULL REFERENCES calendar (day_id),
      CHECK (starts_on <= ends_on),
      CHECK (end_day = CAST(julianday(ends_on) - 2440587.5 AS INTEGER)),
      CHECK (period_id & 7 = CASE frequency WHEN 'day' THEN 0 WHEN 'week' THEN 1
        WHEN 'month' THEN 2 WHEN 'quarter' THEN 3 WHEN 'year' THEN 4 ELSE -1 END),
      UNIQUE (frequency, period)
    ) STRICT;

    """

  private static let sources = """
    CREATE TABLE source (
      source_id INTEGER PRIMARY KEY,
      source TEXT NOT NULL UNIQUE,
      publisher TEXT NOT NULL,
      country TEXT,
      title_en TEXT NOT NULL,
      title_es TEXT NOT NULL,
      url TEXT,
      licence TEXT NOT NULL,
      licence_url TEXT,
      citation TEXT NOT NULL,
      owner TEXT,
      sharing TEXT NOT NULL,
      notes_en TEXT,
      notes_es TEXT,
      every TEXT,
      by_day INTEGER,
      grace_days INTEGER,
      lag_days INTEGER NOT NULL DEFAULT 0 CHECK (lag_days BETWEEN 0 AND 3660),
      pseudo_real_time INTEGER NOT NULL DEFAULT 0 CHECK (pseudo_real_time IN (0, 1))
    ) STRICT;

    CREATE TABLE series (
      series_id INTEGER PRIMARY KEY,
      source_id INTEGER NOT NULL REFERENCES source,
      indicator TEXT NOT NULL REFERENCES indicator,
      place TEXT NOT NULL REFERENCES place,
      nationality TEXT NOT NULL,
      counterpart TEXT NOT NULL,
      category TEXT NOT NULL,
      sex TEXT NOT NULL,
      age TEXT NOT NULL,
      frequency TEXT NOT NULL
        CHECK (frequency IN ('day', 'week', 'month', 'quarter', 'year')),
      UNIQUE (source_id, indicator, place, nationality, counterpart, category, sex, age, frequency)
    ) STRICT;

    CREATE TABLE file (
      file_id INTEGER PRIMARY KEY,
      source_id INTEGER NOT NULL REFERENCES source,
      path TEXT NOT NULL,
      digest TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on, '+0 days')),
      issued_day INTEGER NOT NULL REFERENCES calendar (day_id),
      run_id INTEGER NOT NULL REFERENCES run,
      verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'held-back')),
      reason TEXT,
      withdraws INTEGER NOT NULL CHECK (withdraws IN (0, 1)),
      rows_in INTEGER NOT NULL,
      new INTEGER NOT NULL,
      revised INTEGER NOT NULL,
      unchanged INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL,
      added INTEGER NOT NULL,
      totals INTEGER NOT NULL,
      left_out INTEGER NOT NULL,
      dropped INTEGER NOT NULL,
      quarantined INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      total_of_values REAL NOT NULL,
      CHECK (issued_day = CAST(julianday(issued_on) - 2440587.5 AS INTEGER)),
      CHECK (verdict = 'held-back'
        OR rows_in = new + revised + unchanged + added + totals + left_out + dropped
          + quarantined + rejected)
    ) STRICT;
    CREATE INDEX file_by_source ON file (source_id, issued_day);
    CREATE INDEX file_by_digest ON file (digest);

    CREATE TABLE file_scope (
      file_id INTEGER NOT NULL REFERENCES file,
      frequency TEXT NOT NULL,
      indicator TEXT NOT NULL REFERENCES indicator,
      first_period_id INTEGER NOT NULL REFERENCES period (period_id),
      last_period_id INTEGER NOT NULL REFERENCES period (period_id),
      PRIMARY KEY (file_id, frequency, indicator)
    ) STRICT;

    CREATE TABLE file_silence (
      file_id INTEGER NOT NULL REFERENCES file,
      series_id INTEGER NOT NULL REFERENCES series,
      period_id INTEGER NOT NULL REFERENCES period,
      PRIMARY KEY (file_id, series_id, period_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE finding (
      finding_id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run,
      file_id INTEGER NOT NULL REFERENCES file,
      severity TEXT NOT NULL CHECK (severity IN ('error', 'quarantine', 'warn')),
      rule TEXT NOT NULL,
      line INTEGER,
      field TEXT,
      value TEXT,
      message TEXT NOT NULL,
      action TEXT NOT NULL
        CHECK (action IN ('held-back', 'quarantined', 'rejected', 'kept', 'corrected'))
    ) STRICT;
    CREATE INDEX finding_by_file ON finding (file_id);

    CREATE TABLE finding_count (
      file_id INTEGER NOT NULL REFERENCES file,
      rule TEXT NOT NULL,
      severity TEXT NOT NULL CHECK (severity IN ('error', 'quarantine', 'warn')),
      findings INTEGER NOT NULL,
      PRIMARY KEY (file_id, rule, severity)
    ) STRICT;

    CREATE TABLE rejected_row (
      file_id INTEGER NOT NULL REFERENCES file,
      line INTEGER NOT NULL,
      run_id INTEGER NOT NULL REFERENCES run,
      record TEXT NOT NULL,
      PRIMARY KEY (file_id, line)
    ) STRICT;

    CREATE TABLE correction (
      source_id INTEGER NOT NULL REFERENCES source,
      correction TEXT NOT NULL,
      applies_to TEXT NOT NULL,
      action TEXT NOT NULL,
      value REAL,
      expected REAL,
      reason TEXT NOT NULL,
      provider TEXT NOT NULL,
      reported_on TEXT CHECK (reported_on IS date(reported_on, '+0 days')),
      state TEXT NOT NULL,
      PRIMARY KEY (source_id, correction)
    ) STRICT;

    CREATE TABLE applied_correction (
      file_id INTEGER NOT NULL REFERENCES file,
      source_id INTEGER NOT NULL,
      correction TEXT NOT NULL,
      figures INTEGER NOT NULL,
      PRIMARY KEY (file_id, correction),
      FOREIGN KEY (source_id, correction) REFERENCES correction
    ) STRICT;

    """

  private static let facts = """
    CREATE TABLE observation (
      series_id INTEGER NOT NULL REFERENCES series DEFERRABLE INITIALLY DEFERRED,
      period_id INTEGER NOT NULL,
      issued_day INTEGER NOT NULL,
      value REAL,
      status TEXT NOT NULL,
      file_id INTEGER NOT NULL REFERENCES file DEFERRABLE INITIALLY DEFERRED,
      line INTEGER,
      CHECK ((value IS NOT NULL AND (status = 'A' OR status = 'P' OR status = 'B'
          OR status = 'E' OR status = 'C'))
        OR (value IS NULL AND (status = 'M' OR status = 'W' OR status = 'Q'))),
      PRIMARY KEY (series_id, period_id, issued_day)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER observation_is_never_changed BEFORE UPDATE ON observation
    BEGIN
      SELECT RAISE(ABORT, 'observation is only added to: a revision is a row of its own');
    END;

    CREATE TRIGGER observation_is_never_removed BEFORE DELETE ON observation
    WHEN NOT EXISTS (
      SELECT 1 FROM observation AS earlier
      WHERE earlier.series_id = OLD.series_id AND earlier.period_id = OLD.period_id
        AND earlier.issued_day = (
          SELECT max(issued_day) FROM observation
          WHERE series_id = OLD.series_id AND period_id = OLD.period_id
            AND issued_day < OLD.issued_day)
        AND earlier.value IS OLD.value AND earlier.status = OLD.status)
    BEGIN
      SELECT RAISE(ABORT, 'observation is only added to: no earlier issue says the same');
    END;

    """
}
