import Foundation
import Reporting
import Testing

/// The Python of `Tests/requirements.txt`, where `make test` has set it up.
private let python = ProcessInfo.processInfo.environment["CAUDAL_TEST_PYTHON"]

/// Other people's programs read the pack.
@Suite("The pack in other programs", .enabled(if: python != nil), .serialized)
struct ToolTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "caudal-\(UUID().uuidString)")
    let files = try ReportWriter(resources: reportsFolder)
      .files(Fixture.fullModel(), Fixture.options())
    let place = "meeting/2021-09-30"
    let shelf = try ReportWriter(resources: reportsFolder).shelf([Fixture.entry(place, files)])
    for file in files.map({ (path: "\(place)/\($0.path)", contents: $0.contents) })
      + shelf.map({ (path: $0.path, contents: $0.contents) })
    {
      let url = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.contents.utf8).write(to: url)
    }
  }

  @Test("Pages are valid, accessible in light and dark, flow on a phone and fill their paper")
  func pages() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Scripts/check_pages.py").path
    let result = try run([script, folder.path])
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("28 pages, 0 problems"))
  }

  @Test("The annexes are a valid data package")
  func dataPackage() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let package = folder.appending(path: "meeting/2021-09-30/data/datapackage.json").path
    let result = try run(["-m", "frictionless", "validate", "--json", package])
    #expect(result.status == 0, "\(result.output.suffix(2000))")
  }

  private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
}
