import Domain
import Kernels
import Tabular

/// One run of series on its way from text to text.
///
/// A class that workers hand on: one worker reads and parses it, several score its blocks (each
/// writes the scores of its own series), the last one writes the rows. The stream's monitor orders
/// those steps, which is why the class is sendable without the compiler's proof.
final class ScoreRun: @unchecked Sendable {
  /// The run's place in the input, from 0.
  var index = 0
  let input = ByteBuffer(capacity: 1 << 21)
  let output = ByteBuffer(capacity: 1 << 16)
  var table = SeriesTable()
  var blocks: [[Int]] = []
  var scores: [SeriesScore] = []
  /// Blocks without scores yet; guarded by the stream's monitor.
  var open = 0
  var fault: SeriesInputError?
  var seconds = Seconds()

  /// Processor seconds by kind of work.
  struct Seconds: Sendable {
    var read = 0.0
    var compute = 0.0
    var write = 0.0
  }

  /// Parses the input and plans the blocks.
  func parse(_ parser: SeriesParser) {
    table.removeAll()
    fault = nil
    seconds = Seconds()
    output.removeAll()
    blocks = []
    do {
      try parser.parse(input.bytes, into: &table)
    } catch {
      fault = error
      return
    }
    blocks = BlockPlan.blocks(
      lengths: table.entries.map(\.values.count), starts: table.entries.map(\.start))
    scores = Array(repeating: SeriesScore(status: .allMissing), count: table.entries.count)
    open = blocks.count
  }

  /// The series of a block, side by side.
  func block(_ index: Int) -> SeriesBlock {
    let members = blocks[index].map { table.entries[$0] }
    let length = members[0].values.count
    let values = [Lanes](unsafeUninitializedCapacity: length) { lanes, count in
      for time in 0..<length { lanes.initializeElement(at: time, to: Lanes(repeating: .nan)) }
      table.values.withUnsafeBufferPointer { values in
        UnsafeMutableBufferPointer(rebasing: lanes[..<length]).withMemoryRebound(to: Double.self) {
          numbers in
          for (lane, member) in members.enumerated() {
            let first = member.values.lowerBound
            for time in 0..<length {
              numbers[time * SeriesBlock.width + lane] = values[first + time]
            }
          }
        }
      }
      count = length
    }
    return SeriesBlock(values: values, starts: members.map(\.start))
  }

  /// Writes the rows of all series in their order.
  func write(_ columns: [Column]) {
    for (entry, score) in zip(table.entries, scores) {
      let rows = score.cells.count / max(1, columns.count)
      for row in 0..<rows {
        table.names.withUnsafeBytes {
          output.appendField(UnsafeRawBufferPointer(rebasing: $0[entry.name]))
        }
        for (place, column) in columns.enumerated() {
          output.append(UInt8(ascii: ","))
          write(score.cells[row * columns.count + place], column, start: entry.start)
        }
        output.append(UInt8(ascii: "\n"))
      }
    }
  }

  private func write(_ cell: Double, _ column: Column, start: Period) {
    guard cell.isFinite else { return }
    switch column.kind {
    case .number: output.append(cell)
    case .integer, .flag: output.append(Int(cell))
    case .period: output.append(start.advanced(by: Int(cell)))
    case .text: output.append(column.words[Int(cell)])
    }
  }
}
