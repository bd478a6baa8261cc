import Charts
import Testing

@Suite("Words in drawings")
struct TextTests {
  @Test("Lines are no wider than asked, and no word is lost")
  func wrap() {
    let text = "People in irregular transit through Darién, Panama, a month, 2020 to 2021"
    let lines = TextWrap.lines(text, width: 160, size: 13)
    #expect(lines.joined(separator: " ") == text)
    #expect(lines.allSatisfy { TextWidth.of($0, size: 13) <= 160 })
    #expect(TextWrap.lines("   ", width: 10, size: 10).isEmpty)
  }

  @Test("What does not fit ends in an ellipsis")
  func cut() {
    let cut = TextWrap.cut("Dominican Republic", width: 60, size: 12)
    #expect(cut.hasSuffix("…") && TextWidth.of(cut, size: 12) <= 60)
    #expect(TextWrap.cut("Panama", width: 60, size: 12) == "Panama")
    #expect(TextWrap.lines("one two three four", width: 30, size: 12, most: 2).count == 2)
  }

  @Test("Wide letters are wider than narrow ones, accents add nothing")
  func widths() {
    #expect(TextWidth.of("WWW", size: 12) > TextWidth.of("iii", size: 12))
    #expect(TextWidth.of("Darién", size: 12) == TextWidth.of("Darien", size: 12))
    #expect(TextWidth.of("", size: 12) == 0)
  }
}
