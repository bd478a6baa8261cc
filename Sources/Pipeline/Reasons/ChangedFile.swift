/// A file has other bytes than when it was read.
enum ChangedFile: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    let names = comparison.changed(.file)
    return names.isEmpty ? nil : "file \(Reasons.list(names)) changed"
  }
}
