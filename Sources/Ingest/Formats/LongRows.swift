import Domain
import Tabular

/// The loop over the rows of a long table: one record, one figure.
struct LongRows {
  /// What a format makes of the record before it is handed on.
  enum Verdict {
    case figure(ContractGate.Row.When)
    /// The format's own rule leaves the record out, such as a measure that counts no persons.
    case leftOut
  }

  private let width: Int
  /// Place of each breakdown, -1 where an optional column is absent.
  private let dimensions: [Int]
  private let period: Int?
  private let value: Int
  private let status: Int?
  private let ignored: [(place: Int, name: String)]

  init(_ places: ColumnPlaces, columns: [ColumnRule], period: Int?, value: Int, status: Int?) {
    width = places.width
    self.period = period
    self.value = value
    self.status = status
    dimensions = columns.filter(\.isDimension).map { places[$0.name] ?? -1 }
    ignored = columns.compactMap { column in
      guard column.role == .ignore, let place = places[column.name] else { return nil }
      return (place, column.name)
    }
  }

  /// Reads to the end of the table.
  ///
  /// - Parameter when: finds the period where the text of a column is not it.
  func read(
    _ reader: inout RecordReader, _ gate: inout ContractGate,
    when: ((Record) -> Verdict)? = nil
  ) throws {
    let fields = UnsafeMutableBufferPointer<UnsafeRawBufferPointer>.allocate(
      capacity: max(1, dimensions.count))
    fields.initialize(repeating: UnsafeRawBufferPointer(start: nil, count: 0))
    defer { fields.deallocate() }
    let words = UnsafeBufferPointer(rebasing: fields[..<dimensions.count])
    var record = Record()
    while true {
      switch try reader.next(&record) {
      case .end: return
      case .malformed: gate.reject(reader.malformation)
      case .record:
        guard record.count == width else {
          try refuseWidth(record, &gate)
          continue
        }
        gate.counts.records &+= 1
        for index in dimensions.indices where dimensions[index] >= 0 {
          fields[index] = record.field(dimensions[index])
        }
        if !ignored.isEmpty { try inspect(record, &gate) }
        let status = self.status(record)
        if status == nil, let period,
          try gate.takePlain(
            words, period: record.field(period), value: record.field(value), line: record.line)
        {
          continue
        }
        try take(record, words, status, &gate, when)
      }
    }
  }

  /// The letters of the status, nil where it is empty or `A`, which every figure is without one.
  @inline(__always)
  private func status(_ record: Record) -> UnsafeRawBufferPointer? {
    guard let status else { return nil }
    let letters = record.field(status)
    return letters.isEmpty || (letters.count == 1 && letters[0] == UInt8(ascii: "A"))
      ? nil : letters
  }

  /// Hands on a record that needs a further look, or whose period the format finds.
  private func take(
    _ record: Record, _ words: UnsafeBufferPointer<UnsafeRawBufferPointer>,
    _ status: UnsafeRawBufferPointer?, _ gate: inout ContractGate,
    _ when: ((Record) -> Verdict)?
  ) throws {
    var row = ContractGate.Row(
      when: .unreadable(""), value: record.field(value), status: status, line: record.line,
      raw: record.raw)
    if let when {
      switch when(record) {
      case .figure(.typed(let period)):
        if status == nil,
          try gate.takePlain(words, period, value: record.field(value), line: record.line)
        {
          return
        }
        row.when = .typed(period)
      case .figure(let found): row.when = found
      case .leftOut: return gate.leaveOut()
      }
    } else if let period {
      row.when = .text(record.field(period))
    }
    try gate.take(words, row)
  }

  private func refuseWidth(
    _ record: Record, _ gate: inout ContractGate
  ) throws {
    // Spreadsheets leave lines of delimiters, or nothing, below a table.
    if record.isBlank || (0..<record.count).allSatisfy({ record.field($0).isEmpty }) { return }
    gate.counts.records += 1
    gate.rejectWidth(
      found: record.count, expected: width, line: record.line,
      raw: String(decoding: record.raw, as: UTF8.self))
  }

  private func inspect(
    _ record: Record, _ gate: inout ContractGate
  ) throws {
    for (place, name) in ignored {
      if let kind = PersonalData.kind(ofValue: record.field(place), inBreakdown: false) {
        try gate.refuse(kind: kind, column: name, line: record.line)
      }
    }
  }
}
