import Domain
import Statistics
import Testing

/// A method with its parameters, run on series that begin in one period.
struct MethodRun {
  private let scorer: any Scorer
  private let columns: [String]
  private let start: Period

  /// - Parameters:
  ///   - name: the method's name in the catalogue.
  ///   - parameters: as texts.
  ///   - start: the first period of every series.
  init(_ name: String, _ parameters: [String: String] = [:], start: String = "2010-01") throws {
    let method = try #require(Catalogue.method(named: name), "\(name)")
    scorer = try method.scorer(parameters)
    columns = method.columns.map(\.name)
    self.start = try #require(Period(start))
  }

  /// Scores a panel.
  func scores(_ series: [[Double]], threads: Int = 1) -> [SeriesScore] {
    PanelScorer(scorer, threads: threads).score(series, starts: series.map { _ in start })
  }

  /// Scores one series.
  func score(_ values: [Double]) -> SeriesScore { scores([values])[0] }

  /// The cells of one column, row by row.
  func column(_ name: String, of score: SeriesScore) throws -> [Double] {
    let index = try #require(columns.firstIndex(of: name), "\(name)")
    return stride(from: index, to: score.cells.count, by: columns.count).map { score.cells[$0] }
  }
}
