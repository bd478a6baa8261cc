package import ArgumentParser

/// `caudal new …`: files that people fill in.
package struct NewCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes files to fill in: the form of a reintegration submission.",
    subcommands: [NewSubmissionCommand.self])

  package init() {}
}
