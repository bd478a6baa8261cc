import Foundation

/// Cuts a table `series,period,value` that arrives on a file descriptor into runs of whole series.
///
/// The cut falls where a series ends, so that runs can be parsed and scored apart from each other;
/// memory holds one run and the beginning of the next, whatever the length of the table.
package struct SeriesSource {
  /// Bytes that a line may have at most.
  package static let longestLine = 1 << 20
  private static let header: [UInt8] = Array("series,period,value".utf8)
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private let descriptor: Int32
  private let size: Int
  private let carried = ByteBuffer()
  private var atEnd = false

  /// - Parameters:
  ///   - descriptor: where to read; stays open.
  ///   - size: bytes of a run, about; a longer series makes a longer run.
  package init(descriptor: Int32, size: Int = 1 << 20) {
    self.descriptor = descriptor
    self.size = max(64, size)
  }

  /// Reads the header, which must be `series,period,value`.
  ///
  /// - Throws: ``SeriesInputError`` that names the columns found.
  package mutating func readHeader() throws(SeriesInputError) {
    let buffer = ByteBuffer()
    while !buffer.bytes.contains(CSVField.lineFeed), try fill(buffer) {
      try Self.checkLine(buffer.bytes)
    }
    var bytes = buffer.bytes[...]
    if bytes.starts(with: Self.byteOrderMark) { bytes = bytes.dropFirst(Self.byteOrderMark.count) }
    guard !bytes.isEmpty else {
      throw SeriesInputError(
        line: nil, "the input is empty; the header series,period,value is missing")
    }
    var line = bytes.prefix { $0 != CSVField.lineFeed }
    carried.append(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(line.count + 1)))
    if line.last == CSVField.carriageReturn { line.removeLast() }
    guard line.elementsEqual(Self.header) || Self.columns(line) == ["series", "period", "value"]
    else { throw Self.wrongHeader(Self.columns(line)) }
  }

  /// Fills `run` with whole lines of whole series.
  ///
  /// - Returns: false where nothing is left.
  /// - Throws: ``SeriesInputError`` with the line counted from the first of the run.
  package mutating func read(into run: ByteBuffer) throws(SeriesInputError) -> Bool {
    run.removeAll()
    run.append(carried.bytes)
    carried.removeAll()
    var wanted = max(size, run.count)
    while true {
      while run.count < wanted, try fill(run) {}
      if atEnd { return run.count > 0 }
      let cut = Self.lastSeries(in: run.bytes)
      if cut > 0 {
        carried.append(UnsafeRawBufferPointer(rebasing: run.bytes[cut...]))
        run.cut(to: cut)
        return true
      }
      try Self.checkLine(run.bytes)
      wanted = run.count * 2
    }
  }

  /// - Returns: false at the end of the input.
  private mutating func fill(_ buffer: ByteBuffer) throws(SeriesInputError) -> Bool {
    let descriptor = descriptor
    var fault: Int32 = 0
    let received = buffer.append(upTo: size) { space in
      var received = Foundation.read(descriptor, space.baseAddress, space.count)
      while received < 0, errno == EINTR {
        received = Foundation.read(descriptor, space.baseAddress, space.count)
      }
      if received < 0 { fault = errno }
      return received
    }
    guard fault == 0 else {
      throw SeriesInputError(
        line: nil, "the input cannot be read (\(String(cString: strerror(fault))))")
    }
    atEnd = received == 0
    return !atEnd
  }

  private static func checkLine(_ run: UnsafeRawBufferPointer) throws(SeriesInputError) {
    guard run.count > longestLine, !run.suffix(longestLine).contains(CSVField.lineFeed)
    else { return }
    let line = run.count { $0 == CSVField.lineFeed } + 1
    throw SeriesInputError(
      line: line, "the line is longer than 1 MiB; every row is series,period,value")
  }

  /// Where the last series that has a whole line begins; 0 where no series ends before it.
  private static func lastSeries(in bytes: UnsafeRawBufferPointer) -> Int {
    guard var end = bytes.lastIndex(of: CSVField.lineFeed) else { return 0 }
    var start = lineStart(bytes, before: end)
    let name = UnsafeRawBufferPointer(rebasing: bytes[start..<nameEnd(bytes, start, end)])
    while start > 0 {
      end = start - 1
      let earlier = lineStart(bytes, before: end)
      let other = UnsafeRawBufferPointer(rebasing: bytes[earlier..<nameEnd(bytes, earlier, end)])
      guard other.holdsSameBytes(as: name) else { return start }
      start = earlier
    }
    return 0
  }

  private static func lineStart(_ bytes: UnsafeRawBufferPointer, before end: Int) -> Int {
    var start = end
    while start > 0, bytes[start - 1] != CSVField.lineFeed { start &-= 1 }
    return start
  }

  /// Where the first field ends: at a comma outside quotation marks, or at the end of the line.
  private static func nameEnd(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
    var isQuoted = false
    var index = start
    while index < end {
      if bytes[index] == CSVField.quote { isQuoted.toggle() }
      if bytes[index] == CSVField.comma, !isQuoted { return index }
      index &+= 1
    }
    return end
  }

  private static func columns(_ line: some Collection<UInt8>) -> [String] {
    line.split(separator: CSVField.comma, omittingEmptySubsequences: false).map { field in
      let text = String(decoding: field, as: UTF8.self)
      return text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
        ? String(text.dropFirst().dropLast()) : text
    }
  }

  private static func wrongHeader(_ found: [String]) -> SeriesInputError {
    let wanted = ["series", "period", "value"]
    let unknown = found.filter { !wanted.contains($0) }
    let absent = wanted.filter { !found.contains($0) }
    var faults: [String] = []
    if !unknown.isEmpty {
      faults.append(
        (unknown.count == 1 ? "unknown column " : "unknown columns ")
          + unknown.prefix(8).map { quoted($0) }.joined(separator: ", "))
    }
    if !absent.isEmpty { faults.append("no column " + absent.joined(separator: ", ")) }
    if faults.isEmpty { faults.append("columns in another order or twice") }
    return SeriesInputError(
      line: 1, "the header must be series,period,value; found " + faults.joined(separator: "; "))
  }

  private static func quoted(_ name: String) -> String {
    Array(name.utf8).withUnsafeBytes { Tabular.quoted($0) }
  }
}
