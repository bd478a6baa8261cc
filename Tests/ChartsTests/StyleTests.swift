import Charts
import Foundation
import Testing

/// The style sheet's promises, computed from its own values.
@Suite("The charts' style sheet")
struct StyleTests {
  private let css: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    css = try String(
      contentsOf: root.appending(path: "reports/style/charts.css"), encoding: .utf8)
  }

  @Test("Every class has a rule", arguments: StyleClass.allCases)
  func classes(style: StyleClass) throws {
    guard style != .figure, style != .label else { return }
    #expect(try css.contains(Regex("\\.\(style.rawValue)[ ,.]")), "\(style)")
  }

  @Test("Marks keep 3:1 and words 4.5:1 against the page, light and dark", arguments: [0, 1])
  func contrast(theme: Int) throws {
    let colours = try colours(theme: theme)
    let paper = try #require(colours["paper"])
    let marks = [
      "flow", "axis", "alarm-high", "alarm-low", "event", "band-edge", "part-1", "part-2",
      "part-3", "part-4", "part-5", "part-6", "part-rest",
    ]
    for name in marks {
      let ratio = try contrast(#require(colours[name]), paper)
      #expect(ratio >= 3, "\(name): \(ratio)")
    }
    let words =
      ["ink", "muted", "word-rest"] + (1...6).map { "word-\($0)" }
    for name in words {
      let ratio = try contrast(#require(colours[name]), paper)
      #expect(ratio >= 4.5, "\(name): \(ratio)")
    }
    for step in 0...5 {
      let ink = try #require(colours[step >= 3 ? "on-step" : "ink"])
      let ratio = try contrast(ink, #require(colours["step-\(step)"]))
      #expect(ratio >= 4.5, "words on step \(step): \(ratio)")
    }
  }

  /// The custom properties of the light (0) or dark (1) theme.
  private func colours(theme: Int) throws -> [String: String] {
    let blocks = css.matches(of: /:root \{([^}]*)\}/).map { String($0.1) }
    try #require(blocks.count == 2)
    let pairs = blocks[theme].matches(of: /--([a-z0-9-]+): #([0-9a-f]{6});/)
    return Dictionary(pairs.map { (String($0.1), String($0.2)) }) { $1 }
  }

  /// WCAG 2.2's contrast ratio of two colours.
  private func contrast(_ one: String, _ other: String) throws -> Double {
    let (a, b) = try (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ colour: String) throws -> Double {
    let number = try #require(Int(colour, radix: 16))
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double((number >> shift) & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
