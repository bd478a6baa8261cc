/// Positions of the bytes that give a table its structure, found 16 bytes at a time.
///
/// Structure is the delimiter, the quote, line feed, carriage return and NUL. The reader then walks
/// the positions instead of the bytes.
struct StructuralIndex: ~Copyable {
  private(set) var positions: UnsafeMutablePointer<UInt32>
  private(set) var count = 0
  private var capacity: Int
  private let delimiter: UInt8
  private let quote: UInt8

  init(delimiter: UInt8, quote: UInt8?) {
    self.delimiter = delimiter
    // Where nothing quotes, looking for line feeds twice costs less than a branch.
    self.quote = quote ?? .lineFeed
    capacity = 1 << 14
    positions = .allocate(capacity: capacity)
  }

  deinit { positions.deallocate() }

  /// Drops the first `dropped` positions and moves the others `offset` bytes to the front.
  mutating func shift(dropping dropped: Int, by offset: Int) {
    let kept = count - dropped
    for index in 0..<kept { positions[index] = positions[index + dropped] - UInt32(offset) }
    count = kept
  }

  /// Adds the positions found in `bytes[range]`.
  ///
  /// - Returns: whether a byte above 0x7F stands among them.
  /// - Complexity: O(bytes), a few operations for each 16 of them.
  mutating func append(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> Bool {
    reserve(count + range.count)
    var at = range.lowerBound
    var found = count
    let delimiters = SIMD16<UInt8>(repeating: delimiter)
    let quotes = SIMD16<UInt8>(repeating: quote)
    let lineFeeds = SIMD16<UInt8>(repeating: .lineFeed)
    let returns = SIMD16<UInt8>(repeating: .carriageReturn)
    let zeros = SIMD16<UInt8>()
    var seen = SIMD16<UInt8>()
    while at + 16 <= range.upperBound {
      let block = UnsafeRawPointer(bytes + at).loadUnaligned(as: SIMD16<UInt8>.self)
      seen |= block
      let hits =
        (block .== delimiters) .| (block .== lineFeeds) .| (block .== quotes)
        .| (block .== returns) .| (block .== zeros)
      // One bit a byte: the lowest of each.
      let halves = unsafeBitCast(hits, to: SIMD2<UInt64>.self) & 0x0101_0101_0101_0101
      var low = halves[0]
      while low != 0 {
        positions[found] = UInt32(truncatingIfNeeded: at &+ low.trailingZeroBitCount &>> 3)
        found &+= 1
        low &= low &- 1
      }
      var high = halves[1]
      while high != 0 {
        positions[found] = UInt32(truncatingIfNeeded: at &+ 8 &+ high.trailingZeroBitCount &>> 3)
        found &+= 1
        high &= high &- 1
      }
      at &+= 16
    }
    var last: UInt8 = 0
    while at < range.upperBound {
      let byte = bytes[at]
      last |= byte
      if byte == delimiter || byte == .lineFeed || byte == quote || byte == .carriageReturn
        || byte == 0
      {
        positions[found] = UInt32(truncatingIfNeeded: at)
        found &+= 1
      }
      at &+= 1
    }
    count = found
    return (seen.max() | last) >= 0x80
  }

  private mutating func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    var larger = capacity
    while larger < needed { larger *= 2 }
    let moved = UnsafeMutablePointer<UInt32>.allocate(capacity: larger)
    moved.update(from: positions, count: count)
    positions.deallocate()
    positions = moved
    capacity = larger
  }
}

extension UInt8 {
  static var lineFeed: UInt8 { 0x0A }
  static var carriageReturn: UInt8 { 0x0D }
  static var quote: UInt8 { 0x22 }
}
