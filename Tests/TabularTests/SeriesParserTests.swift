import Domain
import Tabular
import Testing

@Suite("Rows series,period,value")
struct SeriesParserTests {
  private func parse(_ text: String, counts: Bool = false) throws(SeriesInputError) -> SeriesTable {
    var table = SeriesTable()
    try Self.parse(text, SeriesParser(counts: counts), into: &table)
    return table
  }

  private static func parse(
    _ text: String, _ parser: SeriesParser, into table: inout SeriesTable
  ) throws(SeriesInputError) {
    let buffer = ByteBuffer()
    buffer.append(text)
    try parser.parse(buffer.bytes, into: &table)
  }

  @Test("Rows become series with their names, first periods and values")
  func rows() throws {
    let table = try parse("a,2024-11,1\na,2024-12,2.5\nb,2023-W52,\nb,2024-W01,-3e2\n")
    #expect(table.entries.map { table.name($0) } == ["a", "b"])
    #expect(table.entries.map(\.start.description) == ["2024-11", "2023-W52"])
    #expect(table.entries.map(\.line) == [1, 3])
    #expect(Array(table.values[table.entries[0].values]) == [1, 2.5])
    #expect(table.values[table.entries[1].values.lowerBound].isNaN)
    #expect(table.values.last == -300)
  }

  @Test("Periods that are left out are missing")
  func gaps() throws {
    let table = try parse("a,2024-Q3,1\na,2025-Q2,4\n")
    #expect(table.values.map(\.isNaN) == [false, true, true, false])
  }

  @Test("Quoted fields, Windows line ends and an absent last line end read the same")
  func quotesAndLineEnds() throws {
    let plain = try parse("a,2024,1\na,2025,2\n")
    for text in [
      "\"a\",\"2024\",\"1\"\n\"a\",\"2025\",\"2\"\n", "a,2024,1\r\na,2025,2\r\n",
      "a,2024,1\na,2025,2",
      "\"a\",2024,\"1\"\r\n\"a\",2025,2", "a,2024,1\na,2025,2\n\n",
    ] {
      let table = try parse(text)
      #expect(table.values == plain.values, "\(text)")
      #expect(table.name(table.entries[0]) == "a")
    }
  }

  @Test("A quoted name keeps its commas and doubled quotation marks")
  func quotedName() throws {
    let table = try parse("\"Darién, \"\"total\"\"\",2024-03-09,7\n")
    #expect(table.name(table.entries[0]) == "Darién, \"total\"")
  }

  @Test(
    "A row that breaks a rule is refused with its line, its value and the rule",
    arguments: [
      ("a,2024-01,1\na,2024-01,2\n", 2, "period 2024-01 stands twice"),
      ("a,2024-02,1\na,2024-01,2\n", 2, "comes after 2024-02"),
      ("a,2024-02,1\na,2024,2\n", 2, "a series has one frequency"),
      ("a,2024-02,1\nb,2024-02,x1\n", 2, "value “x1” is no number"),
      ("a,2024-02,inf\n", 1, "value “inf” is no number"),
      ("a,2024-02,nan\n", 1, "value “nan” is no number"),
      ("a,2024-02,-inf\n", 1, "is no number"),
      ("a,2024-02,0x10\n", 1, "is no number"),
      ("a,2024-02,+1\n", 1, "is no number"),
      ("a,2024-02, 1\n", 1, "is no number"),
      ("a,2024-02,1.2.3\n", 1, "is no number"),
      ("a,2024-02,1e999\n", 1, "outside the range of a double"),
      ("a,2024-13,1\n", 1, "“2024-13” is no period"),
      ("a,,1\n", 1, "is no period"),
      (",2024-01,1\n", 1, "names no series"),
      ("a,2024-01\n", 1, "the row has two fields"),
      ("a\n", 1, "the row has one field"),
      ("a,2024-01,1,9\n", 1, "more than three fields"),
      ("a,2024-01,1\n\na,2024-02,1\n", 2, "the line is empty"),
      ("a,2024-01,1\na,2024-0", 2, "may be truncated"),
      ("a,2024-01,1\na", 2, "may be truncated"),
      ("\"a,2024-01,1\n", 1, "is not closed on its line"),
      ("\"a\"b,2024-01,1\n", 1, "follows the closing quotation mark"),
      ("a\"b,2024-01,1\n", 1, "quotation mark stands inside"),
      ("a\0,2024-01,1\n", 1, "NUL byte"),
      ("a,0001-01-01,1\na,9999-12-31,1\n", 2, "longer than 1000000 periods"),
    ])
  func refused(text: String, line: Int, words: String) {
    let error = #expect(throws: SeriesInputError.self) { try parse(text) }
    #expect(error?.line == line)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test("Negative values are refused where counts are due, and only there")
  func counts() throws {
    #expect(try parse("a,2024,-1\n").values == [-1])
    let error = #expect(throws: SeriesInputError.self) { try parse("a,2024,-1\n", counts: true) }
    #expect(error?.message.contains("negative") == true)
    #expect(try parse("a,2024,-0\n", counts: true).values == [0])
  }
}
