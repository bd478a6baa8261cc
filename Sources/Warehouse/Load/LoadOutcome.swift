package import Domain

/// What loading one file has changed.
package struct LoadOutcome: Sendable, Equatable {
  package enum State: String, Sendable {
    case loaded
    /// The contract held the file back: its findings are stored, none of its figures.
    case heldBack = "held-back"
    /// The same bytes of the same issue stand in the warehouse: nothing was read.
    case alreadyLoaded = "already-loaded"
  }

  package var state: State
  package var file: FileID
  /// Figures that no earlier issue had.
  package var new: Int
  /// Figures that differ from the newest earlier issue, in value or status.
  package var revised: Int
  /// Figures that stand as before and were not written again.
  package var unchanged: Int
  /// Earlier figures that this issue no longer carries.
  package var withdrawn: Int
  package var revisions: RevisionSizes
  /// Why the file was held back.
  package var reasons: [String]

  package init(
    state: State, file: FileID, new: Int = 0, revised: Int = 0, unchanged: Int = 0,
    withdrawn: Int = 0, revisions: RevisionSizes = RevisionSizes(), reasons: [String] = []
  ) {
    self.state = state
    self.file = file
    self.new = new
    self.revised = revised
    self.unchanged = unchanged
    self.withdrawn = withdrawn
    self.revisions = revisions
    self.reasons = reasons
  }
}

/// How far the figures of an issue moved from the issue before.
package struct RevisionSizes: Sendable, Equatable {
  package var raised = 0
  package var lowered = 0
  /// Sum of |new − old| over revised figures that have a value in both issues.
  package var absoluteChange = 0.0
  /// The largest |new − old| and where it stands.
  package var largest: Largest?

  package struct Largest: Sendable, Equatable {
    package var series: SeriesID
    package var period: Period
    package var from: Double
    package var to: Double
  }

  package init() {}

  mutating func add(series: Int64, period: Int64, from old: Double, to new: Double) {
    let change = abs(new - old)
    guard change > 0 else { return }
    if new > old { raised += 1 } else { lowered += 1 }
    absoluteChange += change
    if let largest, abs(largest.to - largest.from) >= change { return }
    guard let period = PeriodNumber.period(period) else { return }
    largest = Largest(series: SeriesID(series), period: period, from: old, to: new)
  }
}
