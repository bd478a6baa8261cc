package import ArgumentParser
import Domain
import Pipeline

/// `caudal explain ID`: the chain from a signal, score or figure to file and line.
package struct ExplainCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Follows a signal, score or figure back to the file and line it came from.",
    discussion: """
      Names are printed in annexes and stand in the warehouse's views:

        figure/12/2021-08    the figure of series 12 for August 2021
        score/7/12/2021-08   what scoring 7 says of series 12 in August 2021
        score/7/12           what scoring 7 says of the whole of series 12
        signal/3             signal 3, with the figures it stands on

      The name of an alert, as `caudal alerts list` shows it, tells every step of the case with the \
      chain of the strongest signal behind it.

      The chain tells the sentence, method and parameters, the figure with every issue that changed it, the file \
      and its line as it lies on the disk, corrections, source and citation, and the runs that \
      loaded and scored it.

      EXAMPLES
        caudal explain score/7/12/2021-08
        caudal explain figure/12/2021-08 --pipeline regional --as-of 2025-03-01
      """)

  @Argument(help: "The name of a signal, score or figure.")
  var id: String

  @OptionGroup var options: WarehouseOptions

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Tell a figure as it was known on this day.", valueName: "day"))
  var asOf: Day?

  @Flag(help: "Write JSON.")
  var json = false

  package init() {}

  /// - Returns: whether the register has a case of that name.
  private func explainAlert() throws -> Bool {
    guard let answer = try Explanations.explainAlert(id, in: options.place()) else { return false }
    if json {
      Terminal.write(try JSONText.of(AlertExplanationJSON(answer, on: asOf ?? Clock.now.day)))
      return true
    }
    let chains = Dictionary(
      answer.chains.map { ($0.event, $0.answer) }, uniquingKeysWith: { first, _ in first })
    for line in AlertText.lines(answer.shown, .en, on: asOf ?? Clock.now.day) {
      Terminal.print(line)
    }
    for event in answer.shown.events {
      guard let chain = chains[event.number] else { continue }
      Terminal.print("")
      Terminal.print("event \(event.number), \(event.content.kind.rawValue):")
      for line in ExplanationText.lines(chain) { Terminal.print("  " + line) }
    }
    return true
  }

  package mutating func run() throws {
    if !id.contains("/"), try explainAlert() { return }
    let answer = try Explanations.explain(id, in: options.place(), asOf: asOf)
    if json {
      Terminal.write(try JSONText.of(ExplanationJSON(answer)))
    } else {
      for line in ExplanationText.lines(answer) { Terminal.print(line) }
    }
  }
}
