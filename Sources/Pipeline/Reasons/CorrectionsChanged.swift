/// A source's corrections came, went or were edited.
enum CorrectionsChanged: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    let names = comparison.different(.corrections)
    return names.isEmpty ? nil : "corrections \(Reasons.list(names)) changed"
  }
}
