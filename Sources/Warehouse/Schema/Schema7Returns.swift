/// Migration `returns`: what follows from the figures of returns and of deaths as known on a day:
/// shares, mirror figures, what reception may expect, how full it would be, deaths per crossings.
///
/// A forecast that was not better than no change is kept beside the others without a number, and so is
/// a country without a count of crossings: that something is not known is a result too.
enum Schema7Returns {
  static let sql = """
    CREATE TABLE returns_pass (
      returns_id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run,
      as_of TEXT NOT NULL UNIQUE CHECK (as_of IS date(as_of, '+0 days')),
      returns_version INTEGER NOT NULL,
      options TEXT NOT NULL
    ) STRICT;

    CREATE TABLE return_share (
      returns_id INTEGER NOT NULL REFERENCES returns_pass ON DELETE CASCADE,
      series_id INTEGER NOT NULL REFERENCES series,
      people_group TEXT NOT NULL CHECK (people_group IN
        ('children', 'unaccompanied-children', 'women-and-girls', 'assisted')),
      period_id INTEGER NOT NULL REFERENCES period,
      months INTEGER NOT NULL CHECK (months >= 1),
      people REAL NOT NULL CHECK (people >= 0),
      whole REAL NOT NULL CHECK (whole > 0),
      not_stated REAL NOT NULL CHECK (not_stated >= 0),
      share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
      lower_95 REAL NOT NULL,
      upper_95 REAL NOT NULL,
      PRIMARY KEY (returns_id, series_id, people_group, period_id, months),
      CHECK (people <= whole AND lower_95 <= share AND share <= upper_95)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE return_mirror (
      returns_id INTEGER NOT NULL REFERENCES returns_pass ON DELETE CASCADE,
      sender TEXT NOT NULL,
      receiver TEXT NOT NULL,
      period_id INTEGER NOT NULL REFERENCES period,
      sent_series_id INTEGER REFERENCES series (series_id),
      received_series_id INTEGER REFERENCES series (series_id),
      sent REAL CHECK (sent IS NULL OR sent >= 0),
      received REAL CHECK (received IS NULL OR received >= 0),
      not_stated REAL NOT NULL CHECK (not_stated >= 0),
      gap REAL,
      relative_gap REAL CHECK (relative_gap IS NULL OR relative_gap BETWEEN -2 AND 2),
      flagged INTEGER NOT NULL CHECK (flagged = 0 OR flagged = 1),
      PRIMARY KEY (returns_id, sender, receiver, period_id),
      CHECK ((gap IS NULL) = (sent IS NULL OR received IS NULL)),
      CHECK (sent IS NULL OR sent_series_id IS NOT NULL),
      CHECK (received IS NULL OR received_series_id IS NOT NULL)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reception_outlook (
      returns_id INTEGER NOT NULL REFERENCES returns_pass ON DELETE CASCADE,
      series_id INTEGER NOT NULL REFERENCES series,
      steps INTEGER NOT NULL CHECK (steps >= 1),
      newest_period_id INTEGER NOT NULL REFERENCES period (period_id),
      period_id INTEGER NOT NULL REFERENCES period,
      lead TEXT NOT NULL CHECK (lead IN ('measured', 'not-better', 'too-short')),
      expected REAL,
      lower_80 REAL,
      upper_80 REAL,
      lower_95 REAL,
      upper_95 REAL,
      coverage_80 REAL CHECK (coverage_80 IS NULL OR coverage_80 BETWEEN 0 AND 1),
      no_change REAL NOT NULL,
      no_change_lower_80 REAL,
      no_change_upper_80 REAL,
      no_change_lower_95 REAL,
      no_change_upper_95 REAL,
      trials INTEGER NOT NULL,
      error REAL,
      no_change_error REAL,
      season_error REAL,
      skill REAL,
      p REAL CHECK (p IS NULL OR p BETWEEN 0 AND 1),
      pseudo_real_time INTEGER NOT NULL CHECK (pseudo_real_time = 0 OR pseudo_real_time = 1),
      PRIMARY KEY (returns_id, series_id, steps),
      CHECK ((lead = 'measured') = (expected IS NOT NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reception_load (
      returns_id INTEGER NOT NULL REFERENCES returns_pass ON DELETE CASCADE,
      series_id INTEGER NOT NULL REFERENCES series,
      period_id INTEGER NOT NULL REFERENCES period,
      basis TEXT NOT NULL CHECK (basis IN ('counted', 'expected', 'no-change')),
      arrivals_per_day REAL NOT NULL CHECK (arrivals_per_day >= 0),
      stay_days REAL NOT NULL CHECK (stay_days > 0),
      places REAL NOT NULL CHECK (places > 0),
      people_present REAL NOT NULL CHECK (people_present >= 0),
      reception_load REAL NOT NULL CHECK (reception_load >= 0),
      load_lower_80 REAL,
      load_upper_80 REAL,
      PRIMARY KEY (returns_id, series_id, period_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE death_window (
      returns_id INTEGER NOT NULL REFERENCES returns_pass ON DELETE CASCADE,
      series_id INTEGER NOT NULL REFERENCES series,
      time_window TEXT NOT NULL CHECK (time_window IN ('year', 'newest', 'before')),
      first_period_id INTEGER NOT NULL REFERENCES period (period_id),
      last_period_id INTEGER NOT NULL REFERENCES period (period_id),
      months INTEGER NOT NULL CHECK (months >= 1),
      silent_months INTEGER NOT NULL CHECK (silent_months BETWEEN 0 AND months),
      deaths REAL NOT NULL CHECK (deaths >= 0),
      deaths_lower_95 REAL NOT NULL,
      deaths_upper_95 REAL NOT NULL,
      denominator TEXT NOT NULL
        CHECK (denominator IN ('crossings', 'registrations', 'encounters', 'none')),
      crossings_series_id INTEGER REFERENCES series (series_id),
      crossings REAL CHECK (crossings IS NULL OR crossings > 0),
      rate_months INTEGER CHECK (rate_months IS NULL OR rate_months BETWEEN 1 AND months),
      rate_deaths REAL CHECK (rate_deaths IS NULL OR rate_deaths <= deaths),
      death_rate REAL,
      rate_lower_95 REAL,
      rate_upper_95 REAL,
      PRIMARY KEY (returns_id, series_id, time_window, first_period_id),
      CHECK ((death_rate IS NULL) = (crossings IS NULL)),
      CHECK ((rate_deaths IS NULL) = (crossings IS NULL)),
      CHECK ((rate_months IS NULL) = (crossings IS NULL)),
      CHECK ((crossings IS NULL) = (crossings_series_id IS NULL)),
      CHECK (crossings IS NULL OR denominator = 'crossings')
    ) STRICT, WITHOUT ROWID;
    """
}
