package import Domain

/// What a pipeline does: which sources it reads, what it computes, what it prints.
package struct PipelineFile: Sendable, Equatable {
  /// The file's name without `.yaml`; warehouse and output folder are called so.
  package var name: String
  /// By language.
  package var title: [String: String]
  package var asOf: AsOf
  package var ingest: Ingest
  package var scores: [Score]
  package var signals: Signals?
  package var corridor: Corridor?
  package var returns: Returns?
  package var drivers: Drivers?
  package var alerts: Alerts?
  package var report: Report?

  /// The day whose knowledge the pipeline works with.
  package enum AsOf: Sendable, Equatable {
    /// The newest issue date among the files at hand.
    case latest
    case day(Day)
  }

  /// Which sources are read.
  package struct Ingest: Sendable, Equatable {
    package var sources: Sources
    /// What follows when a source's newest file is held back or cannot be read.
    package var whenHeldBack: WhenHeldBack
    /// Whether a source that is late by its publisher's calendar ends a run with status 1.
    package var whenLate: WhenLate
  }

  package enum Sources: Sendable, Equatable {
    /// Every folder of `datasets/` with a `source.yaml`.
    case all
    case listed([Source])
  }

  package struct Source: Sendable, Equatable {
    package var name: String
    /// Overrides ``Ingest/whenHeldBack`` for this source.
    package var whenHeldBack: WhenHeldBack?

    package init(name: String, whenHeldBack: WhenHeldBack? = nil) {
      self.name = name
      self.whenHeldBack = whenHeldBack
    }
  }

  package enum WhenHeldBack: String, Sendable, CaseIterable {
    /// Go on with the last good vintage, and mark all that comes of it.
    case useLastGood = "use-last-good"
    /// Compute nothing from this source until its newest file is good.
    case block
  }

  package enum WhenLate: String, Sendable, CaseIterable {
    case tell
    case fail
  }

  /// One method over a choice of series.
  package struct Score: Sendable, Equatable {
    /// The method's name, or another where a method is used twice.
    package var name: String
    package var method: String
    /// Options as written; checked against the method's declaration.
    package var options: [String: String]
    package var series: SeriesChoice
  }

  /// Which series a method scores: those that meet every condition.
  package struct SeriesChoice: Sendable, Equatable {
    package var sources: [String]?
    package var frequencies: [Frequency]?
    package var indicators: [String]?
    package var places: [String]?
    package var nationalities: [String]?
    /// Periods from the first to the last figure, both counted.
    package var minPeriods: Int?
    package var maxPeriods: Int?
  }

  package struct Report: Sendable, Equatable {
    package var languages: [String]
    package var formats: [String]
    /// Locales for numbers, by language.
    package var numbers: [String: String]
    /// The day as of which the meeting before was prepared.
    package var previousMeeting: Day?

    package init(
      languages: [String] = ["es", "en"], formats: [String] = ["html", "csv"],
      numbers: [String: String] = [:], previousMeeting: Day? = nil
    ) {
      self.languages = languages
      self.formats = formats
      self.numbers = numbers
      self.previousMeeting = previousMeeting
    }
  }
}
