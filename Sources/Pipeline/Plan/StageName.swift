/// What a stage does, in the order in which kinds of stages run.
package enum StageKind: String, Sendable, CaseIterable, Comparable {
  /// Reads the files of one source into the warehouse.
  case ingest
  /// Scores the series of one source with one method.
  case score
  /// Looks through all flows for what has changed.
  case signal
  /// Follows people from place to place.
  case corridor
  /// Looks at returned people, reception and deaths.
  case returns
  /// Reads what public indicators report of countries of origin.
  case drivers
  /// Makes cases of what the signals say.
  case alert
  /// Prints pages and annexes.
  case report

  package static func < (left: StageKind, right: StageKind) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

/// The name by which a stage is printed, selected and recorded: `ingest/SOURCE`,
/// `score/METHOD/SOURCE`, `signal`, `corridor`, `returns`, `drivers`, `alert`, `report`.
package struct StageName: Hashable, Sendable {
  package let kind: StageKind
  /// The parts after the kind.
  package let parts: [String]

  package init(_ kind: StageKind, _ parts: String...) {
    self.kind = kind
    self.parts = parts
  }

  /// Whether a selection such as `score` or `score/stl` means this stage.
  package func matches(_ selection: String) -> Bool {
    let text = description
    return text == selection || text.hasPrefix(selection + "/")
  }
}

extension StageName: CustomStringConvertible {
  package var description: String { ([kind.rawValue] + parts).joined(separator: "/") }
}
