import Domain
import Testing

@Test(
  "A period reads and writes its text form",
  arguments: [
    "2024-03-09", "2024-W09", "2020-W53", "1969-W52", "2024-03", "1968-12", "2024-Q1", "2024",
    "0001",
  ])
func periodRoundTrip(text: String) throws {
  let period = try #require(Period(text))
  #expect(period.description == text)
}

@Test(
  "What is no period is refused",
  arguments: [
    "", "24", "2024-3", "2024-13", "2024-00", "2024-Q5", "2024-Q0", "2024-W60", "2021-W53",
    "2024-02-30", "2023-02-29", "2024-2-1", "2024/03", "2024-03 ", " 2024", "20x4", "0000",
  ])
func periodRefused(text: String) {
  #expect(Period(text) == nil)
}

@Test("Weeks follow ISO 8601 at the turn of the year")
func isoWeeks() throws {
  #expect(try #require(Day("2021-01-03")).isoWeekday == 7)
  #expect(Period(.week, containing: try #require(Day("2021-01-03"))).description == "2020-W53")
  #expect(Period(.week, containing: try #require(Day("2018-12-31"))).description == "2019-W01")
  #expect(try #require(Period("2020-W53")).start.description == "2020-12-28")
  #expect(try #require(Period("2020-W53")).end.description == "2021-01-03")
}

@Test("A period runs from its first to its last day", arguments: Frequency.allCases)
func periodsTile(frequency: Frequency) throws {
  let first = Period(frequency, containing: try #require(Day("1899-12-28")))
  for step in 0..<500 {
    let period = first.advanced(by: step)
    #expect(
      period.end.advanced(by: 1)
        == period.start.advanced(by: period.start.distance(to: period.end) + 1))
    #expect(period.advanced(by: 1).start == period.end.advanced(by: 1))
    #expect(Period(frequency, containing: period.start) == period)
    #expect(Period(frequency, containing: period.end) == period)
    #expect(Period(period.description) == period)
  }
}
