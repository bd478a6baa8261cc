/// The person asked for it (`--force`).
enum Forced: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    comparison.isForced ? "forced" : nil
  }
}
