/// Which periods of which series have been seen: one bit for each.
///
/// - Complexity: O(1) an insertion, amortised; memory is one bit for each period between the first
///   and the last of a series.
struct CellSet {
  private struct Span {
    var firstWord: Int
    var offset: Int
    var words: Int
  }

  private var spans: [Span] = []
  private var bits: [UInt64] = []

  /// Adds a cell.
  ///
  /// - Returns: false where it was there already.
  mutating func insert(series: Int, period: Int) -> Bool {
    while spans.count <= series { spans.append(Span(firstWord: 0, offset: 0, words: 0)) }
    let word = period >> 6
    var place = word &- spans[series].firstWord
    if place < 0 || place >= spans[series].words {
      extend(series, to: word)
      place = word &- spans[series].firstWord
    }
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: period & 63)
    let index = spans[series].offset &+ place
    let old = bits[index]
    guard old & bit == 0 else { return false }
    bits[index] = old | bit
    return true
  }

  func contains(series: Int, period: Int) -> Bool {
    guard series < spans.count else { return false }
    let place = (period >> 6) - spans[series].firstWord
    guard place >= 0, place < spans[series].words else { return false }
    return bits[spans[series].offset + place] & (1 << UInt64(period & 63)) != 0
  }

  /// The periods of all series that satisfy a condition, in order.
  ///
  /// - Complexity: O(words of the series + periods).
  func periods(where includes: (_ series: Int) -> Bool) -> [Int] {
    var union: [Int: UInt64] = [:]
    for (series, span) in spans.enumerated() where includes(series) {
      for word in 0..<span.words where bits[span.offset + word] != 0 {
        union[span.firstWord + word, default: 0] |= bits[span.offset + word]
      }
    }
    var periods: [Int] = []
    for word in union.keys.sorted() {
      var rest = union[word] ?? 0
      while rest != 0 {
        periods.append(word << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return periods
  }

  /// Moves a series to a longer span at the end of the bits.
  private mutating func extend(_ series: Int, to word: Int) {
    let old = spans[series]
    if old.words == 0 {
      spans[series] = Span(firstWord: word, offset: bits.count, words: 1)
      bits.append(0)
      return
    }
    let first = min(old.firstWord, word)
    let last = max(old.firstWord + old.words - 1, word)
    // Twice as long towards where it grows, so that a series moves few times.
    let needed = last - first + 1
    let words = max(needed, old.words * 2)
    let start = word < old.firstWord ? last - words + 1 : first
    let offset = bits.count
    bits.append(contentsOf: repeatElement(0, count: words))
    for index in 0..<old.words {
      bits[offset + old.firstWord - start + index] = bits[old.offset + index]
    }
    spans[series] = Span(firstWord: start, offset: offset, words: words)
  }
}
