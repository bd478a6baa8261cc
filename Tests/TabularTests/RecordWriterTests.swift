import Tabular
import Testing

private func written(
  _ style: TableStyle = .plain, _ body: (inout RecordWriter) throws -> Void
) throws -> String {
  var bytes: [UInt8] = []
  var writer = RecordWriter(style) { bytes += Array($0) }
  try body(&writer)
  try writer.flush()
  return String(decoding: bytes, as: UTF8.self)
}

@Suite("Writing records")
struct RecordWriterTests {
  @Test("Fields are quoted only where they must be, lines end with LF, missing is empty")
  func plain() throws {
    let text = try written { writer in
      try writer.appendRecord(["period", "place", "value"])
      writer.append("2024-03")
      writer.append("Ciudad Juárez, \"norte\"")
      writer.append(1851.0)
      try writer.endRecord()
      writer.append("2024-04")
      writer.append("a\nb")
      writer.append(Double.nan)
      try writer.endRecord()
      writer.append(-3)
      writer.append(0.1)
      writer.appendMissing()
      try writer.endRecord()
    }
    #expect(
      text == """
        period,place,value
        2024-03,"Ciudad Juárez, ""norte""\",1851
        2024-04,"a
        b",
        -3,0.1,

        """)
  }

  @Test("A record of one empty field is not a blank line")
  func oneEmptyField() throws {
    #expect(try written { try $0.appendRecord([""]) } == "\"\"\n")
    #expect(
      try written { writer in
        writer.append(Double?.none)
        try writer.endRecord()
      } == "\"\"\n")
  }

  @Test("Text that a spreadsheet would run as a formula gets an apostrophe, numbers do not")
  func formulas() throws {
    let text = try written(.spreadsheet) { writer in
      for cell in ["=1+1", "+51", "-x", "@sum", "\tx", "＝1", "plain", "a=b", ""] {
        writer.append(cell)
        writer.append(-5.5)
        try writer.endRecord()
      }
    }
    #expect(
      text.split(separator: "\n") == [
        "'=1+1,-5.5", "'+51,-5.5", "'-x,-5.5", "'@sum,-5.5", "'\tx,-5.5", "'＝1,-5.5",
        "plain,-5.5", "a=b,-5.5", ",-5.5",
      ])
    #expect(try written { try $0.appendRecord(["=1", "x"]) } == "=1,x\n")
    #expect(try written(.spreadsheet) { try $0.appendRecord(["=1,2", "x"]) } == "\"'=1,2\",x\n")
  }

  @Test("For Excel the table begins with a byte-order mark and follows the decimal mark")
  func excel() throws {
    func row(_ writer: inout RecordWriter) throws {
      writer.append("Haití; a, b")
      writer.append(1234.5)
      try writer.endRecord()
    }
    #expect(try written(.excel(decimal: .comma), row) == "\u{FEFF}\"Haití; a, b\";1234,5\n")
    #expect(try written(.excel(decimal: .point), row) == "\u{FEFF}\"Haití; a, b\",1234.5\n")
  }

  @Test("What the sink throws reaches the caller")
  func failingSink() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      var writer = RecordWriter(bufferSize: 4) { _ in throw Full() }
      try writer.appendRecord(["more than four bytes"])
    }
  }
}
