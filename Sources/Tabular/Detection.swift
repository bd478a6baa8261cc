extension TextEncoding {
  /// Finds out how the letters of a table stand as bytes, by reading all of it.
  ///
  /// UTF-8 where every byte fits; otherwise Windows-1252, which ISO-8859-1 is a part of, unless one
  /// of the five bytes stands there that Windows-1252 gives no meaning. A text of another encoding
  /// would pass as one of these with wrong letters, which is why a contract should say it.
  ///
  /// - Complexity: O(bytes), memory of one buffer.
  package static func detected(in input: TabularInput) throws(ReadFailure) -> TextEncoding {
    let source = try input.open()
    let size = 1 << 16
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
    defer { buffer.deallocate() }
    var kept = 0
    var isUTF8 = true
    var hasUnassigned = false
    while true {
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[kept...])
      let count = try source.read(into: room)
      let filled = kept + count
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<filled])
      for byte in piece[kept...] where byte >= 0x81 && byte <= 0x9D {
        if [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) { hasUnassigned = true }
      }
      guard count > 0 else {
        if kept > 0, UTF8Check.firstInvalid(in: piece) != nil { isUTF8 = false }
        return isUTF8 ? .utf8 : hasUnassigned ? .latin1 : .windows1252
      }
      kept = 0
      if isUTF8, let invalid = UTF8Check.firstInvalid(in: piece) {
        // A sequence that the piece cuts off is judged with the next one.
        if filled - invalid < 4, piece[invalid] >= 0xC2 {
          kept = filled - invalid
          buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: piece[invalid...]))
        } else {
          isUTF8 = false
        }
      }
    }
  }
}

extension Dialect.Delimiter {
  /// Finds out what stands between the fields of a table, by its first lines.
  ///
  /// The delimiter that gives most of the first 100 lines the same number of columns, more than
  /// one; among equals the one that gives more columns, then the first of comma, semicolon, tab and
  /// pipe. nil where none gives more than one column.
  package static func detected(
    in input: TabularInput, dialect: Dialect
  ) throws(ReadFailure) -> Dialect.Delimiter? {
    var best: (delimiter: Dialect.Delimiter, lines: Int, columns: Int)?
    for delimiter in allCases {
      var trial = dialect
      trial.delimiter = delimiter
      let (lines, columns) = try agreement(in: input, trial)
      guard columns > 1 else { continue }
      if let best, (best.lines, best.columns) >= (lines, columns) { continue }
      best = (delimiter, lines, columns)
    }
    return best?.delimiter
  }

  /// The number of columns that most of the first lines have, and how many lines have it.
  private static func agreement(
    in input: TabularInput, _ dialect: Dialect
  ) throws(ReadFailure) -> (lines: Int, columns: Int) {
    var reader = RecordReader(try input.open(), dialect: dialect)
    var lines: [Int: Int] = [:]
    for _ in 0..<100 {
      let step = try reader.next()
      if step == .end { break }
      if step == .record, reader.count > 1 { lines[reader.count, default: 0] += 1 }
    }
    let most = lines.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return (most?.value ?? 0, most?.key ?? 0)
  }
}
