import ArgumentParser
import CaudalCLI

@main
enum Caudal {
  static func main() async {
    await CaudalCommand.start()
  }
}
