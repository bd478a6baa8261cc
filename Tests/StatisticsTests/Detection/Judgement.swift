import Domain
import Statistics
import Testing

/// One series judged by a method, read by column.
struct Judgement {
  let status: ScoreStatus
  let cells: [Double]
  private let columns: [String]

  /// Judges series of one frequency together.
  static func of(
    _ series: [[Double]], by name: String, _ parameters: [String: String] = [:],
    from start: String = "2010-01", threads: Int = 1
  ) throws -> [Judgement] {
    let method = try #require(Catalogue.method(named: name), "\(name) is in the catalogue")
    let period = try #require(Period(start), "\(start) is a period")
    let scores = PanelScorer(try method.scorer(parameters), threads: threads)
      .score(series, starts: series.map { _ in period })
    return scores.map {
      Judgement(status: $0.status, cells: $0.cells, columns: method.columns.map(\.name))
    }
  }

  /// Judges one series.
  static func of(
    _ series: [Double], by name: String, _ parameters: [String: String] = [:],
    from start: String = "2010-01"
  ) throws -> Judgement {
    try #require(of([series], by: name, parameters, from: start).first)
  }

  /// A column, top to bottom.
  func column(_ name: String) throws -> [Double] {
    let place = try #require(columns.firstIndex(of: name), "\(name) is a column")
    return stride(from: place, to: cells.count, by: columns.count).map { cells[$0] }
  }

  /// The cells as bits, so that empty cells compare as equal.
  var bits: [UInt64] { cells.map(\.bitPattern) }
}

/// Whether a number agrees with a reference to a relative tolerance; empty agrees with empty.
func agrees(_ value: Double, _ reference: Double, within tolerance: Double) -> Bool {
  if value.isNaN || reference.isNaN { return value.isNaN && reference.isNaN }
  return value == reference || abs(value - reference) <= tolerance * max(abs(reference), 1e-300)
}

extension Fixture.Row {
  /// A number, NaN where the field is empty.
  func numberOrEmpty(_ column: String) throws -> Double {
    try text(column).isEmpty ? .nan : number(column)
  }
}
