import Domain

/// Finds the line on which a key stood first, by reading the file once more.
///
/// A set of seen keys is one bit a key, which is why the line of the first is not known when the
/// second appears. It is looked for only where a file has duplicates.
final class DuplicateSearch {
  private struct Cell: Hashable {
    var detail: Int32
    var period: Int
  }

  private var wanted: Set<Cell> = []
  private var first: [Cell: Int] = [:]
  /// The key on each line that repeats one.
  private var lines: [Int: Cell] = [:]

  var isNeeded: Bool { !wanted.isEmpty }

  func want(detail: Int32, period: Int, line: Int) {
    guard lines.count < FindingSummary.bound else { return }
    let cell = Cell(detail: detail, period: period)
    wanted.insert(cell)
    lines[line] = cell
  }

  /// Takes note of a row of the second reading.
  func see(detail: Int32, period: Int, line: Int) {
    let cell = Cell(detail: detail, period: period)
    guard wanted.contains(cell), first[cell] == nil else { return }
    first[cell] = line
  }

  /// The line on which the key of a repeating line stood first.
  func firstLine(of line: Int) -> Int? { lines[line].flatMap { first[$0] } }
}
