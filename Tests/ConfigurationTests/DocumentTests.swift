import Configuration
import Domain
import Testing

private let shape = Shape.object([
  Field("name", .name, required: true, "the name"),
  Field("mode", .choice(["use-last-good", "block"]), "what to do"),
  Field("months", .integer(1...12), "how many"),
  Field("share", .number(0...1, open: true), "how much"),
  Field("loud", .flag, "whether"),
  Field("since", .either([.choice(["latest"]), .day]), "from when"),
  Field("titles", .map(of: .text), "by language"),
  Field("sources", .either([.choice(["all"]), .list(of: .name)]), "which"),
  Field(
    "steps",
    .list(
      of: .tagged(
        [
          Field("method", .choice(["stl", "ears"]), required: true, "the method"),
          Field("options", .map(of: .text), "its options"),
        ], tag: "method", field: "options",
        shapes: [
          ("stl", .object([Field("robust", .flag, "robust weights")])),
          ("ears", .object([Field("alpha", .number(0...1, open: true), "the level")])),
        ])), "what to run"),
])

private func problems(_ text: String) throws -> [String] {
  try Document(text, file: "p.yaml").check(shape).map(\.description)
}

@Suite("Configuration files")
struct DocumentTests {
  @Test("A file that has its shape has no problems and gives its values")
  func good() throws {
    let document = try Document(
      """
      name: meeting-2
      mode: block
      months: 3
      share: 0.5
      loud: true
      since: 2021-09-30
      titles: {en: Meeting, es: Reunión}
      sources: [a, b]
      steps:
        - method: ears
          options: {alpha: 0.01}
      """, file: "p.yaml")
    #expect(document.check(shape).isEmpty)
    #expect(document.root["months"]?.integer == 3)
    #expect(document.root["share"]?.number == 0.5)
    #expect(document.root["loud"]?.flag == true)
    #expect(document.root["since"]?.day?.description == "2021-09-30")
    #expect(document.root["titles"]?.entries.map(\.key) == ["en", "es"])
    #expect(document.root["sources"]?.elements.compactMap(\.text) == ["a", "b"])
    #expect(document.root["absent"] == nil)
  }

  @Test("All problems come at once, each with line, column and the nearest valid name")
  func allAtOnce() throws {
    let found = try problems(
      """
      nam: x
      mode: blok
      months: 13
      share: 1
      loud: yes
      since: lates
      sources: []
      steps:
        - method: ears
          options: {alpa: 0.01}
        - methods: stl
      """)
    #expect(
      found == [
        "p.yaml:1:1: the key `name` is missing: the name",
        "p.yaml:1:1: unknown key `nam`; did you mean `name`?",
        "p.yaml:2:7: found `blok`, expected one of use-last-good, block; did you mean `block`?",
        "p.yaml:3:9: found `13`, expected a whole number from 1 to 12",
        "p.yaml:4:8: found `1`, expected a number between 0.0 and 1.0",
        "p.yaml:5:7: found `yes`, expected true or false",
        "p.yaml:6:8: found `lates`, expected `latest`, or a date such as 2024-03-09; "
          + "did you mean `latest`?",
        "p.yaml:7:10: this list is empty: expected at least 1",
        "p.yaml:10:15: unknown key `alpa`; did you mean `alpha`?",
        "p.yaml:11:5: the key `method` is missing: the method",
        "p.yaml:11:5: unknown key `methods`; did you mean `method`?",
      ])
  }

  @Test("A value of another kind is named with what was expected")
  func otherKind() throws {
    #expect(
      try problems("name: [a]\nsteps: all\nsources: {a: b}\n") == [
        "p.yaml:1:7: found a list, expected a name of small letters, digits and hyphens",
        "p.yaml:2:8: found `all`, expected a list, each keys with values",
        "p.yaml:3:10: found keys with values, expected `all`, or a list, each "
          + "a name of small letters, digits and hyphens",
      ])
  }

  @Test("An absent value, a null and an empty text are told as such", arguments: ["", "~", "''"])
  func nothing(value: String) throws {
    #expect(
      try problems("name: \(value)\n").map { String($0.dropFirst("p.yaml:1:".count)) }.allSatisfy {
        $0.hasSuffix("nothing stands here: expected a name of small letters, digits and hyphens")
      })
    #expect(try problems("name: \(value)\n").count == 1)
  }

  @Test("What is no YAML is reported where it stops being one")
  func noYAML() {
    #expect(throws: Problems.self) { try Document("name: [a\nb: c\n", file: "p.yaml") }
    do throws(Problems) {
      _ = try Document("name: \"a\nmode: block\n", file: "p.yaml")
    } catch {
      #expect(error.all.count == 1)
      #expect(error.all[0].line >= 1)
      #expect(error.description.contains("this is no YAML"))
    }
  }

  @Test("A key that stands twice is a problem")
  func twice() {
    #expect(throws: Problems.self) { try Document("name: a\nname: b\n", file: "p.yaml") }
  }

  @Test("An empty file is a problem, never an empty configuration", arguments: ["", "\n", "# x\n"])
  func empty(text: String) {
    do throws(Problems) {
      _ = try Document(text, file: "p.yaml")
      Issue.record("an empty file passed")
    } catch {
      #expect(error.description == "p.yaml: the file is empty")
    }
  }

  @Test("Numbers in quotes are texts, not numbers")
  func quoted() throws {
    #expect(
      try problems("name: a\nmonths: '3'\n") == [
        "p.yaml:2:9: found `3`, expected a whole number from 1 to 12"
      ])
  }
}
