extension NumberLocale {
  /// A number with its separators, rounded half away from zero.
  ///
  /// - Parameters:
  ///   - decimals: Digits after the decimal sign, zeros included.
  ///   - signed: Whether a positive number carries its sign too.
  /// - Returns: "–" for a number that is none; never "−0".
  package func number(_ value: Double, decimals: Int = 0, signed: Bool = false) -> String {
    guard value.isFinite else { return "–" }
    let scale = NumberLocale.power(decimals)
    let rounded = (abs(value) * scale).rounded()
    guard rounded < 1e15 else { return "\(value)" }
    let (whole, rest) = Int(rounded).quotientAndRemainder(dividingBy: Int(scale))
    var text = grouped(whole)
    if decimals > 0 {
      let digits = String(rest)
      text += decimal + String(repeating: "0", count: decimals - digits.count) + digits
    }
    guard rounded > 0 else { return text }
    return (value < 0 ? "\u{2212}" : signed ? "+" : "") + text
  }

  /// A share or a change as parts of a hundred (0.31 is 31%).
  ///
  /// Below one part in a hundred one decimal is kept, so that a small change is not written as none,
  /// and just below a hundred, so that nearly all is not written as all.
  package func percent(_ ratio: Double, signed: Bool = false) -> String {
    let hundredths = ratio * 100
    let isSmall = abs(hundredths) < 0.95 && abs(hundredths) >= 0.05
    let isNearlyAll = abs(hundredths) >= 99.5 && abs(hundredths) < 99.95
    let decimals = isSmall || isNearlyAll ? 1 : 0
    return number(hundredths, decimals: decimals, signed: signed) + "%"
  }

  /// A number in few letters: `17 mil`, `1.5 M`.
  package func short(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    let size = abs(value)
    switch size {
    case ..<999.5: return number(value)
    case ..<9_950: return number(value / 1_000, decimals: 1) + thousand
    case ..<999_500: return number(value / 1_000) + thousand
    case ..<9_950_000: return number(value / 1e6, decimals: 1) + million
    case ..<999_500_000: return number(value / 1e6) + million
    default: return number(value / 1e6) + million
    }
  }

  private var thousand: String { language == .es ? "\u{A0}mil" : "K" }
  private var million: String { language == .es ? "\u{A0}M" : "M" }

  private func grouped(_ whole: Int) -> String {
    let digits = Array(String(whole))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += group }
      text.append(digit)
    }
    return text
  }

  private static func power(_ decimals: Int) -> Double {
    precondition((0...6).contains(decimals), "a figure has no more than six decimals")
    return (0..<decimals).reduce(1) { power, _ in power * 10 }
  }
}
