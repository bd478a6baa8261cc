/// A view that readers of the warehouse may rely on.
///
/// Its SQL is what SQLite and DuckDB both bind: every number is cast, a row's newest companion is
/// found by `NOT EXISTS` and never by a bare column beside `max()`, whose type DuckDB cannot know,
/// and dates are compared and joined but never computed.
package struct PublicView: Sendable {
  package let name: String
  let meaning: (en: String, es: String)
  package let select: String

  var sql: String { "CREATE VIEW \(name) AS\n\(select)" }

  /// In an order in which each stands after those that it reads.
  package static let all: [PublicView] =
    [
      seriesNamed, seriesCoverage, observationHistory, observationLatest, crossingsMonthly,
      revision, sourceFreshness, fileRead, findingLatest, correctionApplied,
    ] + [
      scoringLatest, scoreLatest, forecastLatest, trendLatest, signalPassLatest,
      signalsCurrent, signalHistory, verdictLatest, watchesCurrent, corridorPassLatest,
      corridorFlows, corridorOutlook, waitingStock, driverPassLatest, driverStates, driverRanking,
      driverChoices, driverModels, driverAssociations, migratoryIntensity, reintegrationCascade,
      reintegrationCoverage, returnsPassLatest, returnShares, returnMirrors, receptionExpected,
      receptionLoads, deathsMonitored, alertsCurrent, alertHistory, runSummary, stageLatest,
    ]

  /// The columns by which every view says what series a row is about.
  static let seriesColumns = """
    s.series_id, s.source, s.indicator, s.unit, s.place, s.country, s.nationality, s.counterpart,
      s.category, s.sex, s.age, s.frequency
    """
}
