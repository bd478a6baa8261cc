import Domain
import Phases
import Warehouse

/// Finds in the panel what countries have handed in on reintegration.
struct SubmissionAssembler {
  let indicators: [String: Indicator]

  /// Every figure by sex and age. A cell without a number is absent: what the form asks for and
  /// nobody has filled in is found by ``ReintegrationFigures``.
  func figures(_ panel: [PanelSeries]) -> ReintegrationFigures {
    ReintegrationFigures(
      panel.lazy.filter { series in
        indicators[series.key.indicator]?.phase == .reintegration
          && series.key.frequency == .quarter
      }.flatMap { series in
        series.values.enumerated().lazy.filter { !$0.element.isNaN }.map { offset, value in
          SubmittedFigure(
            country: series.key.place, indicator: series.key.indicator, sex: series.key.sex,
            age: series.key.age, quarter: series.start.advanced(by: offset), value: value)
        }
      })
  }
}
