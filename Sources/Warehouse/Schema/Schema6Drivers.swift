/// Migration `drivers`: what public indicators report of countries of origin as known on a day, how
/// countries rank by them and how far a rank depends on choices, and which indicators go with flows.
///
/// A country that reports too few indicators stands in the table without a score: that it cannot be
/// ranked is a result too.
enum Schema6Drivers {
  static let sql = """
    CREATE TABLE driver_pass (
      driver_pass_id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run,
      as_of TEXT NOT NULL UNIQUE CHECK (as_of IS date(as_of, '+0 days')),
      driver_version INTEGER NOT NULL,
      options TEXT NOT NULL
    ) STRICT;

    CREATE TABLE driver_state (
      driver_pass_id INTEGER NOT NULL REFERENCES driver_pass ON DELETE CASCADE,
      country TEXT NOT NULL REFERENCES country,
      driver TEXT NOT NULL,
      period_id INTEGER NOT NULL REFERENCES period,
      age_years INTEGER NOT NULL CHECK (age_years >= 0),
      driver_value REAL NOT NULL,
      year_change REAL,
      trend_years INTEGER NOT NULL CHECK (trend_years >= 1),
      trend_slope REAL,
      trend_low REAL,
      trend_high REAL,
      trend_p REAL CHECK (trend_p IS NULL OR trend_p BETWEEN 0 AND 1),
      pressure REAL CHECK (pressure IS NULL OR pressure BETWEEN 0 AND 100),
      PRIMARY KEY (driver_pass_id, country, driver)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE driver_rank (
      driver_pass_id INTEGER NOT NULL REFERENCES driver_pass ON DELETE CASCADE,
      country TEXT NOT NULL REFERENCES country,
      drivers_present INTEGER NOT NULL CHECK (drivers_present >= 0),
      drivers_wanted INTEGER NOT NULL CHECK (drivers_wanted >= drivers_present),
      index_score REAL CHECK (index_score IS NULL OR index_score BETWEEN 0 AND 100),
      index_rank INTEGER CHECK (index_rank IS NULL OR index_rank >= 1),
      rank_low REAL,
      rank_median REAL,
      rank_high REAL,
      PRIMARY KEY (driver_pass_id, country),
      CHECK ((index_score IS NULL) = (index_rank IS NULL)),
      CHECK ((index_score IS NULL) = (rank_low IS NULL)),
      CHECK (rank_low <= rank_median AND rank_median <= rank_high)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE driver_choice (
      driver_pass_id INTEGER NOT NULL REFERENCES driver_pass ON DELETE CASCADE,
      choice TEXT NOT NULL,
      first_order REAL NOT NULL,
      total_order REAL NOT NULL CHECK (total_order >= 0),
      draws INTEGER NOT NULL CHECK (draws >= 1),
      mean_rank_shift REAL NOT NULL CHECK (mean_rank_shift >= 0),
      PRIMARY KEY (driver_pass_id, choice)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE driver_model (
      driver_pass_id INTEGER NOT NULL REFERENCES driver_pass ON DELETE CASCADE,
      source_id INTEGER NOT NULL REFERENCES source,
      lag_years INTEGER NOT NULL CHECK (lag_years >= 0),
      model_verdict TEXT NOT NULL CHECK (model_verdict IN ('better', 'not-better', 'too-short')),
      countries INTEGER NOT NULL CHECK (countries >= 0),
      rows_used INTEGER NOT NULL CHECK (rows_used >= 0),
      first_year_id INTEGER REFERENCES period (period_id),
      last_year_id INTEGER REFERENCES period (period_id),
      within_share REAL,
      forecasts INTEGER,
      forecast_error REAL,
      unchanged_error REAL,
      forecast_skill REAL,
      skill_p REAL CHECK (skill_p IS NULL OR skill_p BETWEEN 0 AND 1),
      PRIMARY KEY (driver_pass_id, source_id),
      CHECK (model_verdict <> 'better' OR forecast_skill > 0)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE driver_association (
      driver_pass_id INTEGER NOT NULL,
      source_id INTEGER NOT NULL,
      driver TEXT NOT NULL,
      coefficient REAL NOT NULL,
      standard_error REAL NOT NULL CHECK (standard_error >= 0),
      coefficient_low REAL NOT NULL,
      coefficient_high REAL NOT NULL,
      coefficient_p REAL NOT NULL CHECK (coefficient_p BETWEEN 0 AND 1),
      PRIMARY KEY (driver_pass_id, source_id, driver),
      FOREIGN KEY (driver_pass_id, source_id) REFERENCES driver_model ON DELETE CASCADE,
      CHECK (coefficient_low <= coefficient AND coefficient <= coefficient_high)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE driver_intensity (
      driver_pass_id INTEGER NOT NULL REFERENCES driver_pass ON DELETE CASCADE,
      source_id INTEGER NOT NULL REFERENCES source,
      country TEXT NOT NULL REFERENCES country,
      period_id INTEGER NOT NULL REFERENCES period,
      people_counted REAL NOT NULL CHECK (people_counted >= 0),
      inhabitants REAL NOT NULL CHECK (inhabitants > 0),
      inhabitants_year_id INTEGER NOT NULL REFERENCES period (period_id),
      per_10000 REAL NOT NULL CHECK (per_10000 >= 0),
      previous_per_10000 REAL,
      PRIMARY KEY (driver_pass_id, source_id, country)
    ) STRICT, WITHOUT ROWID;
    """
}
