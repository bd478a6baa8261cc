import Domain
import Tabular
import Testing

/// SplitMix64, so that every run draws the same texts.
struct Draws: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

@Suite("Reading records, whatever they are")
struct RecordReaderPropertyTests {
  private static let alphabet = Array("ab,;\"\n\r\t é\u{0}1".utf8)

  @Test(
    "Where the bytes are cut makes no difference", arguments: 0..<40 as Range<UInt64>)
  func cuts(seed: UInt64) throws {
    var draws = Draws(state: seed)
    for allows in [false, true] {
      let length = Int.random(in: 0...400, using: &draws)
      let bytes = (0..<length).map { _ in
        // Mostly plain letters and delimiters, so that records grow beyond one field.
        Int.random(in: 0..<3, using: &draws) == 0
          ? RecordReaderPropertyTests.alphabet.randomElement(using: &draws) ?? 0x61
          : [0x61, 0x2C, 0x62, 0x0A].randomElement(using: &draws) ?? 0x61
      }
      let dialect = Dialect(
        allowsLineBreaksInFields: allows, fieldLineLimit: 5, recordByteLimit: 90)
      let whole = try read(bytes, dialect)
      for (size, piece) in [(64, 1), (64, 17), (100, 64), (4_096, 3)] {
        #expect(
          try read(bytes, dialect, bufferSize: size, piece: piece) == whole,
          "seed \(seed), buffer \(size), pieces of \(piece)")
      }
    }
  }

  @Test("Every line ends up in exactly one record or fault", arguments: 100..<140 as Range<UInt64>)
  func linesAreKept(seed: UInt64) throws {
    var draws = Draws(state: seed)
    let bytes = (0..<600).map { _ in
      RecordReaderPropertyTests.alphabet.randomElement(using: &draws) ?? 0x61
    }
    var reader = RecordReader(MemoryBytes(bytes), bufferSize: 64)
    var lines: [Int] = []
    while try reader.next() != .end { lines.append(reader.line) }
    let breaks = bytes.count { $0 == 0x0A }
    let expected = breaks + (bytes.last == 0x0A ? 0 : 1)
    #expect(lines == Array(1...expected), "seed \(seed)")
  }

  @Test("What was written reads back", arguments: 200..<240 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var draws = Draws(state: seed)
    let letters = ["a", "é", ",", ";", "\"", "\n", "\r\n", " ", "=", "ü", "漢", "", "\t"]
    let records = (0..<20).map { _ in
      (0..<Int.random(in: 1...6, using: &draws)).map { _ in
        (0..<Int.random(in: 0...5, using: &draws))
          .map { _ in letters.randomElement(using: &draws) ?? "" }.joined()
      }
    }
    for style in [TableStyle.plain, TableStyle(delimiter: .semicolon, byteOrderMark: true)] {
      var written: [UInt8] = []
      var writer = RecordWriter(style, bufferSize: 50) { written += Array($0) }
      for record in records { try writer.appendRecord(record) }
      try writer.flush()
      let read = try read(
        written, Dialect(delimiter: style.delimiter, allowsLineBreaksInFields: true))
      #expect(read == records, "seed \(seed)")
    }
  }
}
