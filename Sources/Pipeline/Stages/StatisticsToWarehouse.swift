import Statistics
import Warehouse

// How the values of Statistics become the Warehouse's: neither of the two layers knows the other.

extension ScoreStatus {
  /// The word that the warehouse keeps.
  var word: String {
    switch self {
    case .scored: "scored"
    case .allMissing: "all-missing"
    case .tooShort: "too-short"
    case .constant: "constant"
    case .unusable: "unusable"
    }
  }
}

extension ScoredSeries {
  init(_ series: PanelSeries, _ score: SeriesScore) {
    self.init(
      series: series.id, start: series.start, status: score.status.word, cells: score.cells,
      newestIssue: series.newestIssue, isPseudoRealTime: series.isPseudoRealTime)
  }
}

extension ScoreColumn {
  init(_ column: Column) {
    let kind: Kind =
      switch column.kind {
      case .number: .number
      case .integer: .integer
      case .flag: .flag
      case .period: .period
      case .text: .text
      }
    self.init(name: column.name, kind: kind, words: column.words)
  }
}

extension MethodDescription {
  init(_ method: Method) {
    self.init(
      name: method.name, version: method.version, title: method.title, purpose: method.purpose,
      parameters: Dictionary(
        method.parameters.map { parameter in
          (
            parameter.name,
            parameter.meaning + (parameter.standard.map { " (default: \($0))" } ?? "")
          )
        }, uniquingKeysWith: { first, _ in first }),
      columns: Dictionary(
        method.columns.map { ($0.name, $0.meaning) }, uniquingKeysWith: { first, _ in first }),
      references: method.references, agreesWith: method.agreesWith)
  }
}
