import ArgumentParser
import CaudalCLI
import Testing

/// Every command, as its words.
private let commands: [[String]] = [
  [], ["run"], ["plan"], ["check"], ["status"], ["explain"], ["report"], ["export"],
  ["warehouse"], ["warehouse", "info"], ["warehouse", "verify"], ["warehouse", "backup"],
  ["warehouse", "publish"], ["warehouse", "migrate"], ["methods"], ["score"], ["alerts"],
  ["alerts", "list"], ["alerts", "show"], ["alerts", "confirm"], ["alerts", "activate"],
  ["alerts", "ease"], ["alerts", "close"], ["alerts", "dismiss"], ["alerts", "checklist"],
  ["alerts", "open"], ["alerts", "verify"], ["backtest"], ["new"], ["new", "submission"],
]

@Suite("Help")
struct HelpTests {
  @Test("The help of every command is what was looked at and recorded", arguments: commands)
  func help(words: [String]) throws {
    let answer = try call(words + ["--help"])
    #expect(answer.status == 0)
    #expect(answer.narration.isEmpty)
    try expectSnapshot(
      answer.output, "help-\(words.isEmpty ? "caudal" : words.joined(separator: "-")).txt")
  }

  @Test("Every command of the root has its help recorded")
  func complete() {
    let names = CaudalCommand.configuration.subcommands.compactMap {
      $0.configuration.commandName
    }
    #expect(Set(names) == Set(commands.compactMap(\.first)))
  }

  @Test("The version is printed")
  func version() throws {
    #expect(try Caudal()("--version").output == "0.1.0\n")
  }

  private func call(_ words: [String]) throws -> Caudal.Answer {
    switch words.count {
    case 1: try Caudal()(words[0])
    case 2: try Caudal()(words[0], words[1])
    default: try Caudal()(words[0], words[1], words[2])
    }
  }
}
