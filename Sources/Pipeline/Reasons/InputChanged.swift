/// A stage that this one reads has given something else.
enum InputChanged: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    let names = comparison.different(.stage)
    return names.isEmpty ? nil : "\(Reasons.list(names)) changed"
  }
}
