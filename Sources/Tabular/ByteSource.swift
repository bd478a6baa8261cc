import Domain

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the bytes of a table come from, asked for piece by piece.
package protocol ByteSource: AnyObject {
  /// Writes the next bytes into `buffer` and says how many; 0 means that there are no more.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int
}

/// The system could not give the bytes of a table.
package struct ReadFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's path, or `standard input`.
  package var path: String
  /// The system's reason, such as `No such file or directory`.
  package var reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  package var description: String { "\(path) cannot be read: \(reason)" }

  init(path: String, errno code: Int32) {
    self.init(path: path, reason: String(cString: strerror(code)))
  }
}

/// A table's bytes before anybody has opened them.
///
/// A file and an array can be opened as often as needed, which is how an encoding is detected and
/// the first line of a duplicate found; standard input only once.
package enum TabularInput: Sendable {
  case file(path: String)
  case bytes([UInt8])
  case standardInput

  package func open() throws(ReadFailure) -> any ByteSource {
    switch self {
    case .file(let path): try FileBytes(path: path)
    case .bytes(let bytes): MemoryBytes(bytes)
    case .standardInput: FileBytes(standardInput: ())
    }
  }

  /// What messages call the input.
  package var name: String {
    switch self {
    case .file(let path): path
    case .bytes: "the given bytes"
    case .standardInput: "standard input"
    }
  }
}

/// The bytes of a file, read in the pieces that the reader asks for.
package final class FileBytes: ByteSource {
  private let path: String
  private let descriptor: Int32
  private let closes: Bool

  package init(path: String) throws(ReadFailure) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    closes = true
    if descriptor < 0 { throw ReadFailure(path: path, errno: errno) }
  }

  package init(standardInput: Void) {
    path = "standard input"
    descriptor = 0
    closes = false
  }

  deinit {
    if closes, descriptor >= 0 { close(descriptor) }
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    guard let start = buffer.baseAddress, !buffer.isEmpty else { return 0 }
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, start, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, start, buffer.count)
      #else
        let count = Darwin.read(descriptor, start, buffer.count)
      #endif
      if count >= 0 { return count }
      if errno != EINTR { throw ReadFailure(path: path, errno: errno) }
    }
  }
}

/// Bytes that are already in memory.
package final class MemoryBytes: ByteSource {
  private let bytes: [UInt8]
  private var position = 0
  private let piece: Int

  /// - Parameter piece: the most that one read gives, so that tests can cut a table anywhere.
  package init(_ bytes: [UInt8], piece: Int = .max) {
    self.bytes = bytes
    self.piece = piece
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position, piece)
    guard count > 0 else { return 0 }
    bytes.withUnsafeBytes { source in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[position..<position + count]))
    }
    position += count
    return count
  }
}
