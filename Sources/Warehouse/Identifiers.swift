/// The number of a series in one warehouse.
package struct SeriesID: Hashable, Comparable, Sendable {
  package let rawValue: Int64
  package init(_ rawValue: Int64) { self.rawValue = rawValue }
  package static func < (left: SeriesID, right: SeriesID) -> Bool { left.rawValue < right.rawValue }
}

/// The number of a published file that was read into one warehouse.
package struct FileID: Hashable, Sendable {
  package let rawValue: Int64
  package init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of a run in one warehouse, 1 for the first.
package struct RunID: Hashable, Sendable {
  package let rawValue: Int64
  package init(_ rawValue: Int64) { self.rawValue = rawValue }
}

/// The number of a scoring, one method's pass over a panel, in one warehouse.
package struct ScoringID: Hashable, Sendable {
  package let rawValue: Int64
  package init(_ rawValue: Int64) { self.rawValue = rawValue }
}
