import Domain
import Phases
import Testing

private let first = Period(frequency: .quarter, ordinal: 55 * 4)

/// Figures of one country: women and men, adults and children, in equal shares.
private func figures(
  _ counts: [String: Double], of country: String = "GTM", in quarter: Period = first
) -> [SubmittedFigure] {
  counts.flatMap { indicator, people in
    [("female", "adult"), ("male", "adult"), ("female", "child"), ("male", "child")].map {
      SubmittedFigure(
        country: country, indicator: indicator, sex: $0, age: $1, quarter: quarter,
        value: people / 4)
    }
  }
}

@Suite("Reintegration")
struct ReintegrationTests {
  @Test("Every step is divided by the step before and by the returns of its own people")
  func cascade() throws {
    let third = first.advanced(by: 2)
    let fifth = first.advanced(by: 4)
    let all = ReintegrationFigures(
      figures(["returned-people": 4_000, "people-reached": 2_000, "people-linked": 400])
        + figures(
          [
            "returned-people": 8_000, "people-reached": 3_000, "people-documented": 1_200,
            "people-linked": 600, "linked-after-6-months": 300,
          ], in: third)
        + figures(["linked-after-12-months": 200], in: fifth))
    let cascade = all.cascade("GTM", third)
    #expect(cascade.entries.map(\.step) == Cascade.Step.allCases)
    #expect(cascade[.returned]?.ofPrevious == nil)
    #expect(cascade[.reached]?.ofPrevious == .share(try #require(Share(3_000, of: 8_000))))
    #expect(cascade[.documented]?.ofPrevious == .share(try #require(Share(1_200, of: 3_000))))
    #expect(cascade[.linked]?.ofReturned == .share(try #require(Share(600, of: 8_000))))
    // Six months later people are held against the quarter in which they were linked.
    let later = try #require(cascade[.linkedAfter6Months])
    #expect(later.cohort == first)
    #expect(later.ofPrevious == .share(try #require(Share(300, of: 400))))
    #expect(later.ofReturned == .share(try #require(Share(300, of: 4_000))))
    #expect(cascade[.linkedAfter12Months]?.count == .notReported)
    let last = try #require(all.cascade("GTM", fifth)[.linkedAfter12Months])
    #expect(last.cohort == first && last.ofPrevious.share?.value == 0.5)
  }

  @Test("A part above its whole is shown with both numbers and never cut to 1")
  func impossible() {
    let all = ReintegrationFigures(
      figures(["returned-people": 400, "people-reached": 1_000, "people-documented": 0]))
    let cascade = all.cascade("GTM", first)
    #expect(cascade[.reached]?.ofPrevious == .impossible(part: 1_000, whole: 400))
    #expect(cascade[.documented]?.ofReturned.share?.value == 0)
  }

