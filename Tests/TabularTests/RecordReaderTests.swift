import Tabular
import Testing

/// Everything a reader says of a text: records as lists of fields, faults as `!line rule`.
func read(
  _ text: String, _ dialect: Dialect = Dialect(), bufferSize: Int = 1 << 17, piece: Int = .max
) throws -> [[String]] {
  try read(Array(text.utf8), dialect, bufferSize: bufferSize, piece: piece)
}

func read(
  _ bytes: [UInt8], _ dialect: Dialect = Dialect(), bufferSize: Int = 1 << 17, piece: Int = .max
) throws -> [[String]] {
  var reader = RecordReader(
    MemoryBytes(bytes, piece: piece), dialect: dialect, bufferSize: bufferSize)
  var records: [[String]] = []
  while true {
    switch try reader.next() {
    case .end: return records
    case .malformed:
      let fault = reader.malformation
      records.append(["!\(fault?.line ?? 0) \(fault?.rule.rawValue ?? "no reason")"])
    case .record: records.append((0..<reader.count).map { reader.text($0) })
    }
  }
}

@Suite("Reading records")
struct RecordReaderTests {
  @Test("Fields are what stands between delimiters, and both line ends end a record")
  func plain() throws {
    #expect(try read("a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
    #expect(try read("a,b\r\n1,2\r\n") == [["a", "b"], ["1", "2"]])
    #expect(try read("a,b\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(try read("a,,\n,,b\n") == [["a", "", ""], ["", "", "b"]])
    #expect(try read("") == [])
    #expect(try read("\n") == [[""]])
    #expect(try read("a\n\nb\n") == [["a"], [""], ["b"]])
  }

  @Test("Quotes stand around a field and are doubled inside it")
  func quotes() throws {
    #expect(try read("\"a,b\",c\n") == [["a,b", "c"]])
    #expect(try read("\"say \"\"so\"\"\",c\n") == [["say \"so\"", "c"]])
    #expect(try read("\"\",\"\"\"\",\"\"\"x\"\n") == [["", "\"", "\"x"]])
    #expect(try read("a,\"b\"\r\nc,\"d\"") == [["a", "b"], ["c", "d"]])
  }

  @Test("A delimiter is what the dialect says", arguments: Dialect.Delimiter.allCases)
  func delimiters(delimiter: Dialect.Delimiter) throws {
    let mark = String(decoding: [delimiter.byte], as: UTF8.self)
    let text = "a\(mark)\"b\(mark)c\"\(mark)1.5\n"
    #expect(try read(text, Dialect(delimiter: delimiter)) == [["a", "b\(mark)c", "1.5"]])
  }

  @Test("Where nothing quotes, a quote is a letter")
  func noQuotes() throws {
    #expect(try read("5\" pipe,\"x\n", Dialect(quote: nil)) == [["5\" pipe", "\"x"]])
  }

  @Test("A byte-order mark is not part of the first name")
  func byteOrderMark() throws {
    #expect(try read("\u{FEFF}a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
    #expect(try read("\u{FEFF}") == [])
    #expect(try read("\u{FEFF}\"a\"\n") == [["a"]])
  }

