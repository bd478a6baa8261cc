/// Migration `corridor`: what follows along the route from the figures as known on a day: flows by
/// place, who waits between two places, and what may be expected with how good it was in the past.
///
/// Expectations that were not better than no change are kept beside the others, without a number:
/// that no lead is measured is a result too.
enum Schema5Corridor {
  static let sql = """
    CREATE TABLE corridor_pass (
      corridor_id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run,
      as_of TEXT NOT NULL UNIQUE CHECK (as_of IS date(as_of, '+0 days')),
      outlook_version INTEGER NOT NULL,
      options TEXT NOT NULL
    ) STRICT;

    CREATE TABLE corridor_flow (
      corridor_id INTEGER NOT NULL REFERENCES corridor_pass ON DELETE CASCADE,
      series_id INTEGER NOT NULL REFERENCES series,
      period_id INTEGER NOT NULL REFERENCES period,
      route_order INTEGER NOT NULL CHECK (route_order >= 1),
      value REAL NOT NULL,
      PRIMARY KEY (corridor_id, series_id, period_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE outlook (
      corridor_id INTEGER NOT NULL REFERENCES corridor_pass ON DELETE CASCADE,
      series_id INTEGER NOT NULL REFERENCES series,
      target TEXT NOT NULL CHECK (target = 'nowcast' OR target = 'forecast'),
      steps INTEGER NOT NULL CHECK (steps >= 1),
      route_order INTEGER NOT NULL CHECK (route_order >= 1),
      newest_period_id INTEGER NOT NULL REFERENCES period (period_id),
      period_id INTEGER NOT NULL REFERENCES period,
      lead TEXT NOT NULL
        CHECK (lead IN ('measured', 'too-short', 'not-better', 'too-few', 'not-due')),
      expected REAL,
      lower_80 REAL,
      upper_80 REAL,
      lower_95 REAL,
      upper_95 REAL,
      coverage_80 REAL CHECK (coverage_80 IS NULL OR coverage_80 BETWEEN 0 AND 1),
      trials INTEGER,
      error REAL,
      no_change_error REAL,
      history_error REAL,
      season_error REAL,
      skill REAL,
      p REAL CHECK (p IS NULL OR p BETWEEN 0 AND 1),
      pseudo_real_time INTEGER NOT NULL CHECK (pseudo_real_time = 0 OR pseudo_real_time = 1),
      PRIMARY KEY (corridor_id, series_id, target, steps),
      CHECK ((lead = 'measured') = (expected IS NOT NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE stock_month (
      corridor_id INTEGER NOT NULL REFERENCES corridor_pass ON DELETE CASCADE,
      series_id INTEGER NOT NULL REFERENCES series,
      from_series_id INTEGER NOT NULL REFERENCES series (series_id),
      period_id INTEGER NOT NULL REFERENCES period,
      route_order INTEGER NOT NULL CHECK (route_order >= 2),
      inflow REAL NOT NULL,
      outflow REAL NOT NULL,
      waiting_low REAL NOT NULL CHECK (waiting_low >= 0),
      waiting_high REAL NOT NULL,
      days_of_outflow REAL,
      saturated INTEGER NOT NULL CHECK (saturated = 0 OR saturated = 1),
      PRIMARY KEY (corridor_id, series_id, period_id),
      CHECK (waiting_low <= waiting_high)
    ) STRICT, WITHOUT ROWID;
    """
}
