/// An option has another value, or an option came or went; the day asked for has a reason of its
/// own.
enum OptionChanged: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    guard let before = comparison.before?.options else { return nil }
    let now = comparison.now.options
    let names = Set(before.keys).union(now.keys)
      .filter { before[$0] != now[$0] && $0 != Ingredients.asOfOption }.sorted()
    guard let name = names.first else { return nil }
    let more = names.count > 1 ? " and \(names.count - 1) more" : ""
    return "option \(name) \(before[name] ?? "unset") → \(now[name] ?? "unset")" + more
  }
}
