/// The method gives other results than the version that ran.
enum MethodChanged: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    guard let before = comparison.before else { return nil }
    let now = comparison.now
    if before.code != now.code { return "method \(before.code) → \(now.code)" }
    guard before.version != now.version else { return nil }
    return "method \(now.code) \(before.version) → \(now.version)"
  }
}
