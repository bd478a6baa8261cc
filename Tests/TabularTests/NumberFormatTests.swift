import Tabular
import Testing

private func number(_ text: String, _ format: NumberFormat = NumberFormat()) -> Double? {
  Array(text.utf8).withUnsafeBytes { format.number($0) }
}

private func count(_ text: String, _ format: NumberFormat = NumberFormat()) -> Double? {
  Array(text.utf8).withUnsafeBytes { format.count($0) }
}

@Suite("Numbers as publishers write them")
struct NumberFormatTests {
  @Test("Plain numbers are read exactly")
  func plain() {
    #expect(number("0") == 0)
    #expect(number("1851") == 1851)
    #expect(number("-12.5") == -12.5)
    #expect(number("0.1") == 0.1)
    #expect(number("9007199254740993") == 9007199254740992)
    #expect(number("-332495231967.189") == -332495231967.189)
    #expect(number("1e-7") == 1e-7)
    #expect(number("2.5E+3") == 2500)
    #expect(number("-0")?.sign == .plus)
  }

  @Test(
    "What is no number is refused, not bent",
    arguments: [
      "", "-", ".", "1.", ".5", "+1", " 1", "1 ", "1,5", "1.2.3", "0x10", "inf", "nan", "NaN",
      "1e", "1e+", "--1", "1-", "12a", "1 234", "1e999", "１２", "1_000",
    ])
  func refused(text: String) {
    #expect(number(text) == nil)
  }

  @Test("Thousands stand in groups of three")
  func thousands() {
    let comma = NumberFormat(thousands: .comma)
    #expect(number("1,234", comma) == 1234)
    #expect(number("12,345,678.5", comma) == 12_345_678.5)
    #expect(number("1234", comma) == 1234)
    for text in ["1,23", "1,2345", "1234,567", ",123", "1,,234", "1,234,", "1,234,56"] {
      #expect(number(text, comma) == nil, "\(text)")
    }
    let latin = NumberFormat(decimal: .comma, thousands: .point)
    #expect(number("1.234,5", latin) == 1234.5)
    #expect(number("1.5", latin) == nil)
    let space = NumberFormat(decimal: .comma, thousands: .space)
    for text in ["1 234,5", "1\u{A0}234,5", "1\u{202F}234,5", "1\u{2009}234,5"] {
      #expect(number(text, space) == 1234.5, "\(text)")
    }
    #expect(number("1  234", space) == nil)
    let apostrophe = NumberFormat(thousands: .apostrophe)
    #expect(number("1'234'567", apostrophe) == 1_234_567)
    #expect(number("1’234", apostrophe) == 1234)
    #expect(NumberFormat.marksDiffer(.comma, .comma) == false)
    #expect(NumberFormat.marksDiffer(.point, .space))
  }

  @Test("A count is a whole number of at least zero, written without decimals")
  func counts() {
    #expect(count("0") == 0)
    #expect(count("1851") == 1851)
    #expect(count("1,851", NumberFormat(thousands: .comma)) == 1851)
    for text in ["-1", "1.0", "1.5", "1e3", "-0", "99999999999999999999"] {
      #expect(count(text) == nil, "\(text)")
    }
  }

  @Test("A written number reads back as the same double", arguments: 0..<20 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var draws = Draws(state: seed)
    for decimal in NumberFormat.Decimal.allCases {
      var values: [Double] = [0, 1, 0.1, 1e300, .leastNonzeroMagnitude, 123_456_789.125]
      for _ in 0..<50 {
        let value = Double(bitPattern: draws.next())
        if value.isFinite { values.append(value) }
      }
      for value in values {
        var written: [UInt8] = []
        var writer = RecordWriter(TableStyle(delimiter: .semicolon, decimal: decimal)) {
          written += Array($0)
        }
        writer.append(value)
        try writer.endRecord()
        try writer.flush()
        written.removeLast()
        let read = written.withUnsafeBytes { NumberFormat(decimal: decimal).number($0) }
        #expect(read == value, "\(String(decoding: written, as: UTF8.self))")
      }
    }
  }
}
