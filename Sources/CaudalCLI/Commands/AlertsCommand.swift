package import ArgumentParser
import Domain
import Pipeline

/// `caudal alerts …`: the register of cases, and what offices decide.
package struct AlertsCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "alerts",
    abstract: "Shows the alert register, and takes what offices decide into it.",
    discussion: """
      Signals open cases and let them form; people confirm, activate and dismiss them. Every step \
      is an event that is only added, chained to the one before it.

        watch      vigilancia            something is unusual, or an announced act is ahead
        forming    formación             the evidence is strong, lasts, or shows next door too
        confirmed  presencia confirmada  an office of the country attests it
        active     activada              an office acts on it, until a day
        easing     distensión            figures have been calm
        closed     cerrada
        dismissed  descartada            it was no alert, with a reason

      Rules, offices and reasons stand in pipelines/alerts/rules.yaml, the protection checklist in \
      pipelines/alerts/checklist.yaml.
      """,
    subcommands: [
      AlertsListCommand.self, AlertsShowCommand.self, AlertsConfirmCommand.self,
      AlertsActivateCommand.self, AlertsEaseCommand.self, AlertsCloseCommand.self,
      AlertsDismissCommand.self, AlertsChecklistCommand.self, AlertsOpenCommand.self,
      AlertsVerifyCommand.self,
    ])

  package init() {}
}

/// Which register is meant.
struct AlertOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The pipeline whose register is meant (default: the one that has run).",
      valueName: "pipeline"))
  var pipeline: String?

  @Option(
    help: ArgumentHelp("Its warehouse, where it is another file.", valueName: "file"))
  var warehouse: String?

  func register() throws -> AlertRegister {
    AlertRegister(try WarehousePlace(pipeline: pipeline, file: warehouse))
  }
}

/// What every decision names.
struct DecisionOptions: ParsableArguments {
  @Argument(help: "The name of the case, as the list shows it.")
  var alert: String

  @Option(help: ArgumentHelp("The office that decides, by its code.", valueName: "office"))
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

  /// Takes the decision into the register and tells what became of the case.
  func take(_ kind: AlertDecision, second: String? = nil) throws {
    let now = Clock.now
    let event = try options.register().act(
      kind.act, on: alert, by: by, second: second, note: note, asOf: asOf ?? now.day, now: now)
    if json {
      Terminal.write(try JSONText.of(AlertEventJSON(event)))
    } else {
      Terminal.print(AlertText.taken(event))
    }
  }
}
