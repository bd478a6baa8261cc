import ArgumentParser
import Domain
import EarlyWarning
import Pipeline
import Warehouse

/// `caudal alerts list`.
struct AlertsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists open cases, those first in which something happened last.",
    discussion: """
      A case that nobody has looked at shows for how many days. An active alert whose day has \
      passed shows as expired, undecided.

      EXAMPLES
        caudal alerts list
        caudal alerts list --all --json
      """)

  @Flag(help: "Also cases that are closed or dismissed.")
  var all = false

  @Option(help: ArgumentHelp("Judge ages as on this day (default: today).", valueName: "day"))
  var on: Day?

  @OptionGroup var options: AlertOptions

  @Flag(help: "Write JSON.")
  var json = false

  mutating func run() throws {
    let day = on ?? Clock.now.day
    let rows = try options.register().list(all: all)
    if json {
      Terminal.write(try JSONText.of(rows.map { AlertRowJSON($0, on: day) }))
    } else {
      for line in AlertText.list(rows, on: day) { Terminal.print(line) }
    }
  }
}

/// `caudal alerts show`.
struct AlertsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a case: where it stands, who is told, and everything that happened to it.",
    discussion: """
      EXAMPLES
        caudal alerts show darien-all-surge-2021-05-11
        caudal alerts show darien-all-surge-2021-05-11 --language es
      """)

  @Argument(help: "The name of the case, as the list shows it.")
  var alert: String

  @Option(help: "The language of sentences: en or es.")
  var language = AlertLanguage.en

  @Option(help: ArgumentHelp("Judge ages as on this day (default: today).", valueName: "day"))
  var on: Day?

  @OptionGroup var options: AlertOptions

  @Flag(help: "Write JSON.")
  var json = false

  mutating func run() throws {
    let day = on ?? Clock.now.day
    let shown = try options.register().show(alert)
    if json {
      Terminal.write(try JSONText.of(AlertJSON(shown, on: day)))
    } else {
      for line in AlertText.lines(shown, language, on: day) { Terminal.print(line) }
    }
  }
}

/// A language of sentences.
enum AlertLanguage: String, ExpressibleByArgument, CaseIterable {
  case en, es

  func pick(_ text: Bilingual) -> String { self == .en ? text.en : text.es }
}

/// `caudal alerts checklist`.
struct AlertsChecklistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist",
    abstract: "Shows what protects people while a case lasts, and takes what is done.",
    discussion: """
      Without a case: every item that the agreement holds ready. With one: the items that it has \
      come to, each with its last day and its proof. With --done: an office reports an item as \
      done; the note says what was counted.

      EXAMPLES
        caudal alerts checklist
        caudal alerts checklist darien-all-surge-2021-05-11
        caudal alerts checklist darien-all-surge-2021-05-11 --done children-guardian --by pan-snm \
      --note "31 of 31 with a guardian"
      """)

  @Argument(help: "The name of the case; none for the whole checklist.")
  var alert: String?

  @Option(help: "The language: en or es.")
  var language = AlertLanguage.en

  @Option(help: ArgumentHelp("The item that is done.", valueName: "item"))
  var done: String?

  @Option(help: ArgumentHelp("The office that reports it, by its code.", valueName: "office"))
  var by: String?

  @Option(help: ArgumentHelp("The proof: what was counted.", valueName: "text"))
  var note: String?

  @Option(
    name: [.customLong("on"), .customLong("as-of")],
    help: ArgumentHelp("Judge deadlines as on this day (default: today).", valueName: "day"))
  var on: Day?

  @OptionGroup var options: AlertOptions

  @Flag(help: "Write JSON.")
  var json = false

  func validate() throws {
    guard done != nil else {
      if by != nil || note != nil { throw ValidationError("--by and --note go with --done") }
      return
    }
    guard alert != nil else { throw ValidationError("--done needs the case") }
    guard by != nil, note != nil else { throw ValidationError("--done needs --by and --note") }
  }

  mutating func run() throws {
    let register = try options.register()
    let now = Clock.now
    let day = on ?? now.day
    guard let alert else {
      let items = try register.checklist().items
      if json {
        Terminal.write(try JSONText.of(items.map { ChecklistJSON($0) }))
      } else {
        for line in AlertText.checklist(items, language) { Terminal.print(line) }
      }
      return
    }
    if let done, let by, let note {
      let event = try register.act(
        .check(item: done), on: alert, by: by, note: note, asOf: day, now: now)
      if json {
        Terminal.write(try JSONText.of(AlertEventJSON(event)))
      } else {
        Terminal.print(AlertText.taken(event))
      }
      return
    }
    let entries = try register.checklist(alert, on: day).entries
    if json {
      Terminal.write(try JSONText.of(entries.map { ChecklistJSON($0) }))
    } else {
      for line in AlertText.checklist(entries, language) { Terminal.print(line) }
    }
  }
}

/// `caudal alerts verify`.
struct AlertsVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Follows the chain of the whole register, and replays every case.",
    discussion: """
      Every event carries the SHA-256 of its own text and of the digest before it: a changed byte, \
      a missing event and a step that was not allowed are found. The last digest stands for the \
      whole register; messages carry it, so that a register that was rewritten as a whole is found \
      too, by anyone who kept one (--head).

      EXAMPLES
        caudal alerts verify
        caudal alerts verify --head 4f0c…

      Ends with 0 where all holds, with 1 where something does not.
      """)

  @Option(
    help: ArgumentHelp(
      "A digest that was noted or received earlier; the register must still hold it.",
      valueName: "digest"))
  var head: String?

  @OptionGroup var options: AlertOptions

  @Flag(help: "Write JSON.")
  var json = false

  mutating func run() throws {
    let proof = try options.register().verify(holding: head)
    if json {
      Terminal.write(try JSONText.of(ProofJSON(proof)))
    } else {
      for line in AlertText.lines(proof) { Terminal.print(line) }
    }
    if !proof.holds { throw ExitStatus.unfinished.exitCode }
  }
}
