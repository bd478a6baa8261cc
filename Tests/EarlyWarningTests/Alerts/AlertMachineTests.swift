import Domain
import EarlyWarning
import Testing

@Suite("Cases open, rise, calm and end by the rules")
struct AlertMachineTests {
  @Test("A signal of watch strength opens a watch, and a second issue lets it form")
  func persistence() throws {
    var register = try TestRegister()
    #expect(
      try register.look(TestRules.reading(month: 3, strength: 2.5), on: TestRules.day(3))
        == [.opened])
    #expect(try register.standing()?.state == .watch)
    #expect(
      try register.look(TestRules.reading(month: 4, strength: 2.5), on: TestRules.day(4))
        == [.formed])
    #expect(register.events.last?.content.reasonCode == "persistence")
  }

  @Test("A strong signal, or a neighbour, forms a case at once")
  func strengthAndNeighbours() throws {
    var register = try TestRegister()
    try register.look(TestRules.reading(month: 3, strength: 4.5), on: TestRules.day(3))
    #expect(try register.standing()?.state == .forming)
    #expect(register.events.last?.content.reasonCode == "strength")
    register = try TestRegister()
    try register.look(
      TestRules.reading(month: 3, strength: 2.5, neighbours: 2), on: TestRules.day(3))
    #expect(register.events.last?.content.reasonCode == "neighbours")
  }

  @Test("The same look a second time changes nothing")
  func idempotent() throws {
    var register = try TestRegister()
    let reading = TestRules.reading(month: 3, strength: 2.5)
    try register.look(reading, on: TestRules.day(3))
    #expect(try register.look(reading, on: TestRules.day(3)).isEmpty)
    #expect(try register.look(reading, on: TestRules.day(3).advanced(by: 5)).isEmpty)
  }

  @Test("A change among few people opens nothing")
  func floor() throws {
    var register = try TestRegister()
    try register.look(
      TestRules.reading(month: 3, strength: 6, people: 99), on: TestRules.day(3))
    #expect(register.events.isEmpty)
  }

  @Test("A segment without demonstrated skill opens no case by itself")
  func notAutomatic() throws {
    var register = try TestRegister()
    let subject = AlertSubject(place: "HND", direction: .surge)
    try register.look(
      TestRules.reading(subject, month: 3, strength: 6), on: TestRules.day(3))
    #expect(register.events.isEmpty)
  }

  @Test("Two calm issues close a watch that nobody has confirmed")
  func watchCloses() throws {
    var register = try TestRegister()
    try register.look(TestRules.reading(month: 3, strength: 2.5), on: TestRules.day(3))
    #expect(
      try register.look(TestRules.reading(month: 4, strength: 0), on: TestRules.day(4)) == [.calm])
    #expect(
      try register.look(TestRules.reading(month: 5, strength: 0), on: TestRules.day(5))
        == [.calm, .closed])
  }

  @Test("Calm proposes the easing of a confirmed case, and leaves it to people")
  func easingIsProposed() throws {
    var register = try TestRegister()
    try register.look(TestRules.reading(month: 3, strength: 5), on: TestRules.day(3))
    try register.act(.confirm, on: TestRules.day(3))
    for month in 4...8 {
      try register.look(TestRules.reading(month: month, strength: 0), on: TestRules.day(month))
    }
    let standing = try #require(try register.standing())
    #expect(standing.state == .confirmed)
    #expect(standing.proposal == .ease)
    #expect(register.events.count { $0.content.kind == .easingProposed } == 1)
  }

  @Test("An alert that runs out shows as expired, once, and stays active until somebody decides")
  func expiry() throws {
    var register = try TestRegister()
    try register.look(TestRules.reading(month: 3, strength: 5), on: TestRules.day(3))
    try register.act(.confirm, on: TestRules.day(3))
    let until = TestRules.day(3).advanced(by: 20)
    try register.act(.activate(until: until, level: nil), on: TestRules.day(3))
    let reading = TestRules.reading(month: 3, strength: 5)
    #expect(try register.look(reading, on: until).isEmpty)
    #expect(try register.look(reading, on: until.advanced(by: 1)) == [.expired])
    #expect(try register.look(reading, on: until.advanced(by: 2)).isEmpty)
    let standing = try #require(try register.standing())
    #expect(standing.state == .active)
    #expect(standing.isExpired)
    try register.act(
      .activate(until: until.advanced(by: 25), level: nil), on: until.advanced(by: 2))
    #expect(try register.standing()?.isExpired == false)
  }

  @Test("A revision that takes the evidence away is said, and nothing is erased")
  func revision() throws {
    var register = try TestRegister()
    let loud = TestRules.reading(month: 3, strength: 5)
    try register.look(loud, on: TestRules.day(3))
    var revised = TestRules.reading(month: 4, strength: 0)
    let figure = try #require(loud.evidence.first?.figure)
    revised.figures = [figure: 700]
    let kinds = try register.look(revised, on: TestRules.day(4))
    #expect(kinds == [.voided, .calm])
    let standing = try #require(try register.standing())
    #expect(standing.isVoid)
    #expect(standing.proposal == .dismiss)
    #expect(standing.state == .forming)
    #expect(register.events.count == 3)
    revised.figures = [figure: Double?.none]
    #expect(try register.look(revised, on: TestRules.day(4)).isEmpty)
  }

  @Test("A revision within what was not expected voids nothing")
  func smallRevision() throws {
    var register = try TestRegister()
    let loud = TestRules.reading(month: 3, strength: 5)
    try register.look(loud, on: TestRules.day(3))
    var revised = loud
    let figure = try #require(loud.evidence.first?.figure)
    revised.figures = [figure: 1_200]
    #expect(try register.look(revised, on: TestRules.day(4)).isEmpty)
    revised.figures = [figure: 1_500]
    #expect(try register.look(revised, on: TestRules.day(4)).isEmpty)
    revised.figures = [figure: Double?.none]
    #expect(try register.look(revised, on: TestRules.day(4)) == [.voided])
  }

  @Test("A late source freezes the case and says so once")
  func silence() throws {
    var register = try TestRegister()
    try register.look(TestRules.reading(month: 3, strength: 5), on: TestRules.day(3))
    var silent = TestRules.reading(month: 3, strength: 0, isSilent: true)
    silent.isSilent = true
    for days in stride(from: 30, to: 400, by: 30) {
      try register.look(silent, on: TestRules.day(3).advanced(by: days))
    }
    #expect(register.events.map(\.content.kind) == [.opened, .noNews])
    #expect(try register.standing()?.state == .forming)
  }

  @Test("After a dismissal equal evidence is kept, and higher evidence opens the case again")
  func coolOff() throws {
    var register = try TestRegister()
    try register.look(TestRules.reading(month: 3, strength: 3, level: 2), on: TestRules.day(3))
    try register.act(.dismiss(reason: "seasonal"), on: TestRules.day(3))
    #expect(
      try register.look(
        TestRules.reading(month: 4, strength: 3, level: 2), on: TestRules.day(4)) == [.evidence])
    #expect(try register.standing()?.state == .dismissed)
    #expect(
      try register.look(
        TestRules.reading(month: 5, strength: 3, level: 3),
        on: TestRules.day(3).advanced(by: 59)) == [.reopened])
    #expect(try register.standing()?.level == 3)
  }

  @Test("A case that ended is opened again within ninety days, and another begins after them")
  func reopening() throws {
    var register = try TestRegister()
    try register.look(TestRules.reading(month: 3, strength: 3), on: TestRules.day(3))
    try register.look(TestRules.reading(month: 4, strength: 0), on: TestRules.day(4))
    try register.look(TestRules.reading(month: 5, strength: 0), on: TestRules.day(5))
    let first = try #require(try register.standing())
    #expect(first.state == .closed)
    #expect(
      try register.look(
        TestRules.reading(month: 7, strength: 3), on: TestRules.day(5).advanced(by: 90))
        == [.reopened])
    #expect(try register.standing()?.alert == first.alert)
    try register.act(.dismiss(reason: "seasonal"), on: TestRules.day(8))
    #expect(
      try register.look(
        TestRules.reading(month: 11, strength: 3), on: TestRules.day(8).advanced(by: 91))
        == [.opened])
    #expect(try register.standing()?.alert != first.alert)
  }

  @Test("An announced act opens a watch, and does not make a case form")
  func act() throws {
    var register = try TestRegister()
    var reading = TestRules.reading(month: 3, strength: 0)
    reading.evidence = [
      AlertEvidence(
        EventWatch(
          act: "mex-visa-ecu",
          key: SeriesKey(
            source: "counts", indicator: "irregular-crossings", place: "darien", frequency: .month),
          reason: .routeClosed, opensOn: TestRules.day(2), expiresOn: TestRules.day(6),
          expected: .up))
    ]
    #expect(try register.look(reading, on: TestRules.day(3)) == [.opened])
    for month in 4...8 {
      var later = TestRules.reading(month: month, strength: 0)
      later.evidence = reading.evidence
      #expect(try register.look(later, on: TestRules.day(month)).isEmpty)
    }
    #expect(try register.standing()?.state == .watch)
    try register.look(TestRules.reading(month: 9, strength: 0), on: TestRules.day(9))
    try register.look(TestRules.reading(month: 10, strength: 0), on: TestRules.day(10))
    #expect(try register.standing()?.state == .closed)
  }
}
