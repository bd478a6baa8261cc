/// The warehouse has another schema than when the stage ran.
enum SchemaChanged: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    guard let before = comparison.before, before.schema != comparison.now.schema else {
      return nil
    }
    return "warehouse schema \(before.schema) → \(comparison.now.schema)"
  }
}
