import Kernels

/// Fits exponential smoothing models by maximum likelihood, up to eight series at once.
///
/// A likelihood of these models has several maxima: one with a level that hardly moves, one with a
/// level that follows every value, others between them. From a few starting points in each region
/// starting states are fitted first; the best of them, and what simpler models ended at, then begin
/// full searches.
struct SmoothingFitter {
  let series: [SmoothingSeries]
  let period: Int
  /// Where the best search of each model ended, for each series.
  private(set) var outcomes: [SmoothingModel: [SmoothingSearch.Outcome?]] = [:]

  init(_ series: [SmoothingSeries], period: Int) {
    self.series = series
    self.period = period
  }

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - model: the model.
  ///   - members: indices of the series to fit it to.
  mutating func fit(_ model: SmoothingModel, to members: [Int]) {
    let layout = SmoothingLayout(model, period: period)
    var search = SmoothingSearch(layout, series: series)
    let starts = Self.starts(model)
    var tasks: [SmoothingSearch.Task] = []
    for member in members {
      let states = SmoothingStart(series[member].values, layout: layout)
      for start in starts {
        tasks.append(
          SmoothingSearch.Task(series: member, point: layout.point(start, states)))
      }
    }
    let tried = search.run(tasks, .states)
    var finals: [SmoothingSearch.Task] = []
    for (place, member) in members.enumerated() {
      let own = tried[(place * starts.count)..<((place + 1) * starts.count)]
      let known = simpler(layout, member)
      // Without seasons a search costs next to nothing.
      let finalists = model.season == .none ? 4 : max(1, 3 - known.count)
      for outcome in own.sorted(by: { $0.deviance < $1.deviance }).prefix(finalists) {
        finals.append(SmoothingSearch.Task(series: member, point: outcome.point))
      }
      for point in known {
        finals.append(SmoothingSearch.Task(series: member, point: point))
      }
    }
    var best = [SmoothingSearch.Outcome?](repeating: nil, count: series.count)
    for (task, outcome) in zip(finals, search.run(finals, .maximum))
    where outcome.deviance < best[task.series]?.deviance ?? .infinity {
      best[task.series] = outcome
    }
    outcomes[model] = best
  }

  /// For each series the fit with the least criterion; the first of equals.
  ///
  /// - Parameter models: models to choose among, of those fitted so far.
  func best(of models: [SmoothingModel]) -> [SmoothingFit?] {
    return series.indices.map { (member: Int) -> SmoothingFit? in
      var best: (criterion: Double, model: SmoothingModel)?
      for model in models {
        guard let outcome = outcomes[model]?[member] else { continue }
        let criterion =
          outcome.deviance
          + SmoothingFit.penalty(
            parameters: model.parameterCount(period: period), count: series[member].count)
        if criterion < best?.criterion ?? .infinity { best = (criterion, model) }
      }
      guard let model = best?.model, let outcome = outcomes[model]?[member] else { return nil }
      let values = SmoothingLayout(model, period: period).values(outcome.point)
      return SmoothingFit(model, values, on: series[member])
    }
  }

  /// A model and the simpler ones whose fits begin its searches, in the order in which they are
  /// fitted.
  static func chain(_ model: SmoothingModel) -> [SmoothingModel] {
    SmoothingModel.all.filter { other in
      other == model
        || (other.season == model.season && (model.isRelative || !other.isRelative)
          && (model.hasTrend || !other.hasTrend) && (model.isDamped || !other.isDamped)
          && (model.season != .none || other.hasTrend == model.hasTrend))
    }
  }

  /// Where models that differ in one component ended, in the layout of this one.
  private func simpler(_ layout: SmoothingLayout, _ member: Int) -> [[Double]] {
    let model = layout.model
    var points: [[Double]] = []
    if model.isRelative, model.season != .multiplicative {
      let additive = SmoothingModel(
        isRelative: false, hasTrend: model.hasTrend, isDamped: model.isDamped, season: model.season)
      if let found = outcomes[additive]?[member] { points.append(found.point) }
    }
    if model.hasTrend, !model.isDamped, model.season != .none {
      let level = SmoothingModel(
        isRelative: model.isRelative, hasTrend: false, isDamped: false, season: model.season)
      if let found = outcomes[level]?[member], let beta = layout.beta, let slope = layout.slope {
        var point = found.point
        point.insert(SmoothingLayout.floor, at: beta)
        point.insert(0, at: slope)
        points.append(point)
      }
    }
    if model.isDamped {
      let undamped = SmoothingModel(
        isRelative: model.isRelative, hasTrend: true, isDamped: false, season: model.season)
      if let found = outcomes[undamped]?[member], let phi = layout.phi {
        var point = found.point
        point.insert(SmoothingLayout.mostDamping, at: phi)
        points.append(point)
      }
    }
    return points
  }

  /// Smoothing parameters to begin with: a set that, with two finalists, reached the likelihood of
  /// the best of several other implementations in all of 1,365 fits.
  private static func starts(_ model: SmoothingModel) -> [SmoothingLayout.Smoothing] {
    typealias Smoothing = SmoothingLayout.Smoothing
    switch (model.hasTrend, model.isDamped, model.season == .none) {
    case (false, _, true):
      return [0.0001, 0.05, 0.2, 0.9].map { Smoothing($0) }
    case (true, false, true):
      return [
        Smoothing(0.0001, 0.2), Smoothing(0.01, 0.003), Smoothing(0.01, 0.03),
        Smoothing(0.2, 0.03), Smoothing(0.2, 0.6), Smoothing(0.5, 0.03), Smoothing(0.9, 0.6),
      ]
    case (true, true, true):
      return [
        Smoothing(0.01, 0.0001, phi: 0.95), Smoothing(0.01, 0.0001, phi: 0.98),
        Smoothing(0.01, 0.03, phi: 0.98),
        Smoothing(0.2, 0.003, phi: 0.95), Smoothing(0.5, 0.2, phi: 0.8),
        Smoothing(0.9, 0.0001, phi: 0.98), Smoothing(0.9, 0.6, phi: 0.98),
      ]
    case (false, _, false):
      return [
        Smoothing(0.05, gamma: 0.05), Smoothing(0.2, gamma: 0.3), Smoothing(0.5, gamma: 0.9),
        Smoothing(0.9, gamma: 0.0001),
      ]
    case (true, false, false):
      return [
        Smoothing(0.0001, 0.003, gamma: 0.3), Smoothing(0.01, 0.003, gamma: 0.05),
        Smoothing(0.2, 0.003, gamma: 0.0001), Smoothing(0.2, 0.2, gamma: 0.05),
        Smoothing(0.5, 0.03, gamma: 0.3), Smoothing(0.9, 0.0001, gamma: 0.9),
      ]
    case (true, true, false):
      return [
        Smoothing(0.01, 0.003, gamma: 0.0001, phi: 0.98),
        Smoothing(0.01, 0.003, gamma: 0.05, phi: 0.88), Smoothing(0.2, 0.2, gamma: 0.05, phi: 0.95),
        Smoothing(0.5, 0.003, gamma: 0.3, phi: 0.88), Smoothing(0.5, 0.03, gamma: 0.3, phi: 0.8),
        Smoothing(0.9, 0.003, gamma: 0.0001, phi: 0.95),
      ]
    }
  }
}
