import Domain
import Warehouse

/// Figures that changed from issue to issue, and the totals of flows through all issues.
struct RevisionAssembler {
  let reader: WarehouseReader
  let asOf: Day
  let places: PlaceTree

  /// Every changed figure of the sources, then every changed whole of their flows.
  ///
  /// - Complexity: O(issues × rows) for sources with more than one issue, none for all others.
  func revisions(_ flows: [Flow], files: [PublishedFile]) throws -> [Revision] {
    var revisions: [Revision] = []
    for flow in flows {
      let issues = Set(
        files.filter { $0.source == flow.source && $0.isAccepted && $0.issuedOn <= asOf }
          .map(\.issuedOn)
      ).sorted()
      guard issues.count > 1 else { continue }
      let filter = PanelFilter(sources: [flow.source], indicators: [flow.indicator.code])
      revisions += try reader.revisions(asOf: asOf, filter: filter)
        .filter { places.top($0.key.place).code == flow.place.code }.map(revision)
      if flow.total.isSum { revisions += try totals(flow, issues, filter) }
    }
    return revisions
  }

  private func revision(_ history: FigureHistory) -> Revision {
    Revision(
      source: history.key.source, key: history.key, period: history.period,
      steps: history.steps.map { .init(issuedOn: $0.issuedOn, value: $0.value) })
  }

  /// The sums of the parts as they were known after each issue, where they moved.
  private func totals(_ flow: Flow, _ issues: [Day], _ filter: PanelFilter) throws -> [Revision] {
    var steps: [Period: [Revision.Step]] = [:]
    for issue in issues {
      var sums: [Period: Double] = [:]
      for series in try reader.panel(asOf: issue, filter: filter)
      where places.top(series.key.place).code == flow.place.code {
        for (index, value) in series.values.enumerated() where !value.isNaN {
          sums[series.start.advanced(by: index), default: 0] += value
        }
      }
      for (period, sum) in sums where steps[period]?.last?.value != sum {
        steps[period, default: []].append(.init(issuedOn: issue, value: sum))
      }
    }
    return steps.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { period, steps in
      Revision(source: flow.source, key: flow.total.key, period: period, steps: steps)
    }
  }
}
