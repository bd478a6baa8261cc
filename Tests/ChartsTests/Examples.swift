import Charts
import Domain

/// One drawing of every kind, from figures of Panama's Servicio Nacional de Migración for 2021 (as
/// issued on 2025-05-13) and invented ones where a kind needs them.
enum Examples {
  static let labels = Labels(
    value: { value in
      let digits = Array(String(Int(value.rounded())))
      return digits.indices.reduce(into: "") { text, place in
        if place > 0, (digits.count - place) % 3 == 0 { text += "," }
        text.append(digits[place])
      }
    },
    short: { $0 >= 1000 ? "\(Int(($0 / 1000).rounded())) k" : "\(Int($0))" },
    period: { $0.description }, month: { String("JFMAMJJASOND".dropFirst($0 - 1).prefix(1)) })

  static let words = SeriesChart.Words(
    observed: "observed", expected: "expected", band: "expected range (95 %)",
    provisional: "provisional", alarmHigh: "above range", alarmLow: "below range",
    logarithmic: "logarithmic axis: equal steps are equal ratios")

  /// People through Darién, January to August 2021, after a gap in 2020.
  static let points: [SeriesPoint] = {
    let figures: [(String, Double?, ClosedRange<Double>?, SeriesPoint.Alarm?)] = [
      ("2020-11", 365, nil, nil), ("2020-12", nil, nil, nil), ("2021-01", 1071, 0...900, .high),
      ("2021-02", 1861, 500...2400, nil), ("2021-03", 2694, 800...3900, nil),
      ("2021-04", 5818, 1200...5400, .high), ("2021-05", 4511, 2000...11000, nil),
      ("2021-06", 10183, 2100...9800, .high), ("2021-07", 18727, 4000...17900, .high),
      ("2021-08", 25332, 8000...24100, .high),
    ]
    return figures.enumerated().compactMap { index, figure in
      Period(figure.0).map {
        SeriesPoint(
          $0, value: figure.1, isProvisional: index >= 8,
          expected: figure.2.map { ($0.lowerBound + $0.upperBound) / 2 },
          lower: figure.2?.lowerBound, upper: figure.2?.upperBound, alarm: figure.3)
      }
    }
  }()

  static let strip: [AlertStrip.Cell] = [
    .init(letter: "", step: 0), .init(letter: "W", step: 2), .init(letter: "F", step: 3),
    .init(letter: "", step: nil),
  ]

