import Configuration
import Domain
import EarlyWarning

extension PipelineShape {
  /// The block `signal` of a pipeline file.
  static let signal = Shape.object([
    Field(
      "false_signals_per_quarter", .number(0...10_000, open: true),
      "how many false signals a quarter are bearable while nothing happens (default: 1)"),
    Field(
      "q", .number(0...1, open: true),
      "share of false ones among all signals that is never exceeded (default: 0.2)"),
    Field(
      "floor", .number(0...1_000_000_000),
      "a change among fewer people than this is no signal (default: 30)"),
    Field(
      "record_periods", .integer(2...10_000),
      "figures that a record must exceed (default: 24)"),
    Field(
      "history", .integer(3...10_000),
      "figures that stand before the first one judged (default: 6)"),
    Field(
      "last", .either([.choice(["all"]), .integer(1...100_000)]),
      "newest periods of each series that are judged (default: 48)"),
    Field(
      "watch_days", .integer(1...3_650),
      "days after an act applies until its watch ends (default: 120)"),
    Field(
      "mask_days", .integer(1...3_650),
      "days after which a closure without a known end is no longer believed (default: 400)"),
    Field("sources", .list(of: .name), "only flows of these sources"),
    Field(
      "masks",
      .list(
        of: .object([
          Field("place", .text, required: true, "a place or country"),
          Field("nationality", .text, "a nationality, group or scope; everybody by default"),
          Field("from", .day, required: true, "first day"),
          Field("to", .day, required: true, "last day"),
          Field("reason", .text, required: true, "why figures say nothing then"),
        ])), "closures beside those of the register of acts"),
    Field(
      "mute",
      .list(
        of: .object([
          Field("kind", .choice(Signal.Kind.allCases.map(\.rawValue)), "a kind of signal"),
          Field("source", .name, "a source"), Field("place", .text, "a place"),
          Field("nationality", .text, "a nationality or group"),
          Field("until", .day, required: true, "the last day: a mute always ends"),
          Field("reason", .text, required: true, "who decided so, and why"),
        ])), "signals that an office does not want to be told of for a while"),
  ])
}

extension PipelineReader {
  static func signals(_ value: Value) -> PipelineFile.Signals {
    let standard = SignalOptions()
    var signals = PipelineFile.Signals()
    signals.options.budget = ErrorBudget(
      falseSignals: value["false_signals_per_quarter"]?.number ?? standard.budget.falseSignals,
      falseShare: value["q"]?.number ?? standard.budget.falseShare)
    signals.options.floor = value["floor"]?.number ?? standard.floor
    signals.options.recordPeriods = value["record_periods"]?.integer ?? standard.recordPeriods
    signals.options.watchDays = value["watch_days"]?.integer ?? standard.watchDays
    signals.options.maskDays = value["mask_days"]?.integer ?? standard.maskDays
    signals.options.mutes = (value["mute"]?.elements ?? []).compactMap(mute)
    signals.history = value["history"]?.integer ?? signals.history
    if let last = value["last"] { signals.last = last.integer }
    signals.sources = value["sources"]?.elements.compactMap(\.text)
    signals.masks = (value["masks"]?.elements ?? []).compactMap(mask)
    return signals
  }

  private static func mask(_ value: Value) -> PipelineFile.Mask? {
    guard let place = value["place"]?.text, let from = value["from"]?.day,
      let to = value["to"]?.day, let reason = value["reason"]?.text
    else { return nil }
    return PipelineFile.Mask(
      place: place, nationality: value["nationality"]?.text, from: from, to: to, reason: reason)
  }

  private static func mute(_ value: Value) -> SignalOptions.Mute? {
    guard let until = value["until"]?.day, let reason = value["reason"]?.text else { return nil }
    return SignalOptions.Mute(
      kind: value["kind"]?.text.flatMap(Signal.Kind.init), source: value["source"]?.text,
      place: value["place"]?.text, nationality: value["nationality"]?.text, until: until,
      reason: reason)
  }

  /// What no shape can say of the block `signal`.
  ///
  /// - Parameters:
  ///   - read: sources of the pipeline; nil where they are not known.
  ///   - names: codes that exist; nil where they are not known.
  static func problems(
    ofSignals value: Value, read: [String]?, names: ReferenceNames?
  ) -> [Problem] {
    var problems: [Problem] = []
    let masks = value["masks"]?.elements ?? []
    let mutes = value["mute"]?.elements ?? []
    for mask in masks {
      guard let from = mask["from"]?.day, let to = mask["to"], let last = to.day else { continue }
      if last < from {
        problems.append(to.problem("the mask ends on \(last), before it begins on \(from)"))
      }
    }
    if let read {
      problems += ((value["sources"]?.elements ?? []) + mutes.compactMap { $0["source"] })
        .compactMap { unknown($0, what: "source of this pipeline", among: read) }
    }
    guard let names else { return problems }
    for entry in masks + mutes {
      if let place = entry["place"] {
        problems += [unknown(place, what: "place", among: names.places)].compactMap(\.self)
      }
      if let nationality = entry["nationality"] {
        problems += [unknown(nationality, what: "nationality", among: names.nationalities)]
          .compactMap(\.self)
      }
    }
    return problems
  }
}

/// Codes that a pipeline file may name.
package struct ReferenceNames: Sendable {
  package var places: [String]
  /// Nationalities, groups and scopes.
  package var nationalities: [String]

  package init(places: [String], nationalities: [String]) {
    self.places = places
    self.nationalities = nationalities
  }
}
