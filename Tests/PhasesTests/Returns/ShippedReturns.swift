import Domain
import Foundation
import Phases

/// The figures of `datasets/` that phase IV and the protection monitor read, taken without the
/// machinery of ingest.
enum ShippedReturns {
  private static let datasets = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "datasets")

  static func month(_ text: String) -> Period {
    Period(text) ?? Period(frequency: .month, ordinal: 0)
  }

  /// The series of a source's newest issue, each by its code parts.
  static func series(_ source: String, indicator: String, place: String = "") throws
    -> [CountSeries]
  {
    let folder = datasets.appending(path: source)
    let file =
      try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".csv") }.max() ?? ""
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    var lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    let names = lines.removeFirst()
    var figures: [SeriesKey: [Period: Double]] = [:]
    for line in lines {
      let row = Dictionary(uniqueKeysWithValues: zip(names, line))
      guard let period = row["period"].flatMap(Period.init),
        let value = row["value"].flatMap(Double.init)
      else { continue }
      let key = SeriesKey(
        source: source, indicator: indicator, place: row["place"] ?? place,
        nationality: row["nationality"] ?? SeriesKey.whole,
        counterpart: row["counterpart"] ?? SeriesKey.whole,
        category: row["category"] ?? SeriesKey.whole, sex: row["sex"] ?? SeriesKey.whole,
        age: row["age"] ?? SeriesKey.whole, frequency: period.frequency)
      figures[key, default: [:]][period] = value
    }
    return figures.compactMap { key, values in
      guard let first = values.keys.min(), let last = values.keys.max() else { return nil }
      return CountSeries(
        key: key, start: first,
        values: (0...first.distance(to: last)).map { values[first.advanced(by: $0)] ?? .nan })
    }
  }

  static func mexico() throws -> [CountSeries] {
    try series("mexico-returns-by-nationality", indicator: "returns-carried-out", place: "MEX")
  }

  static func guatemala() throws -> [CountSeries] {
    try series("guatemala-returned", indicator: "returns-received", place: "GTM")
  }

  static func lines() throws -> [ReturnLine] {
    ReturnLine.lines(try mexico() + guatemala()) { $0.hasPrefix("mexico") ? .zero : .missing }
  }

  /// Everybody through Darién, by months and by whole years.
  static func darien() throws -> [CountSeries] {
    let parts = try series("panama-darien-by-nationality", indicator: "crossings", place: "darien")
    return [Frequency.month, .year].compactMap { frequency in
      CountSeries(
        sumOf: parts.filter { $0.key.frequency == frequency },
        key: SeriesKey(
          source: "panama-darien-by-nationality", indicator: "crossings", place: "darien",
          frequency: frequency))
    }
  }

  static let words = ReturnWords([
    Code(list: "age", code: "all", children: .part, name: .init(en: "", es: "")),
    Code(
      list: "age", code: "adult", parent: "all", children: Code.Children.none,
      name: .init(en: "", es: "")),
    Code(list: "age", code: "child", parent: "all", children: .all, name: .init(en: "", es: "")),
    Code(
      list: "age", code: "child-accompanied", parent: "child", children: .all,
      name: .init(en: "", es: "")),
    Code(
      list: "age", code: "child-unaccompanied", parent: "child", children: .all,
      name: .init(en: "", es: "")),
    Code(
      list: "category", code: "assisted-return", family: "kind-of-return", parent: "all",
      children: Code.Children.none, name: .init(en: "", es: "")),
    Code(
      list: "category", code: "assisted-return-of-children", family: "kind-of-return",
      parent: "all", children: .all, name: .init(en: "", es: "")),
    Code(
      list: "category", code: "deportation", family: "kind-of-return", parent: "all",
      name: .init(en: "", es: "")),
  ])
}
