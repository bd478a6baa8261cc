package import Domain

/// What is known of people on their way, from place to place.
package struct CorridorFindings: Sendable, Equatable {
  /// What may be expected of a place, since it has beaten no change in the past.
  package struct Lead: Sendable, Equatable {
    package var place: Place
    /// Nil for everybody.
    package var group: Bilingual?
    package var code: String
    /// Whether neighbours have published the month that is expected.
    package var isNowcast: Bool
    package var period: Period
    package var people: Double
    package var limits80: ClosedRange<Double>?
    package var limits95: ClosedRange<Double>?
    /// Share of the no-change forecast's error that is taken away, and over how many months.
    package var skill: Double
    package var trials: Int

    package init(
      place: Place, group: Bilingual?, code: String, isNowcast: Bool, period: Period,
      people: Double, limits80: ClosedRange<Double>?, limits95: ClosedRange<Double>?,
      skill: Double, trials: Int
    ) {
      self.place = place
      self.group = group
      self.code = code
      self.isNowcast = isNowcast
      self.period = period
      self.people = people
      self.limits80 = limits80
      self.limits95 = limits95
      self.skill = skill
      self.trials = trials
    }
  }

  /// Who waits between two places, in the newest month that both have published.
  package struct Waiting: Sendable, Equatable {
    package var from: Place
    package var to: Place
    /// Nil for everybody.
    package var group: Bilingual?
    package var code: String
    package var period: Period
    package var inflow: Double
    package var outflow: Double
    package var people: ClosedRange<Double>
    package var daysOfOutflow: Double?
    package var isSaturated: Bool

    package init(
      from: Place, to: Place, group: Bilingual?, code: String, period: Period, inflow: Double,
      outflow: Double, people: ClosedRange<Double>, daysOfOutflow: Double?, isSaturated: Bool
    ) {
      self.from = from
      self.to = to
      self.group = group
      self.code = code
      self.period = period
      self.inflow = inflow
      self.outflow = outflow
      self.people = people
      self.daysOfOutflow = daysOfOutflow
      self.isSaturated = isSaturated
    }
  }

  /// From south to north, everybody first.
  package var leads: [Lead]
  package var waiting: [Waiting]
  /// Lines whose past was looked at.
  package var tried: Int

  package init(leads: [Lead], waiting: [Waiting], tried: Int) {
    self.leads = leads
    self.waiting = waiting
    self.tried = tried
  }
}
