package import ArgumentParser

/// The command's root.
package struct CaudalCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(commandName: "caudal")
  package init() {}
}
