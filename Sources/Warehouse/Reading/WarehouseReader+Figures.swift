package import Domain
import GRDB

extension WarehouseReader {
  /// The series that a filter allows, by number.
  package func series(_ filter: PanelFilter = PanelFilter()) throws -> [(
    id: SeriesID, key: SeriesKey
  )] {
    try panelHeads(filter).heads.map { ($0.id, $0.key) }
  }

  /// Every figure of the series that a filter allows, as known on a day; series without one are
  /// left out.
  ///
  /// Figures count as known as in ``panel(asOf:filter:)``, which is the faster question where only
  /// values are wanted.
  ///
  /// - Parameter day: nil for everything that has been loaded.
  package func figures(asOf day: Day? = nil, filter: PanelFilter = PanelFilter()) throws
    -> [SeriesFigures]
  {
    let asOf = day ?? Day(ordinal: Int.max)
    return try panelHeads(filter).heads.compactMap { head in
      let histories = try histories(of: head, from: filter.from)
      let figures = histories.compactMap { $0.known(on: asOf, head) }
      guard !figures.isEmpty else { return nil }
      return SeriesFigures(id: head.id, key: head.key, figures: figures)
    }
  }

  /// Figures that changed from one issue to another, by series and period.
  ///
  /// - Parameters:
  ///   - day: only issues up to this day count; nil for all.
  ///   - since: only figures whose newest change was issued after this day; nil for all.
  package func revisions(
    asOf day: Day? = nil, since: Day? = nil, filter: PanelFilter = PanelFilter()
  ) throws -> [FigureHistory] {
    try panelHeads(filter).heads.flatMap { head in
      try histories(of: head, from: filter.from).compactMap { history in
        var history = history
        if let day { history.steps.removeAll { $0.issuedOn > day } }
        guard history.steps.count > 1, let newest = history.steps.last?.issuedOn else {
          return nil
        }
        if let since, newest <= since { return nil }
        return history
      }
    }
  }

  /// Every figure of one series, as known on a day.
  func figures(asOf day: Day?, series: SeriesID) throws -> [KnownFigure] {
    let asOf = day ?? Day(ordinal: Int.max)
    guard let head = try panelHead(series) else { return [] }
    return try histories(of: head, from: nil).compactMap {
      $0.known(on: asOf, head)
    }
  }

  private func panelHead(_ series: SeriesID) throws -> PanelHead? {
    try panelHeads(PanelFilter()).heads.first { $0.id == series }
  }

  /// One figure through all issues, nil where the series never had it.
  package func history(of series: SeriesID, _ period: Period) throws -> FigureHistory? {
    guard let head = try panelHead(series) else { return nil }
    return try histories(of: head, from: period.start).first { $0.period == period }
  }

  /// The figures of a series with all their issues, by period.
  private func histories(of head: PanelHead, from: Day?) throws -> [FigureHistory] {
    var histories: [FigureHistory] = []
    var current = Int64.min
    let first = from.map {
      PeriodNumber.number(Period(head.key.frequency, containing: $0.advanced(by: -1))) + 8
    }
    let statement = try db.cachedStatement(
      sql: """
        SELECT period_id, issued_day, value, status, file_id, line FROM observation
        WHERE series_id = ? AND period_id >= ? ORDER BY period_id, issued_day
        """)
    let rows = try Row.fetchCursor(
      statement, arguments: [head.id.rawValue, first ?? Int64.min])
    while let row = try rows.next() {
      let number: Int64 = row[0]
      if number != current {
        guard let period = PeriodNumber.period(number) else { continue }
        current = number
        histories.append(
          FigureHistory(series: head.id, key: head.key, period: period, steps: []))
      }
      let letter: String = row[3]
      histories[histories.count - 1].steps.append(
        FigureHistory.Step(
          issuedOn: Day(ordinal: row[1]), value: row[2],
          status: letter.utf8.first.flatMap(ObservationStatus.init(letter:)) ?? .missing,
          file: FileID(row[4]), line: row[5]))
    }
    return histories
  }
}

extension FigureHistory {
  /// The figure as it was known on a day, nil where it was not.
  fileprivate func known(on day: Day, _ head: PanelHead) -> KnownFigure? {
    var step = steps.last { $0.issuedOn <= day }
    var isPseudo = false
    if step == nil, let first = steps.first,
      let known = head.knownDay(period, issuedDay: first.issuedOn.ordinal), known <= day.ordinal
    {
      step = first
      isPseudo = true
    }
    guard let step else { return nil }
    return KnownFigure(
      period: period, value: step.value, status: step.status, issuedOn: step.issuedOn,
      file: step.file, line: step.line, isPseudoRealTime: isPseudo)
  }
}
