package import Domain
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Digests of files as they were last read, so that an unchanged file is not read again.
///
/// A remembered digest is used only where size, both times and inode are what they were. A file
/// that changed less than two seconds before it was read is not remembered: it could change again
/// within the same tick of the file system's clock and look the same. The cache is a convenience:
/// without it everything is read anew and comes out the same.
package struct DigestCache: Sendable {
  private struct Entry: Equatable {
    var size: Int64
    var modified: Int64
    var changed: Int64
    var inode: UInt64
    var digest: Digest
  }

  private static let header = "caudal file digests 1"
  private var entries: [String: Entry] = [:]
  private var touched: Set<String> = []
  private var isDirty = false

  /// Files that had to be read since the cache was made.
  package private(set) var filesRead = 0

  /// An empty cache.
  package init() {}

  /// The cache as it was saved; an empty one where there is none or it cannot be understood.
  package init(savedAt path: String) {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
    let lines = text.split(separator: "\n")
    guard lines.first == Self.header[...] else { return }
    for line in lines.dropFirst() {
      let parts = line.split(separator: "\t", maxSplits: 5)
      guard parts.count == 6, let size = Int64(parts[1]), let modified = Int64(parts[2]),
        let changed = Int64(parts[3]), let inode = UInt64(parts[4]), parts[0].utf8.count == 64
      else { continue }
      entries[String(parts[5])] = Entry(
        size: size, modified: modified, changed: changed, inode: inode,
        digest: Digest(hex: String(parts[0])))
    }
  }

  /// The digest of a file, from memory where nothing about the file has changed.
  ///
  /// - Throws: a ``Failure`` where the file cannot be read.
  package mutating func digest(ofFile path: String) throws(Failure) -> Digest {
    touched.insert(path)
    guard let facts = Self.facts(of: path) else {
      isDirty = isDirty || entries[path] != nil
      entries[path] = nil
      return try Digest(ofFile: path)
    }
    if var entry = entries[path] {
      let digest = entry.digest
      entry.digest = facts.digest
      if entry == facts { return digest }
    }
    filesRead += 1
    isDirty = true
    var entry = facts
    entry.digest = try Digest(ofFile: path)
    // Read again after the bytes: a file that was written meanwhile is not remembered.
    entries[path] = Self.facts(of: path) == facts && Self.isSettled(facts) ? entry : nil
    return entry.digest
  }

  /// Writes the digests of the files that were asked for, under a temporary name and then renamed.
  ///
  /// Failing to write is no fault: the next run reads the files again.
  package func save(to path: String) {
    guard isDirty else { return }
    var text = Self.header + "\n"
    for path in touched.sorted() where !path.contains("\n") && !path.contains("\t") {
      guard let entry = entries[path] else { continue }
      text += "\(entry.digest.hex)\t\(entry.size)\t\(entry.modified)\t\(entry.changed)"
      text += "\t\(entry.inode)\t\(path)\n"
    }
    try? WholeFile.write(text, to: path)
  }

  private static func isSettled(_ entry: Entry) -> Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let nanoseconds = Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    return max(entry.modified, entry.changed) < nanoseconds - 2_000_000_000
  }

  /// What the file system says of a file, with an empty digest.
  private static func facts(of path: String) -> Entry? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return Entry(
      size: Int64(status.st_size),
      modified: Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec),
      changed: Int64(changed.tv_sec) * 1_000_000_000 + Int64(changed.tv_nsec),
      inode: UInt64(status.st_ino), digest: Digest(hex: ""))
  }
}
