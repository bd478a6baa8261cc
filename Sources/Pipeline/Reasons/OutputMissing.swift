/// Something that the stage wrote was removed or edited.
enum OutputMissing: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    let names = comparison.missingOutputs
    return names.isEmpty ? nil : "\(Reasons.list(names)) missing"
  }
}
