/// One record of a table: slices of its reader's buffer, valid until the reader moves on.
///
/// A few words on the stack, so that a loop over a table touches the reader once a record.
package struct Record {
  @usableFromInline let fields: UnsafePointer<UnsafeRawBufferPointer>?
  package let count: Int
  /// 1-based line on which the record begins.
  package let line: Int
  /// The record as it stands in the file, without the line's end.
  package let raw: UnsafeRawBufferPointer

  /// A record of nothing, to be filled by ``RecordReader/next(_:)``.
  package init() {
    fields = nil
    count = 0
    line = 0
    raw = UnsafeRawBufferPointer(start: nil, count: 0)
  }

  init(
    fields: UnsafePointer<UnsafeRawBufferPointer>, count: Int, line: Int,
    raw: UnsafeRawBufferPointer
  ) {
    self.fields = fields
    self.count = count
    self.line = line
    self.raw = raw
  }

  /// A field without its quotes.
  @inlinable
  package func field(_ index: Int) -> UnsafeRawBufferPointer {
    guard let fields, index >= 0, index < count else {
      preconditionFailure("a record has no field beyond its last")
    }
    return fields[index]
  }

  /// A field as text.
  package func text(_ index: Int) -> String { String(decoding: field(index), as: UTF8.self) }

  /// Whether nothing stands on the line.
  package var isBlank: Bool { raw.isEmpty }
}
