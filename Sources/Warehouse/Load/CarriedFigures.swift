/// Which figures of known series a file carried: one bit for each.
struct CarriedFigures {
  private struct Bits {
    var first: Int64
    var words: [UInt64] = []

    /// - Returns: false where the bit was set already.
    mutating func insert(_ ordinal: Int64) -> Bool {
      if words.isEmpty { first = ordinal & ~63 }
      if ordinal < first {
        let more = Int((first - (ordinal & ~63)) / 64)
        words.insert(contentsOf: repeatElement(0, count: more), at: 0)
        first = ordinal & ~63
      }
      let place = Int(ordinal - first)
      if place >> 6 >= words.count {
        words.append(contentsOf: repeatElement(0, count: (place >> 6) - words.count + 1))
      }
      let bit = UInt64(1) << UInt64(place & 63)
      defer { words[place >> 6] |= bit }
      return words[place >> 6] & bit == 0
    }

    func contains(_ ordinal: Int64) -> Bool {
      guard ordinal >= first, Int((ordinal - first) >> 6) < words.count else { return false }
      let place = Int(ordinal - first)
      return words[place >> 6] & (UInt64(1) << UInt64(place & 63)) != 0
    }
  }

  private var places: [Int64: Int] = [:]
  private var bits: [Bits] = []
  private var latest: (series: Int64, place: Int)?

  /// - Parameter period: a period number; those of one series share their frequency.
  /// - Returns: false where the figure was carried already.
  mutating func insert(series: Int64, period: Int64) -> Bool {
    let place: Int
    if let latest, latest.series == series {
      place = latest.place
    } else {
      place = places[series] ?? bits.count
      if place == bits.count {
        bits.append(Bits(first: 0))
        places[series] = place
      }
      latest = (series, place)
    }
    return bits[place].insert(period >> 3)
  }

  func contains(series: Int64, period: Int64) -> Bool {
    guard let place = places[series] else { return false }
    return bits[place].contains(period >> 3)
  }
}
