import Domain
import EarlyWarning
import Warehouse

/// Replays every case of a register beside its chain: a chain that holds proves that nothing was
/// changed since, not that what was written was allowed.
///
/// Only what decides whether an event may follow is kept of a case, so that a hundred thousand
/// events are replayed in a fraction of a second.
struct RegisterReplay {
  /// The newest event of every case, by the name under which it stands in the register.
  private var last: [String: AlertEvent] = [:]

  var cases: Int { last.count }

  /// What is wrong with the next event of its case; nil where nothing is.
  mutating func take(_ event: AlertEvent, of name: String) -> AlertChain.Fault? {
    let before = last.updateValue(event, forKey: name)
    // The digests hold what a case is about; that its name says the same is looked at once.
    if before == nil, event.alert.id != name {
      return AlertChain.Fault(event, .changed, "it stands under the name `\(name)`")
    }
    if event.number != (before?.number ?? 0) + 1 {
      return AlertChain.Fault(
        event, .missing, "event \((before?.number ?? 0) + 1) of the case is missing")
    }
    guard let why = AlertStanding.objection(to: event.content, after: before?.content) else {
      return nil
    }
    return AlertChain.Fault(event, .illegal, why)
  }
}

extension AlertChain.Fault {
  /// An event with a word or day that this build cannot read.
  static func unreadable(_ record: AlertRecord) -> AlertChain.Fault {
    AlertChain.Fault(
      alert: record.name, number: record.number, sequence: record.sequence, kind: .changed,
      why: "a word or day of it cannot be read, or it stands under another case's name")
  }

  /// A case whose events are gone.
  static func withoutEvents(_ name: String) -> AlertChain.Fault {
    AlertChain.Fault(
      alert: name, number: 0, sequence: 0, kind: .missing, why: "it has no event at all")
  }
}
