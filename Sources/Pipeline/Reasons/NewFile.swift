/// A publisher's file has arrived.
enum NewFile: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    let names = comparison.added(.file)
    if names.count > 1 { return "file \(names[0]) is new, and \(names.count - 1) more" }
    return names.first.map { "file \($0) is new" }
  }
}
