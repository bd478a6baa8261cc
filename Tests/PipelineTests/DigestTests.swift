import Domain
import Foundation
import Pipeline
import Testing

/// Moves a file's times back, as if it had been written a while ago.
private func age(_ path: String, seconds: Double = 10) throws {
  try FileManager.default.setAttributes(
    [.modificationDate: Date(timeIntervalSinceNow: -seconds)], ofItemAtPath: path)
}

@Suite("Digests of files")
struct DigestTests {
  @Test("The digest is SHA-256: values of the standard's examples")
  func standard() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.write("", to: "empty")
    let abc = try folder.write("abc", to: "abc")
    #expect(
      try Digest(ofFile: empty).hex
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      try Digest(ofFile: abc).hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test("A file of several pieces has the digest of its bytes")
  func pieces() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "0123456789abcdef", count: 40_000)
    let file = try folder.write(text, to: "long")
    let bytes = Array(text.utf8)
    #expect(try Digest(ofFile: file) == bytes.withUnsafeBytes { Digest(of: $0) })
  }

  @Test("A missing file is a failure that names it")
  func missing() throws {
    let failure = #expect(throws: Failure.self) { try Digest(ofFile: "/nowhere/x.csv") }
    #expect(failure?.code == .inputMissing)
    #expect(failure?.place == "/nowhere/x.csv")
  }

  @Test("An unchanged file is not read again, also by a later process")
  func remembered() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a", to: "a.csv")
    try await settle()
    var cache = DigestCache()
    let first = try cache.digest(ofFile: file)
    _ = try cache.digest(ofFile: file)
    #expect(cache.filesRead == 1)
    cache.save(to: folder("digests"))
    var later = DigestCache(savedAt: folder("digests"))
    #expect(try later.digest(ofFile: file) == first)
    #expect(later.filesRead == 0)
  }

  @Test("Other bytes of the same size and the same time of writing are seen")
  func sameSizeSameTime() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a", to: "a.csv")
    try age(file)
    try await settle()
    var cache = DigestCache()
    let first = try cache.digest(ofFile: file)
    let time = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate]
    try folder.write("b", to: "a.csv")
    try FileManager.default.setAttributes([.modificationDate: time as Any], ofItemAtPath: file)
    #expect(try cache.digest(ofFile: file) != first)
  }

  @Test("A file that was written a moment ago is not trusted to stay as it is")
  func tooFresh() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a", to: "a.csv")
    var cache = DigestCache()
    _ = try cache.digest(ofFile: file)
    _ = try cache.digest(ofFile: file)
    #expect(cache.filesRead == 2)
  }

  @Test(
    "A cache that cannot be understood is an empty one",
    arguments: ["", "something else\n", "caudal file digests 1\nnonsense\n", "\u{0}\u{1}"])
  func damaged(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "digests")
    let file = try folder.write("a", to: "a.csv")
    var cache = DigestCache(savedAt: folder("digests"))
    #expect(try cache.digest(ofFile: file) == Digest(ofFile: file))
  }

  /// Waits until a file that was just written counts as settled.
  private func settle() async throws { try await Task.sleep(for: .milliseconds(2_100)) }
}
