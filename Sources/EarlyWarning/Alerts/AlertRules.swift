package import Domain

/// When a case opens, rises, calms and ends, and who is told: what offices have agreed on, read from
/// `pipelines/alerts/rules.yaml`.
package struct AlertRules: Sendable, Equatable {
  package var segments: [Segment]
  package var watch: Watch
  package var forming: Forming
  package var calm: Calm
  package var days: Days
  /// Factors between a figure and what was expected at which levels 2, 3 and 4 begin.
  package var levels: [Double]
  /// Who is told, by state; every state tells at least whom the states before it tell.
  package var told: [AlertState: [Recipient]]
  package var dismissals: [Reason]
  package var offices: [Office]
  package var requirements: Requirements
  package var messages: Messages

  /// A stretch of the corridor, named by the place at its end where people are counted.
  package struct Segment: Sendable, Equatable {
    package var place: String
    /// Sources whose signals make cases here.
    package var sources: [String]
    /// Declared groups that are followed instead of their nationalities.
    package var groups: [String]
    package var directions: [AlertDirection]
    /// People below whom a change makes no case, where it differs from the rule for all.
    package var people: Double?
    /// Whether signals open cases by themselves; else people only do.
    package var isAutomatic: Bool
    /// How the rules did in the back-test.
    package var measured: Measured?
    /// Why there is no automatic alert, in words for the page.
    package var because: Bilingual?
  }

  /// What the rules would have done in the past, counted on a segment.
  package struct Measured: Sendable, Equatable {
    /// Changes that were warned of, and changes that were not.
    package var hits: Int
    package var misses: Int
    /// Cases that formed, and those of them after which nothing came.
    package var warnings: Int
    package var falseAlarms: Int
    /// Years that were looked through.
    package var years: Double
    /// Which back-test: dates and source, in a few words.
    package var period: String

    /// Changes that were warned of, of all that came.
    package var hitRate: Double {
      hits + misses == 0 ? 0 : Double(hits) / Double(hits + misses)
    }

    /// Warnings after which a change came, of all warnings.
    package var trueShare: Double {
      warnings == 0 ? 0 : Double(warnings - falseAlarms) / Double(warnings)
    }

    /// Years from one warning to the next, on average.
    package var returnPeriod: Double {
      warnings == 0 ? .infinity : years / Double(warnings)
    }
  }

  /// What a segment must reach in the back-test to have automatic alerts.
  package struct Requirements: Sendable, Equatable {
    package var hitRate: Double
    package var trueShare: Double
    /// Years.
    package var returnPeriod: Double

    package func areMet(by measured: Measured) -> Bool {
      measured.hitRate >= hitRate && measured.trueShare >= trueShare
        && measured.returnPeriod >= returnPeriod
    }
  }

  package struct Watch: Sendable, Equatable {
    /// A signal of at least this strength opens a watch.
    package var strength: Double
    /// People above or below what was expected.
    package var people: Double
    /// Whether an announced act opens one, whatever the figures say.
    package var acts: Bool
  }

  /// Any of these makes a watch a forming case.
  package struct Forming: Sendable, Equatable {
    package var strength: Double
    /// Issues in a row with watch-level evidence.
    package var issues: Int
    /// Neighbouring segments, this one counted, with watch-level evidence for the same group and
    /// direction; nil: neighbours decide nothing.
    package var neighbours: Int?
  }

  /// Below what a new issue is calm, and how many of them end a state.
  package struct Calm: Sendable, Equatable {
    package var strength: Double
    package var watchIssues: Int
    package var easingIssues: Int
    package var closingIssues: Int
  }

  package struct Days: Sendable, Equatable {
    /// After a dismissal, equal or lower evidence is kept in the case's log and no more.
    package var coolOff: Int
    /// Within so many days a case that ended is opened again instead of a new one.
    package var reopen: Int
    /// The longest time that an alert stays active without being renewed.
    package var active: Int
  }

  /// Who is told.
  package enum Recipient: String, Sendable, CaseIterable {
    /// The country in which the segment lies.
    case own
    /// The next two Member Countries downstream, and the one upstream.
    case neighbours
    /// Every Member Country along the route.
    case route
    /// Countries of the group's nationalities, for their consulates.
    case consulates
    case secretariat, presidency
    /// All Member Countries.
    case members
  }

  package struct Reason: Sendable, Equatable {
    package var code: String
    package var words: Bilingual
  }

  package struct Office: Sendable, Equatable {
    package var code: String
    /// Nil for the Conference's own offices.
    package var country: String?
    package var name: Bilingual
  }

  /// What every message that leaves carries.
  package struct Messages: Sendable, Equatable {
    /// CAP's `sender`: unique in the world, such as a host name of the office.
    package var sender: String
    package var name: Bilingual
    package var contact: String?
  }

  package func segment(_ place: String) -> Segment? { segments.first { $0.place == place } }

  package func office(_ code: String) -> Office? { offices.first { $0.code == code } }
}
