/// The stage never ended well in this warehouse.
enum FirstRun: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    comparison.before == nil && !comparison.lastAttemptFailed ? "first run" : nil
  }
}
