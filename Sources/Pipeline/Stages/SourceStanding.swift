import Domain
import Ingest
import Warehouse

/// What other stages can build on of a source, once its files have been read.
struct SourceStanding: Sendable, Equatable {
  /// Accepted files, by issue date.
  var accepted: [PublishedFile] = []
  /// Contract, corrections and reference tables under which they were read.
  var readUnder: [Ingredients.Input] = []
  /// Whether the declared lag decides for every figure, and not only for what the first issue brings.
  var isPseudoRealTime = false
  /// Names of files that their contract holds back.
  var heldBack: [String] = []
  /// Why it stands on an older file; nil where the newest one was good.
  var degradedWhy: String?
  /// Whether stages that need the source may run.
  var isUsable = false

  /// The day that stands for all days on which the same was known of the source as on `day`, so
  /// that a new issue of one source does not change what another one's scores depend on.
  ///
  /// - Returns: nil where no file was accepted.
  func effectiveDay(_ day: Day) -> Day? {
    guard let first = accepted.first?.issuedOn, let newest = accepted.last?.issuedOn else {
      return nil
    }
    if day >= newest { return newest }
    // Before the first issue the lag decides, and every day may bring a period.
    if isPseudoRealTime || day < first { return day }
    return accepted.last { $0.issuedOn <= day }?.issuedOn
  }

  /// The digest of what was known of the source on an effective day.
  func digest(asOf day: Day) -> Digest {
    var parts = ["caudal source 1"]
    for input in readUnder.sorted(by: { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) })
    {
      parts += [input.kind.rawValue, input.name, input.digest]
    }
    let last = max(day, accepted.first?.issuedOn ?? day)
    for file in accepted where isPseudoRealTime || file.issuedOn <= last {
      parts += [file.issuedOn.description, file.digest]
    }
    return Digest(ofParts: parts)
  }

  /// Accepted files that had been issued on a day.
  func known(on day: Day) -> [PublishedFile] { accepted.filter { $0.issuedOn <= day } }

  /// The newest period of which a file issued on or before a day had a figure.
  func newestPeriod(on day: Day) -> Period? {
    known(on: day).flatMap(\.newest).max { $0.end < $1.end }
  }

  /// How the source stands against its calendar on a day; unknown for a day before its first issue,
  /// when nobody kept what had arrived.
  func freshness(
    _ expected: PublicationCalendar?, on day: Day, newestIsBad: Bool
  ) -> Freshness {
    guard let expected, !newestIsBad else { return .unknown }
    if let first = accepted.first, day < first.issuedOn { return .unknown }
    return Freshness(
      newest: newestPeriod(on: day), every: expected.every, byDay: expected.byDay,
      graceDays: expected.graceDays, on: day)
  }
}
