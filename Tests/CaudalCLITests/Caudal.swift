import Foundation
import Testing

/// The built command, called as people call it.
struct Caudal {
  struct Answer {
    var status: Int32
    var output: String
    var narration: String
  }

  /// The executable, beside the tests in the build's folder; `CAUDAL_BINARY` names another.
  static let executable: String = {
    if let given = ProcessInfo.processInfo.environment["CAUDAL_BINARY"] { return given }
    #if os(Linux)
      let tests = "/proc/self/exe"
    #else
      let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundlePath ?? ""
    #endif
    return URL(filePath: tests).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "caudal").path(percentEncoded: false)
  }()

  /// The root of the package: the project that ships.
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path(percentEncoded: false)

  /// The folder in which the command is called.
  let folder: String

  init(in folder: String = Caudal.repository) { self.folder = folder }

  @discardableResult
  func callAsFunction(_ arguments: String...) throws -> Answer {
    try callAsFunction(arguments: arguments)
  }

  @discardableResult
  func callAsFunction(arguments: [String]) throws -> Answer {
    let (process, output, narration) = start(arguments)
    // Both pipes are read while the command runs: a full pipe would stop it.
    let reader = Reader(narration)
    try process.run()
    reader.begin()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: bytes, as: UTF8.self), narration: reader.text())
  }

  /// A process that has not been started, with its two pipes.
  func start(_ arguments: [String]) -> (process: Process, output: Pipe, narration: Pipe) {
    let process = Process()
    process.executableURL = URL(filePath: Caudal.executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    var environment = ProcessInfo.processInfo.environment
    environment["COLUMNS"] = "80"
    process.environment = environment
    let (output, narration) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = narration
    return (process, output, narration)
  }

  private final class Reader: @unchecked Sendable {
    private let pipe: Pipe
    private var bytes = Data()
    private let done = DispatchSemaphore(value: 0)

    init(_ pipe: Pipe) { self.pipe = pipe }

    func begin() {
      DispatchQueue.global().async {
        self.bytes = self.pipe.fileHandleForReading.readDataToEndOfFile()
        self.done.signal()
      }
    }

    func text() -> String {
      done.wait()
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
