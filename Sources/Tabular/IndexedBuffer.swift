/// A window on a table's bytes with the positions of their structure.
///
/// The window slides: what has been read is dropped, what has not is kept, and it grows only where
/// one record is longer than the window.
struct IndexedBuffer: ~Copyable {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var index: StructuralIndex
  private(set) var capacity: Int
  /// Bytes in the window.
  private(set) var filled = 0
  /// Where the current record begins.
  var start = 0
  /// Place in the index of the first position at or after `start`.
  var cursor = 0
  /// Whether the source has no more bytes than the window.
  private(set) var atEnd = false
  /// Whether the window may hold a byte above 0x7F.
  private(set) var holdsHighBytes = false
  /// Whether the table begins with the mark of UTF-16.
  private(set) var isUTF16 = false

  private let source: any ByteSource
  private var begun = false

  init(_ source: any ByteSource, dialect: Dialect, size: Int) {
    self.source = source
    index = StructuralIndex(delimiter: dialect.delimiter.byte, quote: dialect.quote)
    capacity = max(64, size)
    bytes = .allocate(capacity: capacity)
  }

  deinit { bytes.deallocate() }

  /// Bytes of the window that belong to no finished record.
  var unread: Int { filled - start }

  /// Reads the first bytes and steps over a byte-order mark.
  mutating func begin() throws(ReadFailure) {
    guard !begun else { return }
    begun = true
    while filled < 3 && !atEnd { try fill() }
    if filled >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    if filled >= 2 {
      isUTF16 = (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)
    }
  }

  /// Moves the current record to the front and reads behind it.
  mutating func fill() throws(ReadFailure) {
    if start > 0 {
      let kept = filled - start
      if kept > 0 { bytes.update(from: bytes + start, count: kept) }
      index.shift(dropping: cursor, by: start)
      filled = kept
      start = 0
      cursor = 0
      if kept == 0 { holdsHighBytes = false }
    }
    // One byte stays free for the line feed that the last line may lack, and a transcoder asks for
    // three.
    if filled >= capacity - 4 { grow() }
    let room = UnsafeMutableRawBufferPointer(start: bytes + filled, count: capacity - 1 - filled)
    let count = try source.read(into: room)
    var added = filled..<filled + count
    if count == 0 {
      atEnd = true
      if filled > 0, bytes[filled - 1] != .lineFeed {
        bytes[filled] = .lineFeed
        added = filled..<filled + 1
      }
    }
    if index.append(bytes, added) { holdsHighBytes = true }
    filled = added.upperBound
  }

  /// Moves to the beginning of the next line.
  ///
  /// - Returns: false where it has not been read yet.
  mutating func skipLine() -> Bool {
    while cursor < index.count {
      let at = Int(index.positions[cursor])
      cursor += 1
      if bytes[at] == .lineFeed {
        start = at + 1
        return true
      }
    }
    start = filled
    return false
  }

  /// Drops everything, so that reading ends.
  mutating func abandon() {
    start = filled
    cursor = index.count
    atEnd = true
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
    larger.update(from: bytes, count: filled)
    bytes.deallocate()
    bytes = larger
    capacity *= 2
  }
}