  @Test("What is missing has its reason: no part, no whole, nobody, some groups only")
  func reasons() {
    let half = SubmittedFigure(
      country: "HND", indicator: "people-reached", sex: "female", age: "adult", quarter: first,
      value: 90)
    var open = half
    open.sex = "male"
    open.value = nil
    let all = ReintegrationFigures(
      figures(["people-linked": 40, "returned-people": 0, "people-reached": 0])
        + figures(["returned-people": 800], of: "HND") + [half, open])
    #expect(all.cascade("GTM", first)[.reached]?.ofPrevious == Coverage.unknown(.wholeIsZero))
    #expect(
      all.cascade("GTM", first)[.documented]?.ofPrevious == Coverage.unknown(.partNotReported))
    #expect(
      all.cascade("SLV", first).entries.allSatisfy { $0.count == .notReported })
    #expect(all.total("HND", "people-reached", first) == .atLeast(90))
    #expect(all.cascade("HND", first)[.reached]?.ofPrevious == Coverage.unknown(.incomplete))
    let linkedOnly = ReintegrationFigures(figures(["linked-after-6-months": 40]))
    #expect(
      linkedOnly.cascade("GTM", first)[.linkedAfter6Months]?.ofPrevious
        == Coverage.unknown(.wholeNotReported))
  }

  @Test("A country without a breakdown gives everybody as unknown, and that is complete")
  func withoutBreakdown() {
    let everybody = SubmittedFigure(
      country: "GTM", indicator: "people-reached", sex: "unknown", age: "unknown", quarter: first,
      value: 512)
    #expect(
      ReintegrationFigures([everybody]).total("GTM", "people-reached", first) == .people(512))
  }

  @Test("A group that the form asks for and that has no row is missing")
  func absentRow() {
    let some = figures(["people-reached": 400]).filter { $0.age != "child" || $0.sex != "male" }
    let all = ReintegrationFigures(some)
    #expect(all.total("GTM", "people-reached", first) == .atLeast(300))
    #expect(all.children("GTM", "people-reached", first) == .atLeast(100))
  }

  @Test("An empty row of people whose sex or age is not known says that there are none")
  func unknown() {
    let empty = SubmittedFigure(
      country: "GTM", indicator: "people-reached", sex: "unknown", age: "unknown", quarter: first,
      value: nil)
    let all = ReintegrationFigures(figures(["people-reached": 400]) + [empty])
    #expect(all.total("GTM", "people-reached", first) == .people(400))
  }

  @Test("A hidden total hides the shares that it stands in")
  func hidden() {
    let three = SubmittedFigure(
      country: "GTM", indicator: "people-linked", sex: "female", age: "adult", quarter: first,
      value: 3)
    let all = ReintegrationFigures(figures(["people-reached": 400]) + [three])
    #expect(all.total("GTM", "people-linked", first) == .hidden)
    #expect(all.cascade("GTM", first)[.linked]?.ofPrevious == Coverage.unknown(.suppressed))
    let whole = figures(["people-reached": 400, "people-linked": 0]) + [three]
    #expect(ReintegrationFigures(whole).total("GTM", "people-linked", first) == .hidden)
    let open = ReintegrationFigures(whole, threshold: 0)
    #expect(open.total("GTM", "people-linked", first) == .people(3))
  }

  @Test("Schools are held against returned children, all other services against everybody")
  func services() {
    let all = ReintegrationFigures(
      figures(["returned-people": 800, "health-care": 200])
        + [("female", 60.0), ("male", 40.0)].map {
          SubmittedFigure(
            country: "GTM", indicator: "school-enrolment", sex: $0, age: "child", quarter: first,
            value: $1)
        })
    let services = all.services("GTM", first)
    #expect(services.map(\.indicator) == ServiceCoverage.indicators)
    let school = services.first { $0.isOfChildren }
    #expect(school?.indicator == "school-enrolment")
    #expect(school?.ofReturned.share?.whole == 400)
    #expect(services.first { $0.indicator == "health-care" }?.ofReturned.share?.value == 0.25)
  }

  @Test("The matrix has a row for each country, and names those that gave nothing")
  func matrix() {
    let second = first.advanced(by: 1)
    let nothing = SubmittedFigure(
      country: "PAN", indicator: "people-reached", sex: "female", age: "adult", quarter: first,
      value: nil)
    let all = ReintegrationFigures(
      figures(["people-reached": 400, "returned-people": 800], in: second) + [nothing])
    let matrix = all.matrix(countries: ["GTM", "HND", "PAN"], quarters: [first, second])
    #expect(matrix.reported[0] == [[], ["people-reached", "returned-people"]])
    #expect(matrix.silent == ["HND", "PAN"])
    #expect(all.countries == ["GTM"] && all.quarters(of: "GTM") == [second])
  }

  @Test("A submission that stands twice counts once, and its order does not matter")
  func order() {
    let one = figures(["people-reached": 400])
    let all = ReintegrationFigures(one + one.reversed())
    #expect(all.total("GTM", "people-reached", first) == .people(400))
  }
}

extension Coverage? {
  fileprivate var share: Share? { self?.share ?? nil }
}
