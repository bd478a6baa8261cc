package import Domain

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The right to write one warehouse, held by one process at a time.
///
/// The operating system holds the lock (`flock`) and gives it back when the process ends, however
/// it ends; the file's text, the holder's process id, is for people. The file itself stays: to
/// remove it would let two processes lock two files of one name.
package final class RunLock {
  private let descriptor: Int32

  /// The process that held the lock before and ended without giving it back, if there was one.
  package let takenOverFrom: Int32?

  /// Takes the lock or says who holds it; never waits.
  ///
  /// - Parameter path: the lock file; made where it is missing.
  /// - Throws: a ``Failure``, `busy` where another process holds the lock.
  package init(path: String) throws(Failure) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(
        .cannotWrite, what: "the lock file cannot be opened", at: path,
        why: String(cString: strerror(errno)), unchanged: "Nothing was changed.",
        next: "Give write permission to the warehouse's folder, or name another with --warehouse.")
    }
    let holder = RunLock.holder(descriptor)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK else {
        throw Failure(
          .cannotWrite, what: "the warehouse cannot be locked", at: path,
          why: String(cString: strerror(code)), unchanged: "Nothing was changed.",
          next: "Keep the warehouse on a local disk that supports locks.")
      }
      throw Failure(
        .busy, what: "another run is writing this warehouse", at: path,
        why: holder.map { "process \($0) holds its lock" } ?? "its lock is held",
        unchanged: "Nothing was changed.",
        next: "Wait until that run has ended, then run again.")
    }
    self.descriptor = descriptor
    takenOverFrom = holder
    ftruncate(descriptor, 0)
    let text = "\(getpid())\n"
    _ = text.withCString { pwrite(descriptor, $0, text.utf8.count, 0) }
  }

  /// Gives the lock back.
  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  private static func holder(_ descriptor: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let digits = bytes[..<count].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return Int32(String(decoding: digits, as: UTF8.self))
  }
}
