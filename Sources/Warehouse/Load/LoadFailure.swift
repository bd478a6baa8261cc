import Domain

/// What can stop a file from being loaded, told with its path and line.
struct LoadFailure {
  private let file: FileDescription

  init(_ file: FileDescription) { self.file = file }

  func duplicate(_ figure: ArrivingFigures.Row) -> Failure {
    failure(
      line: figure.line,
      why: "its series has the period \(name(figure.period)) twice",
      next: "Let the contract's key tell the two apart, or keep one of them.")
  }

  /// The second of two figures for one period among rows sorted by series and period.
  func duplicate(among figures: [ArrivingFigures.Row]) -> Failure {
    for (first, second) in zip(figures, figures.dropFirst())
    where first.series == second.series && first.period == second.period {
      return duplicate(second)
    }
    return failure(
      line: figures.first?.line ?? 0, why: "a series has a period twice",
      next: "Let the contract's key tell the two apart, or keep one of them.")
  }

  func conflict(_ figure: ArrivingFigures.Row, with known: FigureState?) -> Failure {
    failure(
      line: figure.line,
      why: """
        another file issued on \(file.issuedOn) gave \(known.map(words) ?? "no figure") for \
        \(name(figure.period)), and this one gives \(words(FigureState(figure)))
        """,
      next: "A changed file is a new issue: give it the date on which it was issued.")
  }

  func absence(_ known: FigureState, period: Int64) -> Failure {
    failure(
      line: 0,
      why: """
        another file issued on \(file.issuedOn) speaks for the same figures and gave \
        \(words(known)) for \(name(period)), which this one does not carry
        """,
      next: "Files of one day must not overlap: narrow the scope that the source declares.")
  }

  func unusable(line: Int32, why: String) -> Failure { failure(line: line, why: why, next: nil) }

  func unaccounted(rowsIn: Int, accounted: Int) -> Failure {
    Failure(
      .internal, what: "a file's rows do not add up", at: file.path,
      why: """
        it has \(rowsIn) rows, and observations, rows put aside and totals are \(accounted)
        """,
      unchanged: "Nothing of the file was kept.", next: "Report this with the file.")
  }

  private func failure(line: Int32, why: String, next: String?) -> Failure {
    Failure(
      .data, what: "the file cannot be loaded", at: line > 0 ? "\(file.path):\(line)" : file.path,
      why: why, unchanged: "Nothing of the file was kept.", next: next)
  }

  private func name(_ period: Int64) -> String {
    PeriodNumber.period(period)?.description ?? "period \(period)"
  }

  private func words(_ state: FigureState) -> String {
    state.status.hasValue ? "\(state.value)" : "status \(state.status.code)"
  }
}
