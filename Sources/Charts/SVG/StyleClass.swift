/// The classes of the charts' style sheet (`reports/style/charts.css`), short because they repeat.
///
/// A test asserts that the style sheet knows every one of them.
package enum StyleClass: String, Sendable, CaseIterable {
  case figure = "fig"
  case title = "ti"
  case subtitle = "su"
  case source = "so"
  case label = "la"
  case labelStrong = "ls"
  case labelMuted = "lm"
  case labelEnd = "le"
  case labelMiddle = "lc"
  case onFill = "of"
  case halo = "ha"

  case paper = "pa"
  case rule = "ru"
  case grid = "gr"
  case axis = "ax"
  case tick = "tk"

  case line = "ln"
  case lineThin = "lt"
  case lineFaint = "lf"
  case expected = "ex"
  case band = "bd"
  case bandEdge = "be"
  case whisker = "wh"
  case dot = "do"
  case provisional = "pr"
  case alarmHigh = "ah"
  case alarmLow = "al"
  case hollow = "ho"
  case event = "ev"
  case mark = "mk"
  case hatch = "hx"
  case empty = "em"
  case bar = "ba"
  case barUp = "bu"
  case barDown = "bn"
  case leg = "lg"
  case node = "nd"

  // Fills of parts of a whole, in the order in which they are given out; the last is for the rest.
  case part1 = "p1"
  case part2 = "p2"
  case part3 = "p3"
  case part4 = "p4"
  case part5 = "p5"
  case part6 = "p6"
  case partRest = "p0"

  // Words in the colour of a part, dark enough to read.
  case word1 = "w1"
  case word2 = "w2"
  case word3 = "w3"
  case word4 = "w4"
  case word5 = "w5"
  case word6 = "w6"
  case wordRest = "w0"

  // Steps of one hue, from little to much.
  case step0 = "s0"
  case step1 = "s1"
  case step2 = "s2"
  case step3 = "s3"
  case step4 = "s4"
  case step5 = "s5"

  /// The fill of the part at `index`; parts beyond the sixth share the fill of the rest.
  package static func part(_ index: Int) -> StyleClass {
    let parts: [StyleClass] = [.part1, .part2, .part3, .part4, .part5, .part6]
    return parts.indices.contains(index) ? parts[index] : .partRest
  }

  /// The words of the part at `index`, in the part's colour.
  package static func word(_ index: Int) -> StyleClass {
    let words: [StyleClass] = [.word1, .word2, .word3, .word4, .word5, .word6]
    return words.indices.contains(index) ? words[index] : .wordRest
  }

  /// The step of a value's rank among steps 0…5.
  package static func step(_ index: Int) -> StyleClass {
    let steps: [StyleClass] = [.step0, .step1, .step2, .step3, .step4, .step5]
    return steps[min(max(index, 0), 5)]
  }
}
