package import Domain
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A text with its place below some folder.
struct TextFile: Sendable, Equatable {
  var path: String
  var contents: String
}

/// Files that a reader finds whole or not at all.
package enum WholeFile {
  /// Writes a text under a temporary name beside its place and renames it into place.
  ///
  /// - Throws: a ``Failure`` that says what stands as before.
  package static func write(_ text: String, to path: String) throws(Failure) {
    let temporary = "\(path).\(getpid()).partial"
    do {
      try Data(text.utf8).write(to: URL(filePath: temporary))
    } catch {
      unlink(temporary)
      throw cannotWrite(path, why: "\(error)")
    }
    guard rename(temporary, path) == 0 else {
      let why = String(cString: strerror(errno))
      unlink(temporary)
      throw cannotWrite(path, why: why)
    }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw cannotWrite(path, why: String(cString: strerror(errno)))
    }
  }

  private static func cannotWrite(_ path: String, why: String) -> Failure {
    Failure(
      .cannotWrite, what: "the file cannot be written", at: path, why: why,
      unchanged: "What stood there before stands.",
      next: "Free space or give write permission, then run again.")
  }
}
