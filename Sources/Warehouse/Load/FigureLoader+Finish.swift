import Domain
import GRDB

extension FigureLoader {
  /// Writes withdrawals and silences, and the file's record.
  ///
  /// - Throws: a ``Failure`` where the rows do not add up, or another file of the day carried what
  ///   this one does not.
  func finish(_ reading: FileReading) throws -> LoadOutcome {
    for (frequency, range) in reading.scope.periods {
      let code = PeriodNumber.code(frequency)
      let first = PeriodNumber.number(ordinal: range.lowerBound, code)
      let last = PeriodNumber.number(ordinal: range.upperBound, code)
      for indicator in reading.scope.indicators {
        widenScope(SeriesGroup(frequency: frequency, indicator: indicator), first...last)
      }
    }
    let silence = try settleHeldFigures()
    try settleAbsentFigures(withdraws: reading.scope.withdraws, except: silence)
    try storeScopes()
    try Calendar(db: db).addDeclaredDays()
    let handedOver = outcome.new + outcome.revised + outcome.unchanged
    let accounted = handedOver + reading.counts.notHandedOver
    guard accounted == reading.counts.rows else {
      throw LoadFailure(file).unaccounted(rowsIn: reading.counts.rows, accounted: accounted)
    }
    let register = FileRegister(db: db)
    try register.complete(outcome, reading)
    try register.store(reading.findings, reading.findingCounts, of: id, run: run)
    try register.store(reading.corrections, of: id, source: source)
    return outcome
  }

  private func storeScopes() throws {
    let calendar = Calendar(db: db)
    for (group, range) in scopes {
      // A scope may begin or end with a period in which only rows put aside stood.
      for number in [range.lowerBound, range.upperBound] {
        if let period = PeriodNumber.period(number) { try calendar.add(period) }
      }
      // The period that the publisher's calendar expects next.
      if let last = PeriodNumber.period(range.upperBound) { try calendar.add(last.advanced(by: 1)) }
      try db.execute(
        sql: """
          INSERT INTO file_scope (file_id, frequency, indicator, first_period_id, last_period_id)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          id.rawValue, group.frequency.rawValue, group.indicator, range.lowerBound,
          range.upperBound,
        ])
    }
  }

  /// Records that the file says nothing usable of figures whose rows were put aside.
  ///
  /// - Returns: those figures.
  private func settleHeldFigures() throws -> CarriedFigures {
    var silence = CarriedFigures()
    for figure in held {
      let entry = series[Int(figure.series)]
      let ordinal = Int(figure.period)
      let number = PeriodNumber.number(ordinal: ordinal, entry.frequency)
      guard let period = PeriodNumber.period(number),
        silence.insert(series: entry.id, period: number)
      else { continue }
      // Of two rows for one figure, one may have been put aside and the other kept.
      let kept = try table.rows(series: entry.id, periods: number...number)
        .contains { $0.file == id.rawValue }
      if kept || carried.contains(series: entry.id, period: number) { continue }
      try Calendar(db: db).add(period)
      try Silence(db: db).add(file: id.rawValue, series: entry.id, period: number)
    }
    return silence
  }

  /// Goes through every figure inside the file's scope that was known before and that the file
  /// does not carry: withdrawn, or passed over in silence where absence says nothing.
  private func settleAbsentFigures(withdraws: Bool, except held: CarriedFigures) throws {
    for entry in try register.all() where !isNew(entry.id) {
      guard let range = scopes[entry.group] else { continue }
      let stored = try table.rows(series: entry.id, periods: range)
      var start = 0
      while start < stored.count {
        var end = start + 1
        while end < stored.count, stored[end].period == stored[start].period { end += 1 }
        if !held.contains(series: entry.id, period: stored[start].period) {
          try settle(stored[start..<end], of: entry, withdraws: withdraws)
        }
        start = end
      }
      try flush()
    }
  }

  /// - Parameter history: all stored rows of one figure.
  private func settle(
    _ history: ArraySlice<StoredFigure>, of entry: SeriesRegister.Entry, withdraws: Bool
  ) throws {
    guard let known = history.last(where: { $0.issuedDay <= day }), known.status != .withdrawn,
      known.file != id.rawValue, !carried.contains(series: entry.id, period: known.period)
    else { return }
    guard withdraws else {
      return try Silence(db: db).add(file: id.rawValue, series: entry.id, period: known.period)
    }
    guard try !anotherFileSpoke(of: known.period, known, entry) else {
      throw LoadFailure(file).absence(FigureState(known), period: known.period)
    }
    outcome.withdrawn += 1
    try replace(
      FigureState(known),
      by: ArrivingFigures.Row(
        series: entry.id, period: known.period, value: .nan, status: .withdrawn, line: 0),
      of: entry,
      later: history.filter { $0.issuedDay > day })
  }
}
