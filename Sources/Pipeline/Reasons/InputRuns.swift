/// A plan cannot know what a stage will give that runs first; a run asks again when it has.
enum InputRuns: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    let names = comparison.waitsFor.map(\.description)
    return names.isEmpty ? nil : "\(Reasons.list(names)) runs first"
  }
}
