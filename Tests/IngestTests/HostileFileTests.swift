import Configuration
import Domain
import Ingest
import Tabular
import Testing

/// SplitMix64, so that every run draws the same files.
private struct Draws: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

private let contracts: [(name: String, table: String, header: String)] = [
  ("tidy", crossings, "period,nationality,value\n"),
  (
    "tidy, added up",
    crossings.replacing("  value:", with: "  sex: {as: sum}\n  value:") + "duplicates: add\n",
    "period,nationality,sex,value\n"
  ),
  (
    "totals",
    crossings.replacing(
      "nationality: nationality", with: "nationality: {as: nationality, totals: [Total]}")
      + "rules: {totals: {severity: quarantine, max_share: 1}}\n", "period,nationality,value\n"
  ),
  (
    "world-bank",
    """
    format: world-bank
    columns: {country-code: {as: place, list: countries}, indicator-code: indicator, country: ignore, indicator: ignore}

    """,
    "\"Last Updated Date\",\"2025-01-28\",\n"
      + "Country Name,Country Code,Indicator Name,Indicator Code,2019,2020,\n"
  ),
  (
    "month-table",
    """
    format: month-table
    fixed: {indicator: crossings, place: darien}
    dialect: {encoding: detect, delimiter: detect, thousands: comma}
    layout: {subtotals: {position: above, levels: [[Total America]]}}
    columns: {label: nationality}

    """, "2024\nNacionalidad,Enero,Febrero,Total\n"
  ),
  (
    "hxl",
    """
    format: hxl
    fixed: {indicator: crossings, place: darien}
    columns: {"#date": {as: period, type: month}, "#origin": nationality, "#reached": value}

    """, "a,b,c\n#date,#origin,#reached\n"
  ),
]

@Suite("Hostile files")
struct HostileFileTests {
  @Test(
    "Whatever stands in a file, every row is accounted for and nothing traps",
    arguments: 0..<60 as Range<UInt64>)
  func anything(seed: UInt64) throws {
    var draws = Draws(state: seed)
    let pieces = [
      "2024-01", "2024-02", "2023", "2024-13", "HTI", "Haití", "Cuba", "Total", "XXX", "5", "1,234",
      "-", "", "\"", "\"\"", "\"a,b\"", ",", ",", ",", "\n", "\n", "\r\n", "\r", "\0", "é",
      "99999999999",
      "1e308", "-1", "=cmd()", "🇭🇹", "ABW", "SL.UEM.TOTL.ZS", "\u{FEFF}", "   ", "1/", "*", "(1)",
    ]
    for (name, table, header) in contracts {
      let ingest = try FileIngest(definition(table), reference: shippedReference())
      var bytes = Array((Bool.random(using: &draws) ? header : "").utf8)
      for _ in 0..<Int.random(in: 0...200, using: &draws) {
        bytes += Array((pieces.randomElement(using: &draws) ?? "").utf8)
        if Int.random(in: 0..<60, using: &draws) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &draws))
        }
      }
      let outcome = try ingest.outcome(.bytes(bytes))
      #expect(outcome.report.counts.balance, "\(name), seed \(seed)")
      #expect(outcome.report.isAccepted == outcome.reasons.isEmpty)
      // The same bytes give the same outcome.
      let again = try ingest.outcome(.bytes(bytes))
      #expect(again.observations == outcome.observations)
      #expect(again.report.findings == outcome.report.findings, "\(name), seed \(seed)")
    }
  }

  @Test(
    "Rows that are good come through whatever stands around them",
    arguments: 500..<520 as Range<UInt64>)
  func goodAmongBad(seed: UInt64) throws {
    var draws = Draws(state: seed)
    let bad = [
      "2024-13,HTI,5", "2024-01,HTI", "2024-01,HTI,5,6", "\"2024-01,HTI,5", "2024-01,H\"TI,5",
      "2024-01,Nowhere,5", "2024-01,HTI,five", "a\0b,c,d", ",,", "",
    ]
    var lines = ["period,nationality,value"]
    var expected: [String] = []
    for index in 0..<240 {
      if Int.random(in: 0..<4, using: &draws) == 0 {
        lines.append(bad.randomElement(using: &draws) ?? "")
      }
      let month = Period(frequency: .month, ordinal: 300 + index).description
      lines.append("\(month),VEN,\(index)")
      expected.append("VEN \(month) \(Double(index))")
    }
    let outcome = try ingest(
      lines.joined(separator: "\n"),
      by: crossings + """
        rules:
          unreadable-line: {max_share: 1}
          column-count: {max_share: 1}
          not-a-period: {max_share: 1}
          not-a-number: {max_share: 1}
          unknown-code: {max_share: 1}
          empty-cell: {max_share: 1}

        """)
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(outcome.lines(.nationality) == expected, "seed \(seed)")
  }

  @Test("A large file comes in pieces, each of its series once, and the pieces are the file")
  func pieces() throws {
    let codes = ["HTI", "CUB", "VEN", "ECU", "COL", "CHN", "IND", "NPL", "BGD", "CMR"]
    var text = "period,nationality,value\n"
    var sum = 0.0
    for day in 0..<15_000 {
      let period = Day(ordinal: day).description
      for (index, code) in codes.enumerated() {
        text += "\(period),\(code),\(day + index)\n"
        sum += Double(day + index)
      }
    }
    let outcome = try ingest(
      text, by: crossings.replacing("type: month", with: "type: day"))
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(outcome.chunks == 3)
    #expect(outcome.observations.count == 150_000)
    #expect(outcome.report.totalOfValues == sum)
    #expect(outcome.report.series.count == 10)
    #expect(outcome.observations.last?.line == 150_001)
  }

  @Test("What the taker throws ends the reading and reaches the caller")
  func throwingTaker() throws {
    struct Full: Error {}
    let ingest = try FileIngest(definition(crossings), reference: shippedReference())
    #expect(throws: Full.self) {
      _ = try ingest.run(
        .bytes(Array("period,nationality,value\n2024-01,HTI,5\n".utf8)), file: "x",
        issued: Day("2025-01-01")
      ) { _ in throw Full() }
    }
    #expect(throws: ReadFailure.self) {
      _ = try ingest.run(.file(path: "/no/such.csv"), file: "x") { _ in }
    }
  }

  @Test("A whole file in one line, and lines beyond every limit, are findings")
  func giantLines() throws {
    let oneLine = "period,nationality,value," + String(repeating: "2024-01,HTI,5,", count: 200_000)
    let outcome = try ingest(oneLine, by: crossings)
    #expect(!outcome.report.isAccepted)
    #expect(outcome.report.findings.all.count == 1)
    let long = try ingest(
      "period,nationality,value\n2024-01,HTI,5\n2024-02,HTI,"
        + String(repeating: "9", count: 10_000_000)
        + "\n2024-03,HTI,7\n", by: crossings + "rules: {unreadable-line: {max_share: 0.5}}\n")
    #expect(long.findings("line-too-long").map(\.line) == [3])
    #expect(long.lines(.nationality) == ["HTI 2024-01 5.0", "HTI 2024-03 7.0"])
  }
}
