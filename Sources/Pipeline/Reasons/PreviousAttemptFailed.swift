/// The last attempt failed or was cut short; what made it fail may be gone.
enum PreviousAttemptFailed: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    comparison.lastAttemptFailed ? "the previous attempt failed" : nil
  }
}
