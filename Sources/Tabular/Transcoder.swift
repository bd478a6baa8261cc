/// Turns Windows-1252 or ISO-8859-1 into UTF-8 while it is read.
final class Transcoder: ByteSource {
  private let source: any ByteSource
  private let table: [UInt16]
  private var pending: [UInt8]
  private var position = 0
  private var end = 0

  init(_ source: any ByteSource, from encoding: TextEncoding) {
    self.source = source
    table = encoding == .windows1252 ? Transcoder.windows1252 : Array(0x80...0x9F)
    pending = [UInt8](repeating: 0, count: 1 << 14)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    var written = 0
    // Three bytes are the most that one may become.
    while written + 3 <= buffer.count {
      if position == end {
        if written > 0 { return written }
        var count = 0
        var failure: ReadFailure?
        pending.withUnsafeMutableBytes { bytes in
          do throws(ReadFailure) { count = try source.read(into: bytes) } catch { failure = error }
        }
        if let failure { throw failure }
        guard count > 0 else { return 0 }
        position = 0
        end = count
      }
      let byte = pending[position]
      position += 1
      if byte < 0x80 {
        buffer[written] = byte
        written += 1
        continue
      }
      let scalar = byte < 0xA0 ? table[Int(byte) - 0x80] : UInt16(byte)
      if scalar < 0x800 {
        buffer[written] = 0xC0 | UInt8(scalar >> 6)
        buffer[written + 1] = 0x80 | UInt8(scalar & 0x3F)
        written += 2
      } else {
        buffer[written] = 0xE0 | UInt8(scalar >> 12)
        buffer[written + 1] = 0x80 | UInt8((scalar >> 6) & 0x3F)
        buffer[written + 2] = 0x80 | UInt8(scalar & 0x3F)
        written += 3
      }
    }
    return written
  }

  /// What 0x80 … 0x9F mean in Windows-1252; the five bytes without a meaning keep their number.
  ///
  /// - References: WHATWG Encoding Standard, index windows-1252.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}