  static let charts: [(name: String, chart: any Chart)] = [
    (
      "series",
      SeriesChart(
        points: points,
        events: [
          .init(Day(ordinal: 18_850), "Quota of 650 a day"),
          .init(Day(ordinal: 18_656), "Border reopens"),
        ], words: words)
    ),
    ("series-logarithmic", SeriesChart(points: points, words: words, isLogarithmic: true)),
    (
      "multiples",
      SmallMultiples(
        panels: [
          .init(name: "Haitian", points: points), .init(name: "Chilean", points: []),
          .init(name: "A name that is much too long for its panel", points: points),
        ], words: words)
    ),
    (
      "calendar",
      CalendarHeatMap(
        points: points,
        words: .init(
          missing: "not published", alarmHigh: "above range", alarmLow: "below range",
          range: { low, high in "\(Int(low))" + (high.map { " to \(Int($0))" } ?? " or more") }))
    ),
    ("composition-share", composition(isShare: true)),
    ("composition", composition(isShare: false)),
    (
      "changes",
      ChangeBars(
        rows: [
          .init(
            name: "Haitian nationality, Darién", ratio: 1.31, lower: 0.4, upper: 1.2,
            value: "+31 %", alarm: .high),
          .init(
            name: "Ecuadorian nationality, southwest land border", ratio: 0.42, lower: 0.6,
            upper: 1.5, value: "−58 %", alarm: .low),
          .init(name: "Honduras, no figure", ratio: nil, value: "no figure"),
          .init(name: "From nothing", ratio: .infinity, value: "from 0"),
          .init(name: "To nothing", ratio: 0, value: "to 0"),
        ],
        words: .init(
          ratio: { $0 == 1 ? "same" : $0 > 1 ? "×\(Int($0))" : "÷\(Int((1 / $0).rounded()))" },
          interval: "range expected", alarmHigh: "above range", alarmLow: "below range"))
    ),
    (
      "revisions",
      RevisionLadder(
        rungs: [
          .init(period: "2024-01", changes: [0, -0.0044], value: "119,588 (−0.4 %)"),
          .init(period: "2024-02", changes: [0], value: "119,943 (0 %)"),
        ],
        change: { "\(($0 * 1000).rounded() / 10) %" })
    ),
    (
      "rates",
      RateBars(rows: [
        .init(name: "Signals", value: 0.45, words: "45%", isLeading: true),
        .init(name: "A method whose name is much too long for its row", value: 0.83, words: "83%"),
        .init(name: "Nothing found", value: 0, words: "0%"),
        .init(name: "Not known", value: nil, words: "–"),
        .init(name: "Without a number", value: .nan, words: "–"),
      ])
    ),
    (
      "strip",
      AlertStrip(
        columns: (1...26).map { "m\($0)" },
        rows: [
          .init(name: "Panama", cells: (0..<26).map { strip[$0 % 3] }),
          .init(name: "Costa Rica", cells: Array(repeating: strip[3], count: 26)),
        ], meanings: [(strip[0], "calm"), (strip[1], "watch"), (strip[2], "forming")],
        missing: "no figures")
    ),
    (
      "coverage",
      CoverageMatrix(
        columns: ["Drivers", "Flows", "Returns"], shortColumns: ["I", "II", "IV"],
        rows: [
          .init(name: "Panama", states: [.fresh, .late, .none]),
          .init(name: "Belize", states: [.fresh, .silent, .none]),
        ],
        words: [.fresh: "on time", .late: "late", .silent: "silent", .none: "no source"])
    ),
    (
      "map",
      RegionTileMap(
        tiles: [
          .init(country: "PAN", value: "25 k", step: 4, alarm: .high, isMember: true),
          .init(country: "CRI", value: "–", step: nil, isMember: true),
          .init(country: "COL", value: "8", step: 0, alarm: .low, isMember: false),
          .init(country: "XXX", value: "nowhere", step: 0, isMember: false),
        ],
        words: .init(
          missing: "not published", alarmHigh: "above range", alarmLow: "below range",
          steps: ["under 100", "100 or more"]))
    ),
    (
      "corridor",
      CorridorDiagram(
        nodes: [
          .init(
            name: "Darién", value: 25_332, valueText: "25,332", note: "+35 % on July",
            state: .init(letter: "F", step: 3), alarm: .high),
          .init(
            name: "Costa Rica", value: nil, valueText: "no figures", note: "", entry: "by air: Cuba"
          ),
          .init(name: "Honduras", value: 2_700, valueText: "2,700", note: "August 2021"),
        ],
        legs: [
          .init(from: 0, to: 1, kind: .onward, word: "2–15 days"),
          .init(from: 1, to: 2, kind: .onward, word: ""),
          .init(from: 0, to: 2, kind: .lag, word: "16–33 days"),
          .init(from: 2, to: 0, kind: .back, word: "southbound"),
        ])
    ),
  ]

  static func composition(isShare: Bool) -> CompositionChart {
    CompositionChart(
      periods: points.map(\.period),
      parts: [
        .init(name: "Haitian", values: points.map { $0.value.map { ($0 * 0.6).rounded() } }),
        .init(name: "Cuban", values: points.map { $0.value.map { ($0 * 0.1).rounded() } }),
        .init(
          name: "Other nationalities", isRest: true,
          values: points.map { $0.value.map { ($0 * 0.3).rounded() } }),
      ], isShare: isShare, share: { "\(Int(($0 * 100).rounded())) %" })
  }

  static func figure(_ chart: any Chart, title: String = "People through Darién reached 25,332")
    -> Figure
  {
    Figure(
      chart: chart,
      text: FigureText(
        language: "en", title: title,
        subtitle: "People in irregular transit through Darién, Panama, a month",
        source: "Source: Servicio Nacional de Migración de Panamá",
        stamp: "As of 30 September 2021 · run 1", description: "A line that rises since May."),
      labels: labels)
  }
}
