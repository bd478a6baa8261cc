/// A source's contract (`source.yaml`) was edited.
enum ContractChanged: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    let names = comparison.different(.contract)
    return names.isEmpty ? nil : "contract \(Reasons.list(names)) changed"
  }
}