  @Test("One stray quote costs one line and never the lines after it")
  func strayQuote() throws {
    #expect(
      try read("h\na \"b\nc\nd\n") == [["h"], ["!2 stray-quote"], ["c"], ["d"]])
    #expect(
      try read("h\n\"a\nb\n\"c\nd\n") == [
        ["h"], ["!2 line-break-in-quotes"], ["b"], ["!4 line-break-in-quotes"], ["d"],
      ])
    #expect(try read("\"a\"b,c\nd,e\n") == [["!1 stray-quote"], ["d", "e"]])
    #expect(try read("\"a\" ,c\nd,e\n") == [["!1 stray-quote"], ["d", "e"]])
    #expect(try read("a,\"b") == [["!1 line-break-in-quotes"]])
    #expect(try read("a,\"b\"\"") == [["!1 line-break-in-quotes"]])
  }

  @Test("A field spans lines only where the dialect allows it, and line numbers stay right")
  func lineBreaks() throws {
    let dialect = Dialect(allowsLineBreaksInFields: true)
    #expect(try read("\"a\nb\",c\nd,e\n", dialect) == [["a\nb", "c"], ["d", "e"]])
    #expect(
      try read("\"a\r\nb\"\r\nx \"y\nz\n", dialect) == [["a\r\nb"], ["!3 stray-quote"], ["z"]])
    #expect(
      try read("\"a\nb\" x\nc\n", dialect) == [["!1 stray-quote"], ["c"]])
    #expect(
      try read("a,b\n\"c,d\ne,f\ng,h\n", dialect) == [
        ["a", "b"], ["!2 unterminated-quote"], ["e", "f"], ["g", "h"],
      ])
    var short = dialect
    short.fieldLineLimit = 2
    #expect(
      try read("\"1\n2\n3\n4\"\n5\n", short) == [
        ["!1 unterminated-quote"], ["2"], ["3"], ["!4 stray-quote"], ["5"],
      ])
    #expect(try read("\"1\n2\n3\"\n5\n", short) == [["1\n2\n3"], ["5"]])
  }

  @Test("NUL bytes, stray carriage returns and letters of another encoding are faults of a line")
  func faultyBytes() throws {
    #expect(try read("a\0b\nc\n") == [["!1 nul-byte"], ["c"]])
    #expect(try read("\"a\0b\"\nc\n") == [["!1 nul-byte"], ["c"]])
    #expect(try read("a\rb\nc\n") == [["!1 stray-carriage-return"], ["c"]])
    #expect(try read("a\r\r\nc\n") == [["!1 stray-carriage-return"], ["c"]])
    #expect(
      try read([0x61, 0x0A, 0x48, 0x61, 0xED, 0x0A, 0x62, 0x0A]) == [
        ["a"], ["!2 not-in-encoding"], ["b"],
      ])
    #expect(try read("Haití\nPerú\n") == [["Haití"], ["Perú"]])
    #expect(try read([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00]) == [["!1 not-in-encoding"]])
    #expect(try read([0xFE, 0xFF, 0x00, 0x61]) == [["!1 not-in-encoding"]])
  }

  @Test("A line of ten megabytes is one fault, and the next line is read")
  func longLine() throws {
    var text = Array("a,b\n".utf8)
    text += [UInt8](repeating: 0x78, count: 10_000_000)
    text += Array("\nc,d\n".utf8)
    #expect(try read(text) == [["a", "b"], ["!2 line-too-long"], ["c", "d"]])
    // The limit is the same however the bytes arrive.
    let dialect = Dialect(recordByteLimit: 100)
    for length in [99, 100, 101, 300] {
      let line = String(repeating: "x", count: length)
      let expected = length <= 100 ? [line] : ["!1 line-too-long"]
      for size in [64, 128, 4_096] {
        #expect(try read("\(line)\ny\n", dialect, bufferSize: size) == [expected, ["y"]])
        #expect(try read("\(line)\ny\n", dialect, bufferSize: size, piece: 7) == [expected, ["y"]])
      }
    }
  }

  @Test("More columns than a spreadsheet has are a fault")
  func manyColumns() throws {
    let most = String(repeating: ",", count: RecordReader.columnLimit - 1)
    #expect(try read(most + "\nx\n").map(\.count) == [RecordReader.columnLimit, 1])
    #expect(try read(most + ",\nx\n") == [["!1 too-many-columns"], ["x"]])
  }

  @Test("Windows-1252 and ISO-8859-1 become UTF-8 on the way")
  func transcoding() throws {
    let bytes: [UInt8] = [0x48, 0x61, 0x69, 0x74, 0xED, 0x3B, 0x93, 0x80, 0x94, 0x0D, 0x0A]
    #expect(
      try read(bytes, Dialect(delimiter: .semicolon, encoding: .windows1252)) == [
        ["Haití", "“€”"]
      ])
    #expect(
      try read(bytes, Dialect(delimiter: .semicolon, encoding: .latin1)) == [
        ["Haití", "\u{93}\u{80}\u{94}"]
      ])
    let long = [UInt8](repeating: 0xE9, count: 100_000)
    for piece in [1, 3, 1_000, .max] {
      let read = try read(
        long + [0x0A], Dialect(encoding: .windows1252), bufferSize: 64, piece: piece)
      #expect(read == [[String(repeating: "é", count: 100_000)]])
    }
  }

  @Test("Line numbers and the record's own text are kept")
  func linesAndRaw() throws {
    let text = "h\n\"a\nb\",\"c\"\"d\"\n\nlast"
    var reader = RecordReader(
      MemoryBytes(Array(text.utf8)), dialect: Dialect(allowsLineBreaksInFields: true))
    var seen: [String] = []
    while try reader.next() == .record {
      seen.append("\(reader.line): \(String(decoding: reader.raw, as: UTF8.self))")
      #expect(reader.isBlank == (reader.raw.count == 0))
    }
    #expect(seen == ["1: h", "2: \"a\nb\",\"c\"\"d\"", "4: ", "5: last"])
  }

  @Test("A file that is not there is an error that names it")
  func absentFile() {
    #expect(throws: ReadFailure.self) { try TabularInput.file(path: "/no/such/file.csv").open() }
    do {
      _ = try TabularInput.file(path: "/no/such/file.csv").open()
    } catch {
      #expect(error.description == "/no/such/file.csv cannot be read: No such file or directory")
    }
  }
}
