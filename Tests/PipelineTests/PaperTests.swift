import Domain
import Foundation
import Pipeline
import Testing

/// A shell script stands for the program that prints, so that the test is the same everywhere.
@Suite("Pages on paper")
struct PaperTests {
  private let folder: TemporaryFolder
  private let day: Day

  init() throws {
    folder = try TemporaryFolder()
    day = try #require(Day("2024-05-12"))
    try folder.write("<p>page</p>", to: "page.es.html")
  }

  private func program(_ name: String, _ script: String) throws {
    try folder.write("#!/bin/sh\n\(script)\n", to: "bin/\(name)")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder("bin/\(name)"))
  }

  private var printer: PaperPrinter? {
    PaperPrinter(searchPath: "/nowhere:" + folder("bin"), asOf: day)
  }

  @Test("A machine without a program for it has no printer")
  func absent() throws {
    try program("evince", "exit 0")
    #expect(printer == nil)
  }

  @Test("The PDF stands beside its page and carries the report's day, not that of the machine")
  func printed() throws {
    try program(
      "weasyprint",
      "printf '%%PDF /CreationDate (D:20261125030005+00) /ModDate (D:20261125030005+00) '"
        + " > \"$4\"; printf '%s' \"$SOURCE_DATE_EPOCH $2\" >> \"$4\"")
    let path = try #require(printer).print(folder("page.es.html"))
    #expect(path == folder("page.es.pdf"))
    #expect(
      try folder.read("page.es.pdf")
        == "%PDF /CreationDate (D:20240512000000+00) /ModDate (D:20240512000000+00) "
        + "1715472000 pdf/ua-1")
  }

  @Test("A browser is preferred, prints without its own header, and is asked for a file's address")
  func browser() throws {
    try program("weasyprint", "exit 1")
    try program(
      "chromium",
      "for word in \"$@\"; do case $word in --print-to-pdf=*) printf '%s ' \"$@\" >"
        + " \"${word#--print-to-pdf=}\";; esac; done")
    _ = try #require(printer).print(folder("page.es.html"))
    let words = try folder.read("page.es.pdf")
    #expect(words.contains("--no-pdf-header-footer"))
    #expect(words.contains("file://" + folder("page.es.html")))
  }

  @Test("A program that fails or leaves nothing is named, with what to do")
  func failing() throws {
    try program("weasyprint", "exit 3")
    let printer = try #require(printer)
    let failure = #expect(throws: Failure.self) { try printer.print(folder("page.es.html")) }
    #expect(failure?.description.contains("it ended with 3") == true)
    #expect(failure?.code == .cannotWrite)
  }
}
