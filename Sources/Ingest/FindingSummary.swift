package import Domain

/// The findings of a file: a bounded number of each rule, and how many there are in all.
package struct FindingSummary: Sendable, Hashable {
  /// The most that is kept of one rule.
  package static let bound = 200

  package struct Rule: Sendable, Hashable {
    package var rule: String
    package var severity: Finding.Severity
    /// The first ones, at most ``FindingSummary/bound``.
    package var first: [Finding]
    package var count: Int

    /// `first 200 of 3,118` where not all are kept, nil otherwise.
    package var bound: String? {
      first.count < count ? "first \(first.count) of \(Grouped.text(count))" : nil
    }
  }

  /// By severity (errors first), then by the rule's name.
  package var rules: [Rule]

  package init(rules: [Rule] = []) { self.rules = rules }

  package var isEmpty: Bool { rules.isEmpty }

  /// All kept findings, by severity, rule and line.
  package var all: [Finding] { rules.flatMap(\.first) }

  package func count(of severity: Finding.Severity) -> Int {
    rules.lazy.filter { $0.severity == severity }.reduce(0) { $0 + $1.count }
  }
}

/// Whole numbers as people read them.
enum Grouped {
  /// `3118` as `3,118`.
  static func text(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
