import Foundation
import Testing

/// The root of the package, found from where this file was compiled.
private let root = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

@Suite("The house")
struct HouseTests {
  @Test("Every arrow of the manifest points down")
  func arrowsPointDown() throws {
    let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    let targets = try targetsInOrder(of: manifest)
    #expect(targets.count >= 12)
    for (place, target) in targets.enumerated() {
      let below = Set(targets[(place + 1)...].map(\.name))
      let inHouse = target.dependencies.filter { name in targets.contains { $0.name == name } }
      for dependency in inHouse {
        #expect(
          below.contains(dependency), "\(target.name) imports \(dependency), which stands above it")
      }
    }
  }

  @Test("Sources carry no marks of unfinished or unsafe work")
  func noMarks() throws {
    let marks = [/\bTODO\b/, /\bFIXME\b/, /fatalError\(/, /try!/, /\bas!/]
    for file in try swiftFiles(below: "Sources") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        for mark in marks where line.contains(mark) {
          Issue.record("\(file.lastPathComponent):\(number + 1): \(line)")
        }
      }
    }
  }

  @Test("No source file is longer than 400 lines")
  func shortFiles() throws {
    for file in try swiftFiles(below: "Sources") {
      let lines = try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false
      ).count
      #expect(lines <= 400, "\(file.lastPathComponent) has \(lines) lines")
    }
  }

  private struct Target {
    var name: String
    var dependencies: [String]
  }

  /// Targets in the manifest's order with the names that their dependency lists quote.
  private func targetsInOrder(of manifest: String) throws -> [Target] {
    let declarations = manifest.components(separatedBy: "targets: [").last ?? ""
    return declarations.split(separator: /\.(?:executableTarget|target|systemLibrary)\(/)
      .dropFirst()
      .compactMap { declaration in
        let text = declaration.split(separator: ".testTarget(").first.map(String.init) ?? ""
        guard let name = text.firstMatch(of: /name:\s*"(\w+)"/)?.1 else { return nil }
        let list = text.firstMatch(of: /dependencies:\s*\[((?:.|\n)*?)\]/)?.1 ?? ""
        return Target(
          name: String(name), dependencies: list.matches(of: /"(\w+)"/).map { String($0.1) })
      }
  }

  private func swiftFiles(below folder: String) throws -> [URL] {
    let directory = root.appending(path: folder)
    let files = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
  }
}
