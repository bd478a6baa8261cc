import ArgumentParser
import Domain
import EarlyWarning
import Pipeline

/// A decision as the command line gives it.
struct AlertDecision {
  let act: AlertAct.Kind
  init(_ act: AlertAct.Kind) { self.act = act }
}

/// `caudal alerts confirm`.
struct AlertsConfirmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "An office of the country attests that what a case says is so.",
    discussion: """
      From watch, forming and easing. Only an office of the country in which the segment lies can \
      confirm.

      EXAMPLES
        caudal alerts confirm darien-all-surge-2021-05-11 --by pan-snm --note "Counted at Lajas \
      Blancas, 12 May"

      Ends with 64 where the act is refused; nothing was changed then.
      """)

  @OptionGroup var decision: DecisionOptions

  mutating func run() throws { try decision.take(AlertDecision(.confirm)) }
}

/// `caudal alerts activate`.
struct AlertsActivateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activate",
    abstract: "An office decides to act on a confirmed case until a day, or renews it.",
    discussion: """
      From confirmed, active (to renew) and easing. The last day lies at most as far ahead as the \
      rules allow. Once it has passed without a decision, the alert shows as expired, undecided. \
      Level 4 needs a second office.

      EXAMPLES
        caudal alerts activate darien-all-surge-2021-05-11 --by pan-snm --until 2021-06-10 \
      --note "Stations at 90 percent"
      """)

  @OptionGroup var decision: DecisionOptions

  @Option(help: ArgumentHelp("The last day of the alert.", valueName: "day"))
  var until: Day

  @Option(
    help: ArgumentHelp("Level 1 to 4 (default: the case's own).", valueName: "level"))
  var level: Int?

  @Option(
    help: ArgumentHelp("The office that agrees; level 4 needs one.", valueName: "office"))
  var second: String?

  mutating func run() throws {
    try decision.take(AlertDecision(.activate(until: until, level: level)), second: second)
  }
}

/// `caudal alerts ease`.
struct AlertsEaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ease",
    abstract: "An office lets a case ease, whether computation has proposed it or not.",
    discussion: """
      EXAMPLES
        caudal alerts ease darien-all-surge-2021-05-11 --by pan-snm --note "Stations half empty"
      """)

  @OptionGroup var decision: DecisionOptions

  mutating func run() throws { try decision.take(AlertDecision(.ease)) }
}

/// `caudal alerts close`.
struct AlertsCloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "An office closes a case; within 90 days new evidence opens it again.",
    discussion: """
      EXAMPLES
        caudal alerts close darien-all-surge-2021-05-11 --by pan-snm --note "After-action note 7"
      """)

  @OptionGroup var decision: DecisionOptions

  mutating func run() throws { try decision.take(AlertDecision(.close)) }
}

/// `caudal alerts dismiss`.
struct AlertsDismissCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss",
    abstract: "An office decides that a case was no alert, with a reason.",
    discussion: """
      Equal or lower evidence is then kept in the case's log for the days of the cool-off; higher \
      evidence opens the case again at once. An active alert is eased first.

      EXAMPLES
        caudal alerts dismiss darien-all-surge-2021-05-11 --by pan-snm --reason data-fault \
      --note "The file counted a day twice"
      """)

  @OptionGroup var decision: DecisionOptions

  @Option(
    help: ArgumentHelp(
      "The reason's code, one of those that the rules list.", valueName: "code"))
  var reason: String

  mutating func run() throws { try decision.take(AlertDecision(.dismiss(reason: reason))) }
}

extension AlertDirection: ExpressibleByArgument {}

/// `caudal alerts open`.
struct AlertsOpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "An office opens a case: where no figures exist, or for an exercise.",
    discussion: """
      What signals cannot see an office can: people who wait at a place without figures, a flow in \
      the other direction. An exercise takes every step that a real case takes; its messages say \
      Exercise, and it never mixes with what is real.

      EXAMPLES
        caudal alerts open --place paso-canoas --group CUB --direction stock --by cri-dgme --note \
      "About 4,000 people wait"
        caudal alerts open --place darien --direction surge --exercise --by crm-secretariat --note \
      "Drill of March"
      """)

  @Option(help: ArgumentHelp("A place of the corridor.", valueName: "place"))
  var place: String

  @Option(
    help: ArgumentHelp(
      "A nationality or a declared group (default: everybody).", valueName: "group"))
  var group = SeriesKey.whole

  @Option(help: "surge, collapse, reversal, stock or composition.")
  var direction: AlertDirection

  @Option(help: ArgumentHelp("Level 1 to 4.", valueName: "level"))
  var level = 1

  @Flag(help: "Practise only.")
  var exercise = false

  @Option(help: ArgumentHelp("The office that opens it, by its code.", valueName: "office"))
  var by: String

  @Option(help: ArgumentHelp("Why, in the office's own words.", valueName: "text"))
  var note: String

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The day of the decision (default: today).", valueName: "day"))
  var asOf: Day?

  @OptionGroup var options: AlertOptions

  @Flag(help: "Write JSON.")
  var json = false

  mutating func run() throws {
    let now = Clock.now
    let event = try options.register().open(
      AlertSubject(place: place, group: group, direction: direction, isExercise: exercise),
      level: level, by: by, note: note, asOf: asOf ?? now.day, now: now)
    if json {
      Terminal.write(try JSONText.of(AlertEventJSON(event)))
    } else {
      Terminal.print(AlertText.taken(event))
    }
  }
}
