/// The three fields of one line, as they stand there (quotes included).
struct Row {
  let series: UnsafeRawBufferPointer
  let period: UnsafeRawBufferPointer
  let value: UnsafeRawBufferPointer
  let isBlank: Bool

  /// Cuts the line that begins at `position` and moves `position` behind it.
  ///
  /// - Parameter expected: the first field of the line before, which nearly every line repeats.
  init(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int, expected: UnsafeRawBufferPointer,
    line: Int
  ) throws(SeriesInputError) {
    let start = position
    if bytes[start] == CSVField.lineFeed
      || (bytes[start] == CSVField.carriageReturn && start + 1 < bytes.count
        && bytes[start + 1] == CSVField.lineFeed)
    {
      position = start + (bytes[start] == CSVField.lineFeed ? 1 : 2)
      (series, period, value) = (bytes.empty, bytes.empty, bytes.empty)
      isBlank = true
      return
    }
    isBlank = false
    let first =
      bytes.repeats(expected, at: start)
      ? start + expected.count : try CSVField.end(bytes, from: start, line: line)
    guard first < bytes.count, bytes[first] == CSVField.comma else {
      throw Row.wrongCount(1, atEnd: first == bytes.count, line: line)
    }
    let second = try CSVField.end(bytes, from: first + 1, line: line)
    guard second < bytes.count, bytes[second] == CSVField.comma else {
      throw Row.wrongCount(2, atEnd: second == bytes.count, line: line)
    }
    let third = try CSVField.end(bytes, from: second + 1, line: line)
    if third < bytes.count, bytes[third] == CSVField.comma {
      throw Row.wrongCount(4, atEnd: false, line: line)
    }
    series = UnsafeRawBufferPointer(rebasing: bytes[start..<first])
    period = UnsafeRawBufferPointer(rebasing: bytes[(first + 1)..<second])
    let hasReturn = third > second + 1 && bytes[third - 1] == CSVField.carriageReturn
    value = UnsafeRawBufferPointer(rebasing: bytes[(second + 1)..<(hasReturn ? third - 1 : third)])
    position = third < bytes.count ? third + 1 : third
  }

  private static func wrongCount(_ count: Int, atEnd: Bool, line: Int) -> SeriesInputError {
    if atEnd {
      return SeriesInputError(
        line: line,
        "the input ends within this row (\(count) of 3 fields); the file may be truncated")
    }
    let found = count > 3 ? "more than three fields" : count == 1 ? "one field" : "two fields"
    return SeriesInputError(
      line: line, "the row has \(found); every row is series,period,value")
  }
}

/// Fields of a record as RFC 4180 writes them, on one line each.
enum CSVField {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// The index of the comma or line feed that ends the field which begins at `start`, or the end
  /// of the bytes.
  static func end(
    _ bytes: UnsafeRawBufferPointer, from start: Int, line: Int
  ) throws(SeriesInputError) -> Int {
    var index = start
    if index < bytes.count, bytes[index] == quote { return try endQuoted(bytes, start, line) }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == comma || byte == lineFeed { return index }
      if byte == quote || byte == 0 {
        throw SeriesInputError(
          line: line,
          byte == 0
            ? "the line holds a NUL byte; the input is not a text file"
            : "a quotation mark stands inside a field that is not quoted")
      }
      index &+= 1
    }
    return index
  }

  private static func endQuoted(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ line: Int
  ) throws(SeriesInputError) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != lineFeed {
      if bytes[index] == quote {
        index += 1
        if index < bytes.count, bytes[index] == quote {
          index += 1
          continue
        }
        var end = index
        if end < bytes.count, bytes[end] == carriageReturn { end += 1 }
        guard end == bytes.count || bytes[end] == comma || bytes[end] == lineFeed else {
          throw SeriesInputError(line: line, "text follows the closing quotation mark of a field")
        }
        return end
      }
      index += 1
    }
    throw SeriesInputError(
      line: line, "a quoted field is not closed on its line; fields do not run over line ends")
  }

  /// The field without its quotation marks, where nothing inside is doubled.
  static func inside(_ field: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard field.count >= 2, field[0] == quote, field[field.count - 1] == quote else { return field }
    return UnsafeRawBufferPointer(rebasing: field[1..<(field.count - 1)])
  }

  /// Appends what a field means: quotation marks removed, doubled ones made single.
  static func appendUnquoted(_ field: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    guard field.count >= 2, field[0] == quote else {
      bytes.append(contentsOf: field)
      return
    }
    var index = 1
    while index < field.count - 1 {
      bytes.append(field[index])
      index += field[index] == quote ? 2 : 1
    }
  }
}

extension UnsafeRawBufferPointer {
  var empty: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: baseAddress, count: 0) }

  /// Whether a field and the comma behind it stand at an index.
  func repeats(_ field: UnsafeRawBufferPointer, at index: Int) -> Bool {
    let end = index + field.count
    guard field.count > 0, end < count, self[end] == CSVField.comma else { return false }
    return UnsafeRawBufferPointer(rebasing: self[index..<end]).holdsSameBytes(as: field)
  }

  func holdsSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    var index = 0
    while index &+ 8 <= count {
      if loadUnaligned(fromByteOffset: index, as: UInt64.self)
        != other.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      {
        return false
      }
      index &+= 8
    }
    while index < count {
      if self[index] != other[index] { return false }
      index &+= 1
    }
    return true
  }

  /// The whole number written in digits alone, nil for anything else.
  var wholeNumber: Int? {
    var number = 0
    for byte in self {
      let digit = byte &- 0x30
      guard digit <= 9 else { return nil }
      number = number &* 10 &+ Int(digit)
    }
    return number
  }
}
