import Crypto
package import Domain

/// Ties every event of the register to the one before, so that a changed byte, a missing event or a
/// changed case is found.
///
/// An event's digest is the SHA-256 of its canonical text, which begins with the digest before it:
/// every field by name, with its length in bytes, so that no text can pass for another. The digest
/// of the newest event stands for the whole register; a message that leaves carries it, and whoever
/// keeps a message can tell whether what it was made from still stands.
package struct AlertChain: Sendable {
  /// The digest before the first event.
  package static let beginning = String(repeating: "0", count: 64)

  /// The newest digest of the register.
  package private(set) var head: String
  /// The number of the newest event in the register.
  package private(set) var length: Int
  private var writer = CanonicalText()

  package init(head: String = beginning, length: Int = 0) {
    self.head = head
    self.length = length
  }

  /// Makes a draft the next event of the register.
  ///
  /// - Parameters:
  ///   - draft: what happened.
  ///   - alert: the case.
  ///   - number: the event's number within the case.
  ///   - moment: when it happened.
  package mutating func seal(
    _ draft: AlertEvent.Draft, of alert: Alert, number: Int, at moment: Moment
  ) -> AlertEvent {
    var event = AlertEvent(
      alert: alert, sequence: length + 1, number: number, happenedAt: moment, content: draft,
      previousDigest: head, digest: "")
    event.digest = writer.digest(of: event)
    head = event.digest
    length += 1
    return event
  }

  /// Takes the register's next event, or says what is wrong with it.
  ///
  /// - Complexity: O(bytes of the event).
  package mutating func check(_ event: AlertEvent) -> Fault? {
    defer {
      head = event.digest
      length = event.sequence
    }
    if event.sequence != length + 1 {
      return Fault(event, .missing, "event \(length + 1) of the register is missing")
    }
    if event.previousDigest != head {
      return Fault(event, .broken, "it does not continue the event before it")
    }
    guard writer.digest(of: event) == event.digest else {
      return Fault(event, .changed, "its content is not what its digest was made from")
    }
    return nil
  }

  /// What is wrong with an event.
  package struct Fault: Sendable, Equatable {
    package enum Kind: String, Sendable { case missing, broken, changed, illegal }
    package var alert: String
    package var number: Int
    package var sequence: Int
    package var kind: Kind
    package var why: String

    package init(_ event: AlertEvent, _ kind: Kind, _ why: String) {
      self.init(
        alert: event.alert.id, number: event.number, sequence: event.sequence, kind: kind,
        why: why)
    }

    package init(alert: String, number: Int, sequence: Int, kind: Kind, why: String) {
      self.alert = alert
      self.number = number
      self.sequence = sequence
      self.kind = kind
      self.why = why
    }
  }
}

/// The bytes that a digest is made from.
private struct CanonicalText: Sendable {
  private var bytes: [UInt8] = []

  mutating func digest(of event: AlertEvent) -> String {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: "caudal alert event 1\n".utf8)
    let subject = event.alert.subject
    let content = event.content
    add("previous", event.previousDigest)
    add("sequence", event.sequence)
    add("place", subject.place)
    add("group", subject.group)
    add("direction", subject.direction.rawValue)
    add("exercise", subject.isExercise ? 1 : 0)
    add("opened_on", event.alert.openedOn.ordinal)
    add("number", event.number)
    add("happened_at", event.happenedAt.seconds)
    add("as_of", content.asOf.ordinal)
    add("event", content.kind.rawValue)
    add("state", content.state.rawValue)
    add("level", content.level)
    add("expires_on", content.expiresOn?.ordinal)
    add("office", content.office)
    add("second_office", content.second)
    add("reason_code", content.reasonCode)
    add("reason", content.note)
    add("sentence_en", content.sentence.en)
    add("sentence_es", content.sentence.es)
    add("evidence", content.evidence)
    add("told", content.told.joined(separator: " "))
    add("route", content.route.joined(separator: " "))
    return bytes.withUnsafeBytes { Self.hex(SHA256.hash(data: $0)) }
  }

  private mutating func add(_ name: StaticString, _ text: String?) {
    append(name)
    guard var text else { return bytes.append(contentsOf: [UInt8(ascii: "-"), 10]) }
    text.withUTF8 { utf8 in
      append(number: utf8.count)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: utf8)
    }
    bytes.append(10)
  }

  private mutating func add(_ name: StaticString, _ number: Int?) {
    append(name)
    if let number { append(number: number) } else { bytes.append(UInt8(ascii: "-")) }
    bytes.append(10)
  }

  private mutating func append(_ name: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "="))
  }

  private mutating func append(number: Int) {
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes[start...].reverse()
  }

  private static func hex(_ digest: SHA256.Digest) -> String {
    String(unsafeUninitializedCapacity: 64) { text in
      var place = 0
      for byte in digest {
        for half in [byte >> 4, byte & 15] {
          text[place] = half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10
          place += 1
        }
      }
      return 64
    }
  }
}
