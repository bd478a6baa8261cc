import Domain
import Testing
import Warehouse

extension TestWarehouse {
  /// What a country may have handed in on reintegration in two quarters and the one after them, as
  /// a source of its own.
  func loadSubmissions() throws {
    let cells: [(indicator: String, age: String, quarter: String, value: Double?)] = [
      ("returned-people", "adult", "2023-Q3", 400), ("returned-people", "child", "2023-Q3", 100),
      ("people-reached", "adult", "2023-Q3", 250), ("people-linked", "adult", "2023-Q3", 40),
      ("returned-people", "adult", "2024-Q1", 200), ("people-reached", "adult", "2024-Q1", 300),
      ("people-reached", "child", "2024-Q1", nil), ("school-enrolment", "child", "2023-Q3", 25),
      ("linked-after-6-months", "adult", "2024-Q1", 30),
      ("documents-issued", "adult", "2023-Q3", 9),
    ]
    try warehouse.write { writer in
      try writer.store(SourceDescription.named("submissions"))
      _ = try writer.load(
        FileDescription(
          source: "submissions", path: "submissions/PAN-2024-05-20.csv", digest: "submissions",
          bytes: 1, issuedOn: Day("2024-05-20") ?? Day(ordinal: 0)), run: run
      ) { sink in
        var batch = ObservationBatch()
        var numbers: [SeriesKey: Int32] = [:]
        for (index, cell) in cells.enumerated() {
          let key = SeriesKey(
            source: "submissions", indicator: cell.indicator, place: "darien", age: cell.age,
            frequency: .quarter)
          if numbers[key] == nil {
            numbers[key] = Int32(numbers.count)
            try sink.add(series: [key])
          }
          batch.append(
            series: numbers[key] ?? 0, period: Int32(Period(cell.quarter)?.ordinal ?? 0),
            value: cell.value ?? .nan, status: cell.value == nil ? .missing : .normal,
            line: Int32(index + 2))
        }
        try sink.add(batch)
        return FileReading(
          verdict: .accepted, counts: FileReading.Counts(rows: cells.count),
          scope: FileReading.Scope(withdraws: false), findings: [], corrections: [:],
          totalOfValues: cells.reduce(0) { $0 + ($1.value ?? 0) })
      }
    }
  }
}

@Suite("Views of reintegration")
struct ReintegrationViewTests {
  @Test("Each step stands with the people it is divided by, those still linked with their own")
  func cascade() throws {
    let test = try TestWarehouse()
    try test.loadSubmissions()
    #expect(
      try test.rows(
        """
        SELECT period, step, value, cohort_period, previous_value, returned_value, of_previous,
          of_returned FROM reintegration_cascade ORDER BY period, step_order
        """) == [
          "2023-Q3|returned|500.0|2023-Q3||500.0||",
          "2023-Q3|reached|250.0|2023-Q3|500.0|500.0|0.5|0.5",
          "2023-Q3|linked|40.0|2023-Q3|250.0|500.0|0.16|0.08",
          "2024-Q1|returned|200.0|2024-Q1||200.0||",
          // More than all: shown as it is.
          "2024-Q1|reached|300.0|2024-Q1|200.0|200.0|1.5|1.5",
          "2024-Q1|linked-after-6-months|30.0|2023-Q3|40.0|500.0|0.75|0.06",
        ])
  }

  @Test("Schools are held against returned children, documents and later links against nobody")
  func coverage() throws {
    let test = try TestWarehouse()
    try test.loadSubmissions()
    #expect(
      try test.rows(
        """
        SELECT period, indicator, value, group_count, returned_value, of_returned
        FROM reintegration_coverage WHERE indicator <> 'people-reached'
        ORDER BY period, indicator
        """) == [
          "2023-Q3|documents-issued|9.0|1|500.0|",
          "2023-Q3|people-linked|40.0|1|500.0|0.08",
          "2023-Q3|returned-people|500.0|2|500.0|",
          "2023-Q3|school-enrolment|25.0|1|100.0|0.25",
          "2024-Q1|linked-after-6-months|30.0|1|200.0|",
          "2024-Q1|returned-people|200.0|1|200.0|",
        ])
  }
}
