package import Domain

/// A piece of a file on its way to the warehouse.
///
/// Pieces come in the file's order and hold at most about 65,000 figures, so that memory does not
/// grow with the file and an insert can run beside the reading.
package struct IngestChunk: Sendable {
  /// A figure that the file carries but that left: what the warehouse knows of it stands.
  package struct Cell: Hashable, Sendable {
    package var series: Int32
    package var period: Int32
  }

  /// Index of the first of ``newSeries`` among the series of the file.
  package var firstNewSeries: Int
  /// Series that appear for the first time; batches refer to them by their index in the file.
  package var newSeries: [SeriesKey]
  package var observations: ObservationBatch
  /// Figures that were quarantined or dropped although their series and period are known: they must
  /// neither replace nor withdraw an older figure.
  package var held: [Cell]
  /// Every row that was rejected or quarantined, as it stands in the file.
  package var leftOut: [Finding]

  package init(firstNewSeries: Int) {
    self.firstNewSeries = firstNewSeries
    newSeries = []
    observations = ObservationBatch()
    held = []
    leftOut = []
  }

  package var isEmpty: Bool {
    newSeries.isEmpty && observations.count == 0 && held.isEmpty && leftOut.isEmpty
  }
}
