/// A reference table (countries, places, aliases, …) was edited.
enum ReferenceChanged: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    let names = comparison.different(.reference)
    return names.isEmpty ? nil : "reference table \(Reasons.list(names)) changed"
  }
}
