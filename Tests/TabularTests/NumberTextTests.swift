import Domain
import Tabular
import Testing

@Suite("Numbers as text")
struct NumberTextTests {
  private func text(_ value: Double) -> String {
    let buffer = ByteBuffer()
    buffer.append(value)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test(
    "A number is written in its shortest form",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1, "1"), (-17, "-17"), (0.1, "0.1"),
      (1.0 / 3, "0.3333333333333333"),
      (123456789012, "123456789012"), (1e16, "10000000000000000"), (1e17, "1e+17"),
      (1e-5, "0.00001"), (1.5e-6, "1.5e-06"), (-2.5e-300, "-2.5e-300"),
      (9007199254740992, "9007199254740992"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
      (.leastNonzeroMagnitude, "5e-324"), (2147483648, "2147483648"), (-2147483648, "-2147483648"),
    ])
  func shortest(value: Double, expected: String) { #expect(text(value) == expected) }

  @Test("NaN is written as nothing") func missing() { #expect(text(.nan) == "") }

  @Test("What is written reads back to the same double")
  func roundTrip() throws {
    for step in UInt64(1)...100_000 {
      // Multiples of 2^64 over the golden ratio visit all exponents evenly.
      let value = Double(bitPattern: step &* 0x9E37_79B9_7F4A_7C15)
      guard value.isFinite else { continue }
      let buffer = ByteBuffer()
      buffer.append(value)
      let read = try NumberText.read(buffer.bytes)
      #expect(read == value)
    }
  }

  @Test("Whole numbers are written digit by digit", arguments: [0, 7, -7, 10, 99, 100, .max, .min])
  func wholeNumbers(value: Int) {
    let buffer = ByteBuffer()
    buffer.append(value)
    #expect(String(decoding: buffer.bytes, as: UTF8.self) == String(value))
  }

  @Test("A period is written as it describes itself", arguments: Frequency.allCases)
  func periods(frequency: Frequency) throws {
    let first = Period(frequency, containing: try #require(Day("0001-01-01")))
    for step in stride(from: 0, to: 3_000, by: 7) {
      let period = first.advanced(by: step)
      let buffer = ByteBuffer()
      buffer.append(period)
      #expect(String(decoding: buffer.bytes, as: UTF8.self) == period.description)
    }
  }
}
