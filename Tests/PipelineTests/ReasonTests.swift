import Pipeline
import Testing

private func digest(_ text: String) -> Digest { Digest(ofParts: [text]) }

private let settled = Ingredients(
  schema: 1, code: "farrington", version: 1, options: ["alpha": "0.01", "years": "5"],
  inputs: [
    .init(.file, "darien/2025-03-10.csv", digest("a")),
    .init(.contract, "darien/source.yaml", digest("b")),
    .init(.corrections, "darien/corrections.yaml", digest("c")),
    .init(.reference, "countries.csv", digest("d")),
    .init(.stage, "ingest/darien", digest("e")),
    .init(.template, "page.mustache", digest("f")),
  ])

/// One thing changed against a stage that had nothing to do.
struct Change: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let comparison: Comparison

  init(_ description: String, _ change: (inout Comparison) -> Void) {
    testDescription = description
    var comparison = Comparison(now: settled, before: settled)
    change(&comparison)
    self.comparison = comparison
  }

  init(_ description: String, now change: (inout Ingredients) -> Void) {
    self.init(description) { change(&$0.now) }
  }
}

private let changes: [Change] = [
  Change("forced") { $0.isForced = true },
  Change("first run") { $0.before = nil },
  Change("the previous attempt failed") { $0.lastAttemptFailed = true },
  Change("warehouse schema 1 → 2", now: { $0.schema = 2 }),
  Change("method farrington 1 → 2", now: { $0.version = 2 }),
  Change("method farrington → ears", now: { $0.code = "ears" }),
  Change("option alpha 0.01 → 0.005", now: { $0.options["alpha"] = "0.005" }),
  Change("option last unset → 12", now: { $0.options["last"] = "12" }),
  Change("option years 5 → unset", now: { $0.options["years"] = nil }),
  Change("option alpha 0.01 → 0.005 and 1 more") {
    $0.now.options = ["alpha": "0.005", "years": "4"]
  },
  Change("as of the latest → 2025-05-13", now: { $0.options["as_of"] = "2025-05-13" }),
  Change("file darien/2025-05-13.csv is new") {
    $0.now.inputs.append(.init(.file, "darien/2025-05-13.csv", digest("new")))
  },
  Change("file darien/2025-05-13.csv is new, and 1 more") {
    $0.now.inputs += [
      .init(.file, "darien/2025-06-13.csv", digest("newer")),
      .init(.file, "darien/2025-05-13.csv", digest("new")),
    ]
  },
  Change("file darien/2025-03-10.csv changed", now: { $0.inputs[0].digest = digest("A").hex }),
  Change("file darien/2025-03-10.csv is gone") { $0.now.inputs.removeFirst() },
  Change("contract darien/source.yaml changed", now: { $0.inputs[1].digest = digest("B").hex }),
  Change("corrections darien/corrections.yaml changed") {
    $0.now.inputs[2].digest = digest("C").hex
  },
  Change("corrections darien/corrections.yaml changed") { $0.now.inputs.remove(at: 2) },
  Change("reference table countries.csv changed", now: { $0.inputs[3].digest = digest("D").hex }),
  Change("ingest/darien changed", now: { $0.inputs[4].digest = digest("E").hex }),
  Change("template page.mustache changed", now: { $0.inputs[5].digest = digest("F").hex }),
  Change("index.html missing") { $0.missingOutputs = ["index.html"] },
  Change("ingest/darien runs first") { $0.waitsFor = [StageName(.ingest, "darien")] },
]

@Suite("Reasons to run")
struct ReasonTests {
  @Test("One change gives one reason, in words that name it", arguments: changes)
  func one(change: Change) {
    let spoken = Reasons.all.compactMap { $0.speak(change.comparison) }
    #expect(spoken == [change.testDescription])
    #expect(Reasons.first(change.comparison) == change.testDescription)
  }

  @Test("Where nothing changed, no reason speaks and the key is the same")
  func nothing() {
    let comparison = Comparison(now: settled, before: settled)
    #expect(Reasons.first(comparison) == nil)
  }

  @Test("Every change of an ingredient changes the stage's key")
  func keys() {
    let changed = changes.filter { $0.comparison.now != settled }
    #expect(changed.count == 18)
    for change in changed { #expect(change.comparison.now.key != settled.key) }
    #expect(Set(changed.map(\.comparison.now.key)).count == changed.count)
  }

  @Test("The key does not depend on the order in which inputs are found")
  func order() {
    var shuffled = settled
    shuffled.inputs.reverse()
    #expect(shuffled.key == settled.key)
    #expect(Reasons.first(Comparison(now: shuffled, before: settled)) == nil)
  }

  @Test("Values that run into each other give different keys")
  func boundaries() {
    let first = Ingredients(schema: 1, code: "m", version: 1, options: ["a": "bc", "d": "e"])
    let second = Ingredients(schema: 1, code: "m", version: 1, options: ["ab": "c", "d": "e"])
    #expect(first.key != second.key)
  }

  @Test("Ingredients survive being kept as text")
  func roundTrip() {
    let back = Ingredients(texts: settled.texts)
    #expect(back?.key == settled.key)
    #expect(back.flatMap { Reasons.first(Comparison(now: settled, before: $0)) } == nil)
    #expect(Ingredients(texts: [:]) == nil)
    #expect(Ingredients(texts: ["schema": "1", "code": "m", "version": "1", "x:y": "z"]) == nil)
  }
}
