/// The stage is asked for another day than the one that it last ran for.
enum AsOfChanged: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    guard let before = comparison.before, before.asOf != comparison.now.asOf else { return nil }
    let now = comparison.now.asOf
    return "as of \(before.asOf ?? "the latest") → \(now ?? "the latest")"
  }
}
