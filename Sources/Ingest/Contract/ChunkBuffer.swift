import Domain

/// Figures on their way into a chunk, column by column.
///
/// Written a million times a second, which is why it is plain memory; a chunk gets its own arrays
/// when it is full.
struct ChunkBuffer: ~Copyable {
  static let capacity = 1 << 16

  private(set) var count = 0
  private let series = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
  private let period = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
  private let value = UnsafeMutablePointer<Double>.allocate(capacity: capacity)
  private let status = UnsafeMutablePointer<ObservationStatus>.allocate(capacity: capacity)
  private let line = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)

  deinit {
    series.deallocate()
    period.deallocate()
    value.deallocate()
    status.deallocate()
    line.deallocate()
  }

  /// Adds a figure.
  ///
  /// - Returns: whether the buffer is full now and must be emptied before the next.
  @inline(__always)
  mutating func append(
    series: Int32, period: Int, value: Double, status: ObservationStatus, line: Int
  ) -> Bool {
    (self.series + count).initialize(to: series)
    (self.period + count).initialize(to: Int32(truncatingIfNeeded: period))
    (self.value + count).initialize(to: value)
    (self.status + count).initialize(to: status)
    (self.line + count).initialize(to: Int32(truncatingIfNeeded: line))
    count &+= 1
    return count == ChunkBuffer.capacity
  }

  /// The figures as a batch; the buffer is empty afterwards.
  mutating func take() -> ObservationBatch {
    var batch = ObservationBatch()
    batch.series = Array(UnsafeBufferPointer(start: series, count: count))
    batch.period = Array(UnsafeBufferPointer(start: period, count: count))
    batch.value = Array(UnsafeBufferPointer(start: value, count: count))
    batch.status = Array(UnsafeBufferPointer(start: status, count: count))
    batch.line = Array(UnsafeBufferPointer(start: line, count: count))
    count = 0
    return batch
  }
}
