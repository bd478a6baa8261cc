import Domain
import Warehouse

/// What other stages can build on of a source, once its files have been read.
struct SourceStanding: Sendable, Equatable {
  /// Accepted files, by issue date.
  var accepted: [PublishedFile] = []
  /// Contract, corrections and reference tables under which they were read.
  var readUnder: [Ingredients.Input] = []
  /// Whether history from before the issues counts as known by the declared lag.
  var isPseudoRealTime = false
  /// Why it stands on an older file; nil where the newest one was good.
  var degradedWhy: String?
  /// Whether stages that need the source may run.
  var isUsable = false

  /// The day that stands for all days on which the same was known of the source as on `day`, so
  /// that a new issue of one source does not change what another one's scores depend on.
  ///
  /// - Returns: nil where nothing was known.
  func effectiveDay(_ day: Day) -> Day? {
    guard let newest = accepted.last?.issuedOn else { return nil }
    if day >= newest { return newest }
    if isPseudoRealTime { return day }
    return accepted.last { $0.issuedOn <= day }?.issuedOn
  }

  /// The digest of what was known of the source on an effective day.
  func digest(asOf day: Day?) -> Digest {
    var parts = ["caudal source 1"]
    for input in readUnder.sorted(by: { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) })
    {
      parts += [input.kind.rawValue, input.name, input.digest]
    }
    for file in accepted where isPseudoRealTime || day.map({ file.issuedOn <= $0 }) ?? false {
      parts += [file.issuedOn.description, file.digest]
    }
    return Digest(ofParts: parts)
  }
}
