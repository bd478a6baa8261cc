package import Configuration
import Domain

/// What `pipelines/alerts/rules.yaml` and `pipelines/alerts/checklist.yaml` look like.
package enum AlertRulesShape {
  package static let rules = Shape.object([
    Field("version", .integer(1...1), required: true, "version of this format"),
    Field("watch", watch, required: true, "what opens a case"),
    Field("forming", forming, required: true, "what makes a watch a forming case: any of these"),
    Field("calm", calm, required: true, "which issues are calm, and how many end a state"),
    Field("days", days, required: true, "cool-off, re-opening and the longest activation, in days"),
    Field(
      "levels", .list(of: .number(1...1_000_000, open: true), atLeast: 3), required: true,
      "factors between a figure and what was expected at which levels 2, 3 and 4 begin"),
    Field("told", told, required: true, "who is told, by state"),
    Field(
      "requirements", requirements, required: true,
      "what the back-test must show before a segment has automatic alerts"),
    Field("segments", .list(of: segment), required: true, "where cases are opened"),
    Field(
      "dismissals", .list(of: .object([code, en, es])), required: true,
      "reasons for which an office may dismiss a case"),
    Field("offices", .list(of: office), required: true, "who may decide"),
    Field("messages", messages, required: true, "what every message that leaves carries"),
  ])

  package static let checklist = Shape.object([
    Field("version", .integer(1...1), required: true, "version of this format"),
    Field("items", .list(of: item), required: true, "what protects people while a case lasts"),
  ])

  private static let states = AlertState.allCases.map(\.rawValue)
  private static let code = Field("code", .name, required: true, "the code")
  private static let en = Field("en", .text, required: true, "in English")
  private static let es = Field("es", .text, required: true, "in Spanish")
  private static let strength = Shape.number(0...100)
  private static let count = Shape.integer(1...100)

  private static let watch = Shape.object([
    Field(
      "strength", strength, required: true,
      "a signal of at least this strength (a standard normal score)"),
    Field(
      "people", .number(0...1_000_000_000), required: true,
      "and of at least so many people above or below what was expected"),
    Field("acts", .flag, "whether an announced act opens a watch by itself; true by default"),
  ])

  private static let forming = Shape.object([
    Field("strength", strength, required: true, "a signal of at least this strength"),
    Field("issues", count, required: true, "issues in a row with watch-level evidence"),
    Field(
      "neighbours", .integer(2...100),
      "neighbouring segments, this one counted, on watch for one group and direction"),
  ])

  private static let calm = Shape.object([
    Field(
      "strength", strength, required: true, "an issue is calm where nothing reaches this strength"),
    Field("watch_issues", count, required: true, "calm issues that close a watch"),
    Field("easing_issues", count, required: true, "calm issues after which a case eases"),
    Field(
      "closing_issues", count, required: true, "calm issues in easing after which it may close"),
  ])

  private static let days = Shape.object([
    Field(
      "cool_off", .integer(0...1_000), required: true,
      "days after a dismissal in which equal or lower evidence is only kept"),
    Field(
      "reopen", .integer(0...1_000), required: true,
      "days in which a case that ended is opened again instead of a new one"),
    Field(
      "active", .integer(1...366), required: true,
      "days that an alert stays active without being renewed"),
  ])

  private static let told = Shape.object(
    AlertState.allCases.filter(\.isOpen).map { state in
      Field(
        state.rawValue, .list(of: .choice(AlertRules.Recipient.allCases.map(\.rawValue))),
        required: state != .easing, "who is told of a case in this state")
    })

  private static let requirements = Shape.object([
    Field(
      "hit_rate", .number(0...1), required: true, "changes that were warned of, of all that came"),
    Field(
      "true_share", .number(0...1), required: true,
      "warnings after which a change came, of all warnings"),
    Field(
      "return_period_years", .number(0...1_000), required: true,
      "years from one warning to the next, on average, at least"),
  ])

  private static let measured = Shape.object([
    Field("hits", .integer(0...100_000), required: true, "changes that were warned of"),
    Field("misses", .integer(0...100_000), required: true, "changes that were not"),
    Field("warnings", .integer(0...100_000), required: true, "cases that formed"),
    Field(
      "false_alarms", .integer(0...100_000), required: true,
      "cases that formed and after which nothing came"),
    Field("years", .number(0...1_000), required: true, "years that were looked through"),
    Field("period", .text, required: true, "which back-test: dates and kind"),
  ])

  private static let segment = Shape.object([
    Field(
      "place", .text, required: true, "the place at the segment's end where people are counted"),
    Field(
      "sources", .list(of: .name), required: true, "sources whose signals make cases here"),
    Field("groups", .list(of: .name), "declared groups that stand for their nationalities"),
    Field(
      "directions", .list(of: .choice(AlertDirection.allCases.map(\.rawValue))), required: true,
      "what cases can be about"),
    Field(
      "people", .number(0...1_000_000_000),
      "people below whom a change makes no case, where it differs from the rule for all"),
    Field("automatic", .flag, required: true, "whether signals open cases by themselves"),
    Field("measured", measured, "how these rules did in the back-test"),
    Field("because", .object([en, es]), "why there is no automatic alert"),
  ])

  private static let office = Shape.object([
    code, Field("country", .text, "ISO 3166-1 alpha-3; none for the Conference's own"), en, es,
  ])

  private static let messages = Shape.object([
    Field(
      "sender", .text, required: true,
      "CAP's sender: unique in the world, such as the office's host name"), en, es,
    Field("contact", .text, "whom to ask"),
  ])

  private static let item = Shape.object([
    Field("id", .name, required: true, "the item's name"),
    Field("state", .choice(states), required: true, "the state from which on it is due"),
    Field(
      "hours", .integer(1...10_000),
      "hours after the case came into the state; none: before each of what it is about"),
    Field("role", .object([en, es]), required: true, "who does it"),
    Field("action", .object([en, es]), required: true, "what is done"),
    Field("proof", .object([en, es]), required: true, "what can be counted afterwards"),
    Field("basis", .object([en, es]), required: true, "where the duty comes from"),
  ])
}
