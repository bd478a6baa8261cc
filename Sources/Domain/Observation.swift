/// Why a figure stands as it does, in the letters of SDMX's CL_OBS_STATUS where it has one.
package enum ObservationStatus: UInt8, Hashable, Sendable, CaseIterable {
  case normal
  case breakInSeries
  case estimated
  case provisional
  /// The publisher gives no figure (`ND`, `..`, empty).
  case missing
  /// A newer issue no longer carries the figure.
  case withdrawn
  /// Held back by the publisher to protect people.
  case suppressed
  /// A declared correction changed the publisher's figure.
  case corrected

  /// The letter stored in the warehouse and written to files.
  package var code: String {
    switch self {
    case .normal: "A"
    case .breakInSeries: "B"
    case .estimated: "E"
    case .provisional: "P"
    case .missing: "M"
    case .withdrawn: "W"
    case .suppressed: "Q"
    case .corrected: "C"
    }
  }

  /// Whether the observation carries a number.
  package var hasValue: Bool {
    switch self {
    case .missing, .withdrawn, .suppressed: false
    case .normal, .breakInSeries, .estimated, .provisional, .corrected: true
    }
  }
}

/// Figures of one file on their way to the warehouse, column by column.
///
/// Row i says that series `series[i]` (an index into the keys of the same file) had `value[i]` in
/// the period with ordinal `period[i]` of its frequency, read from `line[i]`.
package struct ObservationBatch: Sendable {
  package var series: [Int32] = []
  package var period: [Int32] = []
  /// NaN where the status has no value.
  package var value: [Double] = []
  package var status: [ObservationStatus] = []
  /// 1-based line of the file on which the record begins.
  package var line: [Int32] = []

  package init() {}

  package var count: Int { series.count }

  package mutating func append(
    series: Int32, period: Int32, value: Double, status: ObservationStatus, line: Int32
  ) {
    self.series.append(series)
    self.period.append(period)
    self.value.append(value)
    self.status.append(status)
    self.line.append(line)
  }

  package mutating func removeAll() {
    series.removeAll(keepingCapacity: true)
    period.removeAll(keepingCapacity: true)
    value.removeAll(keepingCapacity: true)
    status.removeAll(keepingCapacity: true)
    line.removeAll(keepingCapacity: true)
  }
}
