import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where text goes: results to standard output, narration to standard error.
package enum Terminal {
  /// Writes one line of narration to standard error.
  package static func say(_ line: String) { write(line + "\n", to: 2) }

  /// Writes a line of results to standard output.
  package static func print(_ line: String) { write(line + "\n", to: 1) }

  /// Writes results as they are.
  package static func write(_ text: String) { write(text, to: 1) }

  /// Writes to standard error without ending the line: progress, drawn over and over.
  package static func draw(_ text: String) { write(text, to: 2) }

  /// Whether standard error is a terminal, so that progress may be drawn on it.
  package static var showsProgress: Bool { isatty(2) == 1 }

  /// Writes all bytes; a reader that closed its end is no fault of ours and is ignored.
  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var sent = 0
      while sent < bytes.count {
        guard let base = bytes.baseAddress else { return }
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, base + sent, bytes.count - sent)
        #else
          let count = Darwin.write(descriptor, base + sent, bytes.count - sent)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        sent += count
      }
    }
  }
}
