import Foundation
import Testing

/// The Python that has the packages of Tests/requirements.txt; `make test` names it.
private let python = ProcessInfo.processInfo.environment["CAUDAL_TEST_PYTHON"]

@Suite(
  "The data as other programs read and make them",
  .enabled(if: python != nil, "CAUDAL_TEST_PYTHON names no Python with Tests/requirements.txt"))
struct DatasetScriptTests {
  @Test("frictionless finds every data package valid")
  func frictionless() throws {
    let check = """
      import pathlib, sys
      from frictionless import validate
      packages = sorted(pathlib.Path(sys.argv[1]).glob("*/datapackage.json"))
      for package in packages:
          report = validate(str(package))
          for message in report.flatten(["title", "message"]):
              print(package.parent.name, message)
      print(len(packages), "packages")
      """
    let count = try figureFolders().count + 4
    let result = try run(["-c", check, dataFolder.path(percentEncoded: false)])
    #expect(result.output == "\(count) packages\n")
    #expect(result.status == 0)
  }

  @Test("What was measured of acts and levels is what measuring gives")
  func measured() throws {
    let result = try run([script("measure-events"), "--check"])
    #expect(result.status == 0, "\(result.output)")
  }

  @Test("Compiling types years, adds spellings, leaves out aggregates and lists the issue")
  func compile() throws {
    let folder = try Workbench()
    defer { folder.remove() }
    try folder.takeOver(
      "panama-darien-by-nationality/2025-07-01.csv",
      "month,nationality,count\n2019-01,CHN,5\n2019-01,TIB,2\n2025-06,HTI,7\n2025-06,CUB,3\n")
    try folder.takeOver(
      "world-bank-indicators/2025-07-01.csv",
      "country,indicator,year,value\nWLD,unem,2024,5.1\nHND,gdp,2024,37093.6\nHND,unem,1989,9\n")
    let result = try run(
      [script("compile-datasets"), folder.takenOver, "--datasets", folder.datasets])
    #expect(result.status == 0, "\(result.output)")
    #expect(
      try folder.shipped("panama-darien-by-nationality/2025-07-01.csv")
        == "period,nationality,value\n2019,CHN,7\n2025-06,CUB,3\n2025-06,HTI,7\n")
    #expect(
      try folder.shipped("world-bank-indicators/2025-07-01.csv")
        == "period,place,indicator,value\n2024,HND,gross-domestic-product,37094\n")
    #expect(
      try folder.shipped("panama-darien-by-nationality/datapackage.json")
        .contains("\"path\": \"2025-07-01.csv\""))
  }

  @Test(
    "A table that cannot be compiled stops everything, names its line and writes nothing",
    arguments: [
      ("2025-06,ATLANTIS,7\n", "'ATLANTIS' is no code of nationality"),
      ("2025-06,HTI,seven\n", "2025-07-01.csv:2"), ("2025-06,HTI,7.5\n", "7.5 is no count"),
    ])
  func refuse(row: String, reason: String) throws {
    let folder = try Workbench()
    defer { folder.remove() }
    try folder.takeOver(
      "panama-darien-by-nationality/2025-07-01.csv", "month,nationality,count\n" + row)
    let result = try run(
      [script("compile-datasets"), folder.takenOver, "--datasets", folder.datasets])
    #expect(result.status != 0)
    #expect(result.output.contains(reason), "\(result.output)")
    #expect(throws: (any Error).self) {
      try folder.shipped("panama-darien-by-nationality/2025-07-01.csv")
    }
  }

  private func script(_ name: String) -> String {
    dataFolder.deletingLastPathComponent().appending(path: "scripts/\(name)")
      .path(percentEncoded: false)
  }

  /// Output and errors together, and the exit status.
  private func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }
}

/// A temporary folder with the reference tables and a place for figures taken over.
private struct Workbench {
  let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "caudal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: root.appending(path: "datasets"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: dataFolder.appending(path: "reference"),
      to: root.appending(path: "datasets/reference"))
  }

  var takenOver: String { root.appending(path: "taken-over").path(percentEncoded: false) }
  var datasets: String { root.appending(path: "datasets").path(percentEncoded: false) }

  func takeOver(_ path: String, _ text: String) throws {
    let file = root.appending(path: "taken-over/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func shipped(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: "datasets/\(path)"), encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(at: root) }
}
