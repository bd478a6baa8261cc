import Domain
import Foundation
import Pipeline
import Testing

@Suite("The lock of a warehouse")
struct RunLockTests {
  @Test("A second holder is refused at once and told who holds it")
  func busy() throws {
    let folder = try TemporaryFolder()
    let lock = try RunLock(path: folder("w.lock"))
    #expect(lock.takenOverFrom == nil)
    let failure = #expect(throws: Failure.self) { _ = try RunLock(path: folder("w.lock")) }
    #expect(failure?.code == .busy)
    #expect(failure?.why == "process \(ProcessInfo.processInfo.processIdentifier) holds its lock")
    withExtendedLifetime(lock) {}
  }

  @Test("A lock that was given back can be taken, and its file names nobody")
  func givenBack() throws {
    let folder = try TemporaryFolder()
    do { _ = try RunLock(path: folder("w.lock")) }
    #expect(try folder.read("w.lock") == "")
    #expect(try RunLock(path: folder("w.lock")).takenOverFrom == nil)
  }

  @Test("A dead holder's lock is taken over, and the holder is named")
  func dead() throws {
    let folder = try TemporaryFolder()
    try folder.write("4242\n", to: "w.lock")
    let lock = try RunLock(path: folder("w.lock"))
    #expect(lock.takenOverFrom == 4242)
  }

  @Test("A folder that is not there is a failure that says what to do")
  func noFolder() {
    let failure = #expect(throws: Failure.self) { _ = try RunLock(path: "/nowhere/w.lock") }
    #expect(failure?.code == .cannotWrite)
    #expect(failure?.next != nil)
  }
}
