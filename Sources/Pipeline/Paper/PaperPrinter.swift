package import Domain
import Foundation

/// Sets pages as PDF with a program that the machine has: a browser of the Chromium family, or
/// WeasyPrint. Caudal brings none, since pages print well from any browser.
///
/// Both programs tag what they print by the page's own headings, tables and descriptions of
/// figures. The day written into a file is the report's, so that the same pages and the same
/// program give the same bytes.
package struct PaperPrinter: Sendable {
  enum Engine: Sendable, Equatable {
    case chromium(String)
    case weasyprint(String)
  }

  let engine: Engine
  private let asOf: Day

  /// The programs that can be used, the preferred one first: a browser sets the pages as the tests
  /// have looked at them.
  package static let programs = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "weasyprint",
  ]

  /// The first program of ``programs`` in the folders of a search path; nil where there is none.
  ///
  /// - Parameters:
  ///   - searchPath: folders as the variable `PATH` holds them; the process's own by default.
  ///   - asOf: the day that the files carry.
  package init?(
    searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? "", asOf: Day
  ) {
    let folders = searchPath.split(separator: ":").map(String.init)
    let found = Self.programs.lazy.compactMap { name in
      folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
        .map { name == "weasyprint" ? Engine.weasyprint($0) : .chromium($0) }
    }.first
    guard let found else { return nil }
    engine = found
    self.asOf = asOf
  }

  /// What is said where a PDF was asked for and no program can make one.
  package static let absence =
    "no PDF was made, since neither Chromium nor WeasyPrint is installed; the pages print well "
    + "from any browser"

  /// Prints a page beside itself, `PAN.es.html` as `PAN.es.pdf`.
  ///
  /// - Returns: the path of the PDF.
  /// - Throws: a ``Failure`` (`cannotWrite`) where the program ends without one.
  package func print(_ page: String) throws(Failure) -> String {
    let target = page.hasSuffix(".html") ? page.dropLast(5) + ".pdf" : page + ".pdf"
    let path = String(target)
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "caudal-paper-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    var environment = ProcessInfo.processInfo.environment
    environment["SOURCE_DATE_EPOCH"] = "\(asOf.ordinal * 86_400)"
    process.environment = environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    (process.executableURL, process.arguments) = invocation(page, to: path, profile: folder.path)
    do {
      try process.run()
    } catch {
      throw failure(page, why: "\(error)")
    }
    process.waitUntilExit()
    guard process.terminationStatus == 0, var pdf = FileManager.default.contents(atPath: path)
    else { throw failure(page, why: "it ended with \(process.terminationStatus)") }
    Self.setDays(of: &pdf, to: asOf)
    do {
      try pdf.write(to: URL(filePath: path))
    } catch {
      throw failure(page, why: "\(error)")
    }
    return path
  }

  private func invocation(_ page: String, to path: String, profile: String) -> (URL, [String]) {
    switch engine {
    case .weasyprint(let program):
      return (URL(filePath: program), ["--pdf-variant", "pdf/ua-1", page, path])
    case .chromium(let program):
      var arguments = [
        "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--no-pdf-header-footer", "--timeout=60000", "--user-data-dir=\(profile)",
        "--print-to-pdf=\(path)", URL(filePath: page).absoluteString,
      ]
      // A browser refuses its sandbox to root, as whom containers run.
      if geteuid() == 0 { arguments.insert("--no-sandbox", at: 0) }
      return (URL(filePath: program), arguments)
    }
  }

  /// Overwrites the moments `D:20261125030005` of a file's description by a day's midnight: the
  /// same number of bytes, so that the file's table of places stays right.
  static func setDays(of pdf: inout Data, to day: Day) {
    let (year, month, number) = day.components
    func padded(_ value: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - "\(value)".count)) + "\(value)"
    }
    let midnight = Data((padded(year, 4) + padded(month, 2) + padded(number, 2) + "000000").utf8)
    for name in ["/CreationDate (D:", "/ModDate (D:"] {
      var rest = pdf.startIndex..<pdf.endIndex
      while let found = pdf.range(of: Data(name.utf8), in: rest) {
        let digits = found.upperBound..<min(found.upperBound + midnight.count, pdf.endIndex)
        guard digits.count == midnight.count else { return }
        pdf.replaceSubrange(digits, with: midnight)
        rest = digits.upperBound..<pdf.endIndex
      }
    }
  }

  private func failure(_ page: String, why: String) -> Failure {
    let program =
      switch engine {
      case .chromium(let path), .weasyprint(let path): path
      }
    return Failure(
      .cannotWrite, what: "the page cannot be printed as PDF", at: page, why: "\(program): \(why)",
      unchanged: "The pages stand without it.",
      next: "Print the page from a browser, or leave pdf out of the formats.")
  }
}
