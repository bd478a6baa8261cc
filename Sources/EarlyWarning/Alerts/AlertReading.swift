package import Domain

/// What one look through the figures says about one subject of cases.
package struct AlertReading: Sendable, Equatable {
  package var subject: AlertSubject
  /// The newest period with a figure about it; nil where there is none.
  package var period: Period?
  /// Whether those figures could be judged: what could not be judged is not calm.
  package var isJudged: Bool
  /// Signals and acts that point in the subject's direction.
  package var evidence: [AlertEvidence]
  /// The largest number of people above or below what was expected.
  package var people: Double
  /// 1 to 4.
  package var level: Int
  /// Segments, this one counted, with watch-level evidence for the same group and direction.
  package var neighbours: Int
  /// Whether the source is late or silent by its publisher's calendar.
  package var isSilent: Bool
  /// What is known now of figures that earlier evidence was about; nil for one that was withdrawn.
  package var figures: [AlertEvidence.Figure: Double?]

  package init(
    _ subject: AlertSubject, period: Period? = nil, isJudged: Bool = true,
    evidence: [AlertEvidence] = [], people: Double = 0, level: Int = 1, neighbours: Int = 1,
    isSilent: Bool = false, figures: [AlertEvidence.Figure: Double?] = [:]
  ) {
    self.subject = subject
    self.period = period
    self.isJudged = isJudged
    self.evidence = evidence
    self.people = people
    self.level = level
    self.neighbours = neighbours
    self.isSilent = isSilent
    self.figures = figures
  }

  /// The strongest evidence, as a standard normal score; 0 where nothing points that way.
  package var strength: Double { evidence.lazy.map(\.strength).max() ?? 0 }

  /// Whether an act is all that points that way.
  package var isActOnly: Bool { !evidence.isEmpty && evidence.allSatisfy { $0.act != nil } }
}
