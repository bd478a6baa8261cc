/// The name that a misspelt one was probably meant to be.
package enum Nearest {
  /// The candidate with the fewest edits from `name`, nil where none is near.
  ///
  /// Near is at most a third of the longer name, at least one edit (optimal string alignment:
  /// insertions, deletions, substitutions and swaps of neighbours). Ties go to the first.
  ///
  /// - Complexity: O(candidates × length²).
  package static func name(to name: String, among candidates: [String]) -> String? {
    var best: (name: String, edits: Int)?
    for candidate in candidates {
      let edits = edits(Array(name.lowercased()), Array(candidate.lowercased()))
      guard edits <= max(1, max(name.count, candidate.count) / 3) else { continue }
      if let current = best, current.edits <= edits { continue }
      best = (candidate, edits)
    }
    return best?.name
  }

  private static func edits(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var rows = [Array(0...right.count)]
    for i in 1...left.count {
      var row = [i]
      for j in 1...right.count {
        var least = min(
          rows[i - 1][j] + 1, row[j - 1] + 1,
          rows[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1))
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          least = min(least, rows[i - 2][j - 2] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
