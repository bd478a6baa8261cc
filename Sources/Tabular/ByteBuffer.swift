package import Domain

/// A growing run of bytes that files are read into and CSV is written into.
///
/// A class, so that workers can hand a filled buffer on and reuse its memory; it has one owner at
/// a time and no lock, which is why it is sendable without the compiler's proof.
package final class ByteBuffer: @unchecked Sendable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Bytes written so far.
  package private(set) var count = 0

  /// - Parameter capacity: bytes to reserve; the buffer grows beyond them by itself.
  package init(capacity: Int = 1 << 16) {
    self.capacity = max(64, capacity)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// What has been written.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// Forgets what has been written and keeps the memory.
  package func removeAll() { count = 0 }

  /// Appends one byte.
  package func append(_ byte: UInt8) {
    reserve(1)
    start[count] = byte
    count &+= 1
  }

  /// Appends bytes as they are.
  package func append(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    reserve(bytes.count)
    UnsafeMutableRawPointer(start + count).copyMemory(from: base, byteCount: bytes.count)
    count &+= bytes.count
  }

  /// Appends the UTF-8 of a text.
  package func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Appends a finite number in its shortest form, nothing for NaN.
  package func append(_ number: Double) {
    guard number == number else { return }
    reserve(NumberText.length)
    count &+= NumberText.write(number, to: start + count)
  }

  /// Appends a whole number.
  package func append(_ number: Int) {
    reserve(NumberText.length)
    count &+= NumberText.write(number, to: start + count)
  }

  /// Appends a period's text form.
  package func append(_ period: Period) {
    reserve(Period.textLength)
    count &+= period.write(to: start + count)
  }

  /// Appends a field of a CSV record, quoted where RFC 4180 asks for it.
  package func appendField(_ field: UnsafeRawBufferPointer) {
    let quote = UInt8(ascii: "\"")
    guard field.contains(where: { $0 == quote || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      return append(field)
    }
    append(quote)
    for byte in field {
      if byte == quote { append(quote) }
      append(byte)
    }
    append(quote)
  }

  /// Lets `body` write up to `length` further bytes and appends as many as it says it wrote.
  package func append(
    upTo length: Int, _ body: (UnsafeMutableRawBufferPointer) -> Int
  ) -> Int {
    reserve(length)
    let written = body(UnsafeMutableRawBufferPointer(start: start + count, count: length))
    count &+= max(0, written)
    return written
  }

  /// Forgets the bytes from an index on.
  package func cut(to length: Int) { count = min(count, max(0, length)) }

  /// Puts another byte in the place of every `byte` from an index on.
  func replace(_ byte: UInt8, by other: UInt8, from start: Int) {
    for index in start..<count where self.start[index] == byte { self.start[index] = other }
  }

  private func reserve(_ more: Int) {
    guard count &+ more > capacity else { return }
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: start, count: count)
    start.deallocate()
    start = moved
    capacity = larger
  }
}
