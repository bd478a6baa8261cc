import Domain

/// Reads a table of any size record by record, in memory that does not grow with it.
///
/// RFC 4180, strictly: a quote stands only around a whole field and is doubled inside it. Both LF
/// and CRLF end a line, and a byte-order mark is skipped. A record that breaks the rules is one
/// ``Malformation`` with its line, and reading goes on with the next line, so that one stray quote
/// costs one record and never the lines after it.
///
/// Fields are slices of the reader's buffer in UTF-8, valid until the next call of ``next()``.
///
/// - Complexity: O(bytes); memory is the longest record, at most `Dialect.recordByteLimit`.
/// - References: Y. Shafranovich, RFC 4180 (2005). The search for structure before the walk over it
///   follows G. Langdale and D. Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 28
///   (2019), doi:10.1007/s00778-019-00578-5.
package struct RecordReader: ~Copyable {
  package enum Step: Sendable {
    /// A record stands in ``field(_:)``.
    case record
    /// The line cannot be read; ``malformation`` says why.
    case malformed
    case end
  }

  /// A spreadsheet's most columns: what has more is no table.
  package static let columnLimit = 16_384

  /// 1-based line on which the current record begins.
  package private(set) var line = 0
  /// Fields of the current record.
  package private(set) var count = 0
  /// What is wrong with the line after ``Step/malformed``.
  package private(set) var malformation: Malformation?
  package let dialect: Dialect

  private var window: IndexedBuffer
  private var recordStart = 0
  private var recordEnd = 0
  private var nextLine = 1
  private var skipsLine = false
  private var fields: UnsafeMutablePointer<UnsafeRawBufferPointer>
  private var fieldCapacity = 32
  /// Fields whose doubled quotes had to be undone; as large as the window, so that it never moves
  /// while a record is read.
  private var scratch: UnsafeMutablePointer<UInt8>
  private var scratchCapacity = 0
  private var scratchUsed = 0

  /// - Parameters:
  ///   - source: the table's bytes, in the dialect's encoding.
  ///   - dialect: how the publisher writes.
  ///   - bufferSize: bytes read at once, at least 64.
  package init(_ source: any ByteSource, dialect: Dialect = Dialect(), bufferSize: Int = 1 << 17) {
    self.dialect = dialect
    window = IndexedBuffer(
      dialect.encoding == .utf8 ? source : Transcoder(source, from: dialect.encoding),
      dialect: dialect, size: bufferSize)
    fields = .allocate(capacity: fieldCapacity)
    scratch = .allocate(capacity: 1)
  }

  deinit {
    fields.deallocate()
    scratch.deallocate()
  }

  /// A field of the current record, without its quotes; valid until the next call of ``next()``.
  package func field(_ index: Int) -> UnsafeRawBufferPointer {
    precondition(index >= 0 && index < count, "a record has no field beyond its last")
    return fields[index]
  }

  /// A field of the current record as text.
  package func text(_ index: Int) -> String { String(decoding: field(index), as: UTF8.self) }

  /// The current record's bytes as they stand in the file, without the line's end.
  package var raw: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: window.bytes + recordStart, count: recordEnd - recordStart)
  }

  /// Whether nothing stands on the current line.
  package var isBlank: Bool { recordEnd == recordStart }

  /// Moves on to the next record and, where there is one, gives it.
  package mutating func next(_ record: inout Record) throws(ReadFailure) -> Step {
    let step = try next()
    if step == .record {
      record = Record(fields: fields, count: count, line: line, raw: raw)
    }
    return step
  }

  /// Moves on to the next record.
  package mutating func next() throws(ReadFailure) -> Step {
    try window.begin()
    if window.isUTF16, line == 0 { return refuseUTF16() }
    while true {
      if skipsLine {
        guard window.skipLine() else {
          if window.atEnd { return .end }
          try window.fill()
          continue
        }
        skipsLine = false
        nextLine += 1
      }
      line = nextLine
      if window.unread == 0 && window.atEnd {
        count = 0
        return .end
      }
      switch parse() {
      case .record: return .record
      case .malformed: return .malformed
      case .incomplete:
        if window.unread > dialect.recordByteLimit {
          skipsLine = true
          return refuseLongLine()
        }
        try window.fill()
      }
    }
  }

  // MARK: - Walking

  private enum Outcome { case record, malformed, incomplete }

  private mutating func parse() -> Outcome {
    count = 0
    scratchUsed = 0
    let delimiter = dialect.delimiter.byte
    var place = window.cursor
    var fieldStart = window.start
    // Line feeds inside the fields read so far, where the dialect allows them.
    var lines = 0
    while place < window.index.count {
      let at = Int(window.index.positions[place])
      let byte = window.bytes[at]
      if byte == delimiter {
        guard push(window.bytes + fieldStart, at - fieldStart) else {
          return refuse(.tooManyColumns, place, lines)
        }
        fieldStart = at + 1
        place += 1
        continue
      }
      if byte == .lineFeed {
        guard push(window.bytes + fieldStart, at - fieldStart) else {
          return refuse(.tooManyColumns, place, lines)
        }
        return finish(end: at, place: place, lines)
      }
      if byte == .carriageReturn {
        guard at + 1 < window.filled else { return .incomplete }
        guard window.bytes[at + 1] == .lineFeed else {
          return refuse(.strayCarriageReturn, place, lines)
        }
        guard push(window.bytes + fieldStart, at - fieldStart) else {
          return refuse(.tooManyColumns, place, lines)
        }
        return finish(end: at, place: place + 1, lines)
      }
      if byte == 0 { return refuse(.nulByte, place, lines) }
      guard at == fieldStart else { return refuse(.strayQuote, place, lines) }
      switch quotedField(opening: place, &lines) {
      case .field(let next, let after):
        place = next
        fieldStart = after
      case .record(let end, let lineFeed): return finish(end: end, place: lineFeed, lines)
      case .refused(let rule, let place): return refuse(rule, place, lines)
      case .incomplete: return .incomplete
      }
    }
    return .incomplete
  }

  private mutating func push(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    if count == fieldCapacity {
      guard fieldCapacity < RecordReader.columnLimit else { return false }
      let larger = UnsafeMutablePointer<UnsafeRawBufferPointer>.allocate(capacity: count * 2)
      larger.update(from: fields, count: count)
      fields.deallocate()
      fields = larger
      fieldCapacity = count * 2
    }
    fields[count] = UnsafeRawBufferPointer(start: bytes, count: length)
    count &+= 1
    return true
  }

  /// Ends the record before the line feed that stands at `place` of the index.
  private mutating func finish(end: Int, place: Int, _ lines: Int) -> Outcome {
    recordStart = window.start
    recordEnd = end
    window.start = Int(window.index.positions[place]) + 1
    window.cursor = place + 1
    nextLine += lines + 1
    if end - recordStart > dialect.recordByteLimit {
      _ = refuseLongLine()
      return .malformed
    }
    if window.holdsHighBytes, let invalid = UTF8Check.firstInvalid(in: raw) {
      malformation = Malformation(
        rule: .notInEncoding, line: line, field: nil,
        message: UTF8Check.sentence(byte: raw[invalid], at: invalid))
      count = 0
      return .malformed
    }
    return .record
  }

  private enum Quoted {
    /// The field ended at a delimiter: place of the next position, start of the next field.
    case field(next: Int, after: Int)
    /// The field ended the record: its end, place of the line feed.
    case record(end: Int, lineFeed: Int)
    case refused(Malformation.Rule, place: Int)
    case incomplete
  }

  /// - Parameter lines: counts the line feeds inside the field.
  private mutating func quotedField(opening: Int, _ lines: inout Int) -> Quoted {
    let delimiter = dialect.delimiter.byte
    var place = opening + 1
    var segment = Int(window.index.positions[opening]) + 1
    let scratchStart = scratchUsed
    var undoesQuotes = false
    let linesBefore = lines
    while true {
      guard place < window.index.count else {
        return window.atEnd ? unterminated(&lines) : .incomplete
      }
      let at = Int(window.index.positions[place])
      let byte = window.bytes[at]
      if byte == dialect.quote {
        guard at + 1 < window.filled else { return .incomplete }
        let following = window.bytes[at + 1]
        if following == dialect.quote {
          keep(segment, through: at + 1)
          undoesQuotes = true
          segment = at + 2
          place += 2
          continue
        }
        if undoesQuotes { keep(segment, through: at) }
        let pushed =
          undoesQuotes
          ? push(scratch + scratchStart, scratchUsed - scratchStart)
          : push(window.bytes + segment, at - segment)
        guard pushed else { return .refused(.tooManyColumns, place: place) }
        if following == delimiter { return .field(next: place + 2, after: at + 2) }
        if following == .lineFeed { return .record(end: at + 1, lineFeed: place + 1) }
        if following == .carriageReturn {
          guard at + 2 < window.filled else { return .incomplete }
          if window.bytes[at + 2] == .lineFeed {
            return .record(end: at + 1, lineFeed: place + 2)
          }
        }
        return .refused(.strayQuote, place: place)
      }
      if byte == 0 { return .refused(.nulByte, place: place) }
      if byte == .lineFeed || byte == .carriageReturn {
        guard dialect.allowsLineBreaksInFields else {
          return .refused(.lineBreakInQuotes, place: place)
        }
        if byte == .lineFeed { lines += 1 }
        if lines - linesBefore > dialect.fieldLineLimit { return unterminated(&lines) }
      }
      place += 1
    }
  }

  /// Goes back to the record's first line, so that only that line is lost.
  private func unterminated(_ lines: inout Int) -> Quoted {
    lines = 0
    return .refused(.unterminatedQuote, place: window.cursor)
  }

  /// Copies a piece of a field whose doubled quotes are being undone.
  private mutating func keep(_ from: Int, through end: Int) {
    if scratchCapacity < window.capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: window.capacity)
      larger.update(from: scratch, count: scratchUsed)
      scratch.deallocate()
      scratch = larger
      scratchCapacity = window.capacity
    }
    (scratch + scratchUsed).update(from: window.bytes + from, count: end - from)
    scratchUsed += end - from
  }

  // MARK: - Refusing

  /// Leaves the record out and goes on behind the next line feed from `place` of the index.
  private mutating func refuse(_ rule: Malformation.Rule, _ place: Int, _ lines: Int) -> Outcome {
    malformation = Malformation(
      rule: rule, line: line, field: rule == .unterminatedQuote ? nil : count,
      message: rule.sentence(dialect))
    count = 0
    window.cursor = place
    nextLine += lines
    skipsLine = true
    return .malformed
  }

  private mutating func refuseLongLine() -> Step {
    malformation = Malformation(
      rule: .lineTooLong, line: line, field: nil,
      message: Malformation.Rule.lineTooLong.sentence(dialect))
    count = 0
    return .malformed
  }

  private mutating func refuseUTF16() -> Step {
    line = 1
    malformation = Malformation(
      rule: .notInEncoding, line: 1, field: nil,
      message: "the file is UTF-16; save it as CSV UTF-8")
    window.abandon()
    return .malformed
  }
}
