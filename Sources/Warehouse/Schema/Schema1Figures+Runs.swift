extension Schema1Figures {
  static let runs = """
    CREATE TABLE run (
      run_id INTEGER PRIMARY KEY,
      pipeline TEXT NOT NULL,
      as_of TEXT CHECK (as_of IS date(as_of, '+0 days')),
      started_at TEXT NOT NULL
        CHECK (started_at IS strftime('%Y-%m-%dT%H:%M:%SZ', started_at)),
      finished_at TEXT CHECK (finished_at IS strftime('%Y-%m-%dT%H:%M:%SZ', finished_at)),
      state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'interrupted')),
      version TEXT NOT NULL,
      command TEXT NOT NULL
    ) STRICT;

    CREATE TABLE run_stage (
      run_id INTEGER NOT NULL REFERENCES run,
      position INTEGER NOT NULL,
      stage TEXT NOT NULL,
      kind TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('done', 'skipped', 'failed', 'blocked', 'degraded')),
      reason TEXT NOT NULL,
      message TEXT,
      key TEXT,
      inputs TEXT NOT NULL,
      seconds REAL NOT NULL,
      rows_in INTEGER NOT NULL,
      rows_out INTEGER NOT NULL,
      PRIMARY KEY (run_id, position),
      UNIQUE (run_id, stage)
    ) STRICT;

    """

  static let scores = """
    CREATE TABLE method (
      method TEXT NOT NULL,
      version INTEGER NOT NULL,
      title TEXT NOT NULL,
      purpose TEXT NOT NULL,
      parameters TEXT NOT NULL,
      columns TEXT NOT NULL,
      reference TEXT NOT NULL,
      agrees_with TEXT NOT NULL,
      PRIMARY KEY (method, version)
    ) STRICT;

    CREATE TABLE scoring (
      scoring_id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run,
      stage TEXT NOT NULL,
      method TEXT NOT NULL,
      method_version INTEGER NOT NULL,
      parameters TEXT NOT NULL,
      as_of TEXT NOT NULL CHECK (as_of IS date(as_of, '+0 days')),
      FOREIGN KEY (method, method_version) REFERENCES method (method, version)
    ) STRICT;
    CREATE INDEX scoring_by_method ON scoring (stage, method, parameters, as_of);

    CREATE TABLE scored_series (
      scoring_id INTEGER NOT NULL REFERENCES scoring,
      series_id INTEGER NOT NULL REFERENCES series,
      status TEXT NOT NULL,
      newest_issue TEXT NOT NULL CHECK (newest_issue IS date(newest_issue, '+0 days')),
      pseudo_real_time INTEGER NOT NULL CHECK (pseudo_real_time IN (0, 1)),
      PRIMARY KEY (scoring_id, series_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE score (
      scoring_id INTEGER NOT NULL,
      series_id INTEGER NOT NULL,
      row_number INTEGER NOT NULL,
      period_id INTEGER REFERENCES period,
      n INTEGER,
      value REAL,
      expected REAL,
      lower REAL,
      upper REAL,
      trend REAL,
      seasonal REAL,
      remainder REAL,
      weight REAL,
      statistic REAL,
      threshold REAL,
      z REAL,
      p REAL,
      alarm INTEGER CHECK (alarm IS NULL OR alarm = 0 OR alarm = 1),
      tau REAL,
      slope REAL,
      intercept REAL,
      mean_before REAL,
      mean_after REAL,
      label TEXT,
      other TEXT,
      PRIMARY KEY (scoring_id, series_id, row_number),
      FOREIGN KEY (scoring_id, series_id) REFERENCES scored_series
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE forecast (
      scoring_id INTEGER NOT NULL,
      series_id INTEGER NOT NULL,
      horizon INTEGER NOT NULL,
      period_id INTEGER NOT NULL REFERENCES period,
      mean REAL,
      lower_80 REAL,
      upper_80 REAL,
      lower_95 REAL,
      upper_95 REAL,
      model TEXT,
      log_likelihood REAL,
      aicc REAL,
      PRIMARY KEY (scoring_id, series_id, horizon),
      FOREIGN KEY (scoring_id, series_id) REFERENCES scored_series
    ) STRICT, WITHOUT ROWID;

    """

  static let documentation = """
    CREATE TABLE data_dictionary (
      table_name TEXT NOT NULL,
      column_name TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('table', 'view')),
      position INTEGER NOT NULL,
      type TEXT NOT NULL,
      unit TEXT,
      meaning_en TEXT NOT NULL,
      meaning_es TEXT NOT NULL,
      PRIMARY KEY (table_name, column_name)
    ) STRICT;

    CREATE TABLE canned_query (
      name TEXT NOT NULL PRIMARY KEY,
      title_en TEXT NOT NULL,
      title_es TEXT NOT NULL,
      sql TEXT NOT NULL
    ) STRICT;
    """
}
