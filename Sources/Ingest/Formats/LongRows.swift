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
    when: ((borrowing RecordReader) -> Verdict)? = nil
  ) throws {
    let fields = UnsafeMutableBufferPointer<UnsafeRawBufferPointer>.allocate(
      capacity: max(1, dimensions.count))
    fields.initialize(repeating: UnsafeRawBufferPointer(start: nil, count: 0))
    defer { fields.deallocate() }
    let words = UnsafeBufferPointer(rebasing: fields[..<dimensions.count])
    while true {
      switch try reader.next() {
      case .end: return
      case .malformed: gate.reject(reader.malformation)
      case .record:
        guard reader.count == width else {
          try refuseWidth(reader, &gate)
          continue
        }
        gate.counts.records &+= 1
        for index in dimensions.indices where dimensions[index] >= 0 {
          fields[index] = reader.field(dimensions[index])
        }
        if !ignored.isEmpty { try inspect(reader, &gate) }
        let status = self.status(reader)
        if status == nil, let period,
          try gate.takePlain(
            words, period: reader.field(period), value: reader.field(value), line: reader.line)
        {
          continue
        }
        try take(reader, words, status, &gate, when)
      }
    }
  }

  /// The letters of the status, nil where it is empty or `A`, which every figure is without one.
  @inline(__always)
  private func status(_ reader: borrowing RecordReader) -> UnsafeRawBufferPointer? {
    guard let status else { return nil }
    let letters = reader.field(status)
    return letters.isEmpty || (letters.count == 1 && letters[0] == UInt8(ascii: "A"))
      ? nil : letters
  }

  /// Hands on a record that needs a further look, or whose period the format finds.
  private func take(
    _ reader: borrowing RecordReader, _ words: UnsafeBufferPointer<UnsafeRawBufferPointer>,
    _ status: UnsafeRawBufferPointer?, _ gate: inout ContractGate,
    _ when: ((borrowing RecordReader) -> Verdict)?
  ) throws {
    var row = ContractGate.Row(
      when: .unreadable(""), value: reader.field(value), status: status, line: reader.line,
      raw: reader.raw)
    if let when {
      switch when(reader) {
      case .figure(.typed(let period)):
        if status == nil,
          try gate.takePlain(words, period, value: reader.field(value), line: reader.line)
        {
          return
        }
        row.when = .typed(period)
      case .figure(let found): row.when = found
      case .leftOut: return gate.leaveOut()
      }
    } else if let period {
      row.when = .text(reader.field(period))
    }
    try gate.take(words, row)
  }

  private func refuseWidth(
    _ reader: borrowing RecordReader, _ gate: inout ContractGate
  ) throws {
    // Spreadsheets leave lines of delimiters, or nothing, below a table.
    if reader.isBlank || (0..<reader.count).allSatisfy({ reader.field($0).isEmpty }) { return }
    gate.counts.records += 1
    gate.rejectWidth(
      found: reader.count, expected: width, line: reader.line,
      raw: String(decoding: reader.raw, as: UTF8.self))
  }

  private func inspect(
    _ reader: borrowing RecordReader, _ gate: inout ContractGate
  ) throws {
    for (place, name) in ignored {
      if let kind = PersonalData.kind(ofValue: reader.field(place), inBreakdown: false) {
        try gate.refuse(kind: kind, column: name, line: reader.line)
      }
    }
  }
}
