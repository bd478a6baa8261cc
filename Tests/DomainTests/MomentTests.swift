import Domain
import Testing

@Suite("Moments")
struct MomentTests {
  @Test(
    "A moment writes the text that it was read from",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2024-10-03T06:00:00Z", 1_727_935_200),
      ("1969-12-31T23:59:59Z", -1), ("2000-02-29T12:34:56Z", 951_827_696),
    ])
  func roundTrip(text: String, seconds: Int) {
    #expect(Moment(text)?.seconds == seconds)
    #expect(Moment(seconds: seconds).description == text)
  }

  @Test(
    "Anything but a second of UTC is refused",
    arguments: [
      "2024-10-03", "2024-10-03T06:00:00", "2024-10-03T24:00:00Z", "2024-02-30T00:00:00Z",
      "2024-10-03 06:00:00Z", "2024-10-03T06:00:00+01:00", "2024-10-03T06:60:00Z", "",
    ])
  func refused(text: String) {
    #expect(Moment(text) == nil)
  }
}
