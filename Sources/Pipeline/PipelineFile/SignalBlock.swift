package import Domain
package import EarlyWarning
import Ingest

extension PipelineFile {
  /// How signals are looked for.
  package struct Signals: Sendable, Equatable {
    /// What the office has decided.
    package var options: SignalOptions
    /// Figures that stand before the first one judged.
    package var history: Int
    /// Newest periods of each series that are judged; all of them where nil.
    package var last: Int?
    /// Sources whose flows are looked through; all of the pipeline where nil.
    package var sources: [String]?
    /// Closures that the office declares beside the register of acts.
    package var masks: [Mask]

    package init(
      options: SignalOptions = SignalOptions(), history: Int = SignalOptions.fewestFigures,
      last: Int? = Signals.standardLast, sources: [String]? = nil, masks: [Mask] = []
    ) {
      self.options = options
      self.history = history
      self.last = last
      self.sources = sources
      self.masks = masks
    }

    /// Periods judged by default: sums of what builds up and tests of a trend look back no further.
    package static let standardLast = 48
  }

  /// A stretch of time in which figures of a place say nothing of its usual course.
  package struct Mask: Sendable, Equatable {
    package var place: String
    /// Nil for everybody.
    package var nationality: String?
    package var from: Day
    package var to: Day
    package var reason: String

    /// The mask as an act of the register, known from its first day.
    func act(number: Int) -> PublicAct {
      PublicAct(
        id: "mask-\(number)", announcedOn: from, appliesOn: from, until: to, places: [place],
        nationalities: nationality.map { [$0] } ?? [], kind: .mask,
        what: Bilingual(en: reason, es: reason), source: reason)
    }
  }
}

extension PipelineFile.Signals {
  /// Every option and its value, in one spelling.
  var texts: [String: String] {
    let budget = options.budget
    var texts = [
      "false_signals_per_quarter": "\(budget.falseSignals)", "q": "\(budget.falseShare)",
      "floor": "\(options.floor)", "record_periods": "\(options.recordPeriods)",
      "watch_days": "\(options.watchDays)", "mask_days": "\(options.maskDays)",
      "history": "\(history)", "last": last.map(String.init) ?? "all",
    ]
    if let sources { texts["sources"] = sources.sorted().joined(separator: " ") }
    for (index, mask) in masks.enumerated() {
      texts["masks.\(index + 1)"] =
        "\(mask.place) \(mask.nationality ?? SeriesKey.whole) \(mask.from) \(mask.to)"
    }
    for (index, mute) in options.mutes.enumerated() {
      let parts = [mute.kind?.rawValue, mute.source, mute.place, mute.nationality]
      texts["mute.\(index + 1)"] =
        parts.map { $0 ?? SeriesKey.whole }.joined(separator: " ") + " \(mute.until)"
    }
    return texts
  }
}

extension PipelineFile.Signals {
  /// What judges the series of the pipeline.
  package func judge(threads: Int) -> any SeriesJudge {
    DetectorJudge(history: history, last: last, threads: threads)
  }
}

extension ReferenceNames {
  init(_ tables: ReferenceTables) {
    self.init(
      places: tables.places.map(\.code) + tables.countries.map(\.code),
      nationalities: tables.countries.map(\.code) + tables.nationalityGroups.map(\.code))
  }
}
