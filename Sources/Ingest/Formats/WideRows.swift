import Tabular

/// The loop over the records of a wide table: one record, several figures.
struct WideRows {
  let width: Int
  /// Place of each breakdown, -1 where an optional column is absent.
  let dimensions: [Int]
  /// Place of a column that must be empty, -1 where there is none.
  let skips: Int

  /// Calls `body` with every record that has the header's width.
  func read(
    _ reader: inout RecordReader, _ gate: inout ContractGate,
    _ body: (
      Record, UnsafeBufferPointer<UnsafeRawBufferPointer>, inout ContractGate
    ) throws -> Void
  ) throws {
    let fields = UnsafeMutableBufferPointer<UnsafeRawBufferPointer>.allocate(
      capacity: max(1, dimensions.count))
    fields.initialize(repeating: UnsafeRawBufferPointer(start: nil, count: 0))
    defer { fields.deallocate() }
    var record = Record()
    while true {
      switch try reader.next(&record) {
      case .end: return
      case .malformed: gate.reject(reader.malformation)
      case .record:
        if record.isBlank { continue }
        guard record.count == width, skips < 0 || record.field(skips).isEmpty else {
          gate.counts.records += 1
          gate.rejectWidth(
            found: record.count, expected: width, line: record.line,
            raw: String(decoding: record.raw, as: UTF8.self))
          continue
        }
        gate.counts.records += 1
        for index in dimensions.indices where dimensions[index] >= 0 {
          fields[index] = record.field(dimensions[index])
        }
        try body(record, UnsafeBufferPointer(rebasing: fields[..<dimensions.count]), &gate)
      }
    }
  }
}
