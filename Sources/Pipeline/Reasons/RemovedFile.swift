/// A file that was read is no longer there.
enum RemovedFile: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    let names = comparison.removed(.file)
    return names.isEmpty ? nil : "file \(Reasons.list(names)) is gone"
  }
}
