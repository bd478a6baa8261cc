import Tabular
import Testing

@Suite("Detecting how a table is written")
struct DetectionTests {
  @Test("UTF-8 is recognised however its letters are cut, and anything else is an older encoding")
  func encodings() throws {
    #expect(try TextEncoding.detected(in: .bytes(Array("abc\n".utf8))) == .utf8)
    #expect(try TextEncoding.detected(in: .bytes([])) == .utf8)
    // A letter of two bytes at every place around the edge of a buffer.
    for shift in 0..<5 {
      let text = String(repeating: "x", count: (1 << 16) - shift) + "é漢" + "\n"
      #expect(try TextEncoding.detected(in: .bytes(Array(text.utf8))) == .utf8)
    }
    #expect(try TextEncoding.detected(in: .bytes([0x48, 0x61, 0xED, 0x0A])) == .windows1252)
    #expect(try TextEncoding.detected(in: .bytes([0x93, 0x61, 0x94, 0x0A])) == .windows1252)
    #expect(try TextEncoding.detected(in: .bytes([0x93, 0x81, 0xED, 0x0A])) == .latin1)
    #expect(try TextEncoding.detected(in: .bytes([0x61, 0xC3])) == .windows1252)
    let late = [UInt8](repeating: 0x61, count: 200_000) + [0xED, 0x0A]
    #expect(try TextEncoding.detected(in: .bytes(late)) == .windows1252)
  }

  @Test("The delimiter is the one that most lines agree on")
  func delimiters() throws {
    func detected(_ text: String) throws -> Dialect.Delimiter? {
      try Dialect.Delimiter.detected(in: .bytes(Array(text.utf8)), dialect: Dialect())
    }
    #expect(try detected("a,b,c\n1,2,3\n") == .comma)
    #expect(try detected("País;Enero;Febrero\nHaití;1,234;2\nCuba;12;3,4\n") == .semicolon)
    #expect(try detected("a\tb\n1,5\t2\n") == .tab)
    #expect(try detected("a|b\n1|2\n") == .pipe)
    #expect(try detected("Título, con coma\na;b\n1;2\n3;4\n") == .semicolon)
    #expect(try detected("one column\nonly\n") == nil)
    #expect(try detected("") == nil)
  }
}
