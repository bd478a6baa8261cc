import Crypto
package import Domain

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The SHA-256 digest by which files and stages are told apart.
package struct Digest: Hashable, Sendable {
  /// 64 hexadecimal digits in small letters.
  package let hex: String

  package init(hex: String) { self.hex = hex }

  package init(of bytes: UnsafeRawBufferPointer) {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    self.init(hasher.finalize())
  }

  /// The digest of parts in their order; every part is preceded by its length, so that no two
  /// lists of parts give the same bytes.
  package init(ofParts parts: [String]) {
    var hasher = SHA256()
    for part in parts {
      var part = part
      part.withUTF8 { bytes in
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: UnsafeRawBufferPointer(bytes))
      }
    }
    self.init(hasher.finalize())
  }

  /// The digest of a file's bytes, read in pieces.
  ///
  /// - Throws: a ``Failure`` where the file cannot be read to its end.
  package init(ofFile path: String) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Digest.unreadable(path) }
    defer { close(descriptor) }
    var hasher = SHA256()
    let size = 1 << 18
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let count = read(descriptor, piece.baseAddress, size)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Digest.unreadable(path) }
      if count == 0 { break }
      hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
    self.init(hasher.finalize())
  }

  private init(_ digest: SHA256.Digest) {
    let digits = Array("0123456789abcdef".utf8)
    var hex: [UInt8] = []
    hex.reserveCapacity(64)
    for byte in digest {
      hex.append(digits[Int(byte >> 4)])
      hex.append(digits[Int(byte & 15)])
    }
    self.hex = String(decoding: hex, as: UTF8.self)
  }

  private static func unreadable(_ path: String) -> Failure {
    let code = errno
    return Failure(
      code == ENOENT ? .inputMissing : .data, what: "the file cannot be read", at: path,
      why: String(cString: strerror(code)))
  }
}

extension Digest: CustomStringConvertible {
  /// The first twelve digits, enough for a person to tell two apart.
  package var description: String { String(hex.prefix(12)) }
}
