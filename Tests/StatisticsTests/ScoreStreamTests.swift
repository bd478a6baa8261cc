import Domain
import Foundation
import Statistics
import Tabular
import Testing

@Suite("Series from one end to scores at the other")
struct ScoreStreamTests {
  /// Scores a text through temporary files and returns what was written and how it ended.
  private func score(
    _ text: String, method name: String = "mann-kendall", threads: Int = 1, runSize: Int = 1 << 20
  ) throws -> (output: String, summary: ScoreSummary?, failure: ScoreStreamError?) {
    let method = try #require(Catalogue.method(named: name))
    let input = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: input)
    try Data().write(to: output)
    defer {
      try? FileManager.default.removeItem(at: input)
      try? FileManager.default.removeItem(at: output)
    }
    let source = try FileHandle(forReadingFrom: input)
    let target = try FileHandle(forWritingTo: output)
    let stream = ScoreStream(
      method: method, scorer: try method.scorer(), threads: threads, runSize: runSize)
    var summary: ScoreSummary?
    var failure: ScoreStreamError?
    do {
      summary = try stream.run(from: source.fileDescriptor, to: target.fileDescriptor)
    } catch {
      failure = error
    }
    try target.close()
    return (try String(contentsOf: output, encoding: .utf8), summary, failure)
  }

  /// A table of `count` series with lengths that differ, gaps and quoted names.
  private func table(_ count: Int) -> String {
    var text = "series,period,value\n"
    for series in 0..<count {
      let name = series % 7 == 3 ? "\"s, \(series)\"" : "s\(series)"
      for time in 0..<(5 + series * 13 % 40) where (time + series) % 11 != 5 {
        let period = Period(frequency: .month, ordinal: 480 + time)
        text += "\(name),\(period),\((time * (series + 3)) % 17)\n"
      }
    }
    return text
  }

  @Test("Runs, threads and company change no byte of the answer")
  func sameBytes() throws {
    let text = table(60)
    let whole = try score(text)
    #expect(whole.failure == nil)
    #expect(whole.summary?.series == 60)
    for (threads, runSize) in [(1, 64), (2, 64), (2, 1_000), (3, 5_000), (8, 1 << 20)] {
      let other = try score(text, threads: threads, runSize: runSize)
      #expect(other.output == whole.output, "threads \(threads), run size \(runSize)")
    }
    let rows = whole.output.split(separator: "\n").dropFirst()
    #expect(rows.count == 60)
    #expect(rows.first?.hasPrefix("s0,") == true)
    #expect(rows.contains { $0.hasPrefix("\"s, 3\",") })
  }

  @Test("A header alone gives a header alone")
  func headerAlone() throws {
    for text in ["series,period,value\n", "series,period,value", "\u{FEFF}series,period,value\r\n"]
    {
      let (output, summary, failure) = try score(text)
      #expect(failure == nil)
      #expect(output.hasPrefix("series,n,s"))
      #expect(output.split(separator: "\n").count == 1)
      #expect(summary?.series == 0)
    }
  }

  @Test(
    "A wrong header is refused by its columns, and nothing is written",
    arguments: [
      ("", "empty"), ("series,period\n", "no column value"),
      ("series,period,value,note\n", "unknown column “note”"),
      ("period,series,value\n", "another order"), ("a;b;c\n", "unknown column “a;b;c”"),
    ])
  func wrongHeader(text: String, words: String) throws {
    let (output, _, failure) = try score(text)
    #expect(output.isEmpty)
    guard case .input(let error) = failure else {
      Issue.record("no input error")
      return
    }
    #expect(error.message.contains(words), "\(error.message)")
  }

  @Test("A fault is told with the line of the whole input", arguments: [1, 2])
  func lines(threads: Int) throws {
    let good = table(40)
    let lines = good.split(separator: "\n").count
    for runSize in [64, 700, 1 << 20] {
      let (_, _, failure) = try score(
        good + "z,2024-01,1\nz,2024-01,1\n", threads: threads, runSize: runSize)
      #expect(
        failure
          == .input(
            SeriesInputError(
              line: lines + 2,
              "period 2024-01 stands twice in series “z”; a period has one value")))
    }
  }

  @Test("A series that comes again is refused", arguments: [64, 1 << 20])
  func again(runSize: Int) throws {
    let text = "series,period,value\na,2024,1\nb,2024,1\na,2025,1\n"
    let (_, _, failure) = try score(text, runSize: runSize)
    guard case .input(let error) = failure else {
      Issue.record("no input error")
      return
    }
    #expect(error.line == 4)
    #expect(error.message.contains("“a” comes again"))
  }

  @Test("A line without end is refused, not kept in memory")
  func endlessLine() throws {
    let text = "series,period,value\na,2024,1\n" + String(repeating: "x", count: 3 << 20)
    let (_, _, failure) = try score(text)
    guard case .input(let error) = failure else {
      Issue.record("no input error")
      return
    }
    #expect(error.line == 3)
    #expect(error.message.contains("longer than 1 MiB"))
  }

  @Test("An output that cannot be written ends the stream")
  func closedOutput() throws {
    let method = try #require(Catalogue.method(named: "mann-kendall"))
    let input = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(table(3).utf8).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    let source = try FileHandle(forReadingFrom: input)
    let stream = ScoreStream(method: method, scorer: try method.scorer(), threads: 2)
    #expect(throws: ScoreStreamError.output(EBADF)) {
      try stream.run(from: source.fileDescriptor, to: -1)
    }
  }

  @Test("Broken bytes give a sentence, never a trap, and the same one for any run size")
  func fuzz() throws {
    let good = Array(table(12).utf8)
    var generator = SplitMix64(seed: 42)
    for _ in 0..<300 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2:
          bytes.insert(Array(",\n\"\r-.eE9".utf8).randomElement(using: &generator) ?? 0, at: place)
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { bytes = good }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let whole = try score(text)
      let pieces = try score(text, threads: 2, runSize: 64)
      #expect((whole.failure == nil) == (whole.summary != nil))
      if whole.failure == nil {
        #expect(pieces.output == whole.output)
      } else {
        #expect(pieces.failure != nil)
      }
    }
  }
}
