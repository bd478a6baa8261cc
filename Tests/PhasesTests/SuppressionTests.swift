import Phases
import Statistics
import Testing

/// What somebody learns of a hidden count who sees the rest and tries every table near the true one.
///
/// Independent of the walks by which counts are hidden: each cell that somebody could have counted is
/// moved by −1, 0 or 1 in every combination, and what still agrees with all that is shown is kept.
private struct Attack {
  /// Hidden places whose count is the same in every table that agrees with what is shown.
  let broken: [CountTable.Place]

  init(_ suppression: Suppression) {
    let table = suppression.table
    let (height, width) = (table.rows.count, table.columns.count)
    let free = table.places.filter {
      $0.row < height && $0.column < width && !table.isStructural($0)
    }
    let shown = table.places.filter { !suppression.isHidden($0) }
    var unmoved = Set(table.places.filter { suppression.isHidden($0) })
    var moves = [Int](repeating: -1, count: free.count)
    while !unmoved.isEmpty {
      var change = [CountTable.Place: Int]()
      var isPossible = true
      for (place, move) in zip(free, moves) where move != 0 {
        if table[place] + move < 0 { isPossible = false }
        for at in [
          place, .init(row: place.row, column: width), .init(row: height, column: place.column),
          .init(row: height, column: width),
        ] { change[at, default: 0] += move }
      }
      if isPossible, shown.allSatisfy({ change[$0, default: 0] == 0 }) {
        unmoved = unmoved.filter { change[$0, default: 0] == 0 }
      }
      guard let next = moves.lastIndex(where: { $0 < 1 }) else { break }
      moves[next] += 1
      for later in moves.indices where later > next { moves[later] = -1 }
    }
    broken = table.places.filter { unmoved.contains($0) }
  }
}

private func table(_ counts: [[Int?]]) -> CountTable {
  CountTable(
    rows: counts.indices.map { "row \($0)" }, columns: (counts.first ?? []).indices.map { "\($0)" }
  ) { counts[$0][$1] }
}

/// A table of up to three rows and columns in which small and zero counts are frequent.
private func random(_ generator: inout SplitMix64, structural: Bool) -> CountTable {
  let height = 1 + Int(generator.next() % 3)
  let width = 1 + Int(generator.next() % 3)
  var counts = (0..<height).map { _ in
    (0..<width).map { _ -> Int? in
      switch generator.next() % 4 {
      case 0: Int(generator.next() % 5)
      case 1: 0
      case 2: Int(generator.next() % 12)
      default: Int(generator.next() % 400)
      }
    }
  }
  if structural, height > 1, width > 1 {
    // As on the form: of people whose sex is not known no age is asked.
    for column in 0..<(width - 1) { counts[height - 1][column] = nil }
    for row in 0..<(height - 1) { counts[row][width - 1] = nil }
  }
  return table(counts)
}

@Suite("Small counts are hidden")
struct SuppressionTests {
  @Test("No hidden count follows from what is shown", arguments: [false, true])
  func safe(structural: Bool) {
    var generator = SplitMix64(seed: structural ? 11 : 7)
    var hidden = 0
    for _ in 0..<150 {
      let suppression = Suppression(random(&generator, structural: structural))
      let attack = Attack(suppression)
      #expect(attack.broken.isEmpty, "\(suppression)")
      hidden += suppression.primary.count
    }
    #expect(hidden > 100)
  }

  @Test("Every count from 1 up to the threshold is hidden, and with a threshold of 1 nothing is")
  func primary() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let table = random(&generator, structural: false)
      let suppression = Suppression(table)
      for place in table.places where (1...4).contains(table[place]) {
        #expect(suppression[place] == nil)
      }
      let open = Suppression(table, threshold: 1)
      #expect(table.places.allSatisfy { open[$0] == table[$0] })
    }
  }

  @Test("The attack works: a small count hidden alone is given back by the totals")
  func attackWorks() {
    // Primary suppression alone would hide 3 and show 12 and the total 15.
    let suppression = Suppression(table([[3, 12], [40, 50]]))
    #expect(suppression.primary == [.init(row: 0, column: 0)])
    #expect(suppression.secondary.count == 3)
    #expect(Attack(suppression).broken.isEmpty)
    #expect(suppression.total == 105)
  }

  @Test("The cheapest counts cover: small inner ones, and the total of all stays")
  func cheapest() {
    let suppression = Suppression(table([[2, 90, 80], [70, 6, 60], [9, 50, 8]]))
    #expect(
      suppression.secondary
        == [.init(row: 0, column: 2), .init(row: 2, column: 0), .init(row: 2, column: 2)])
    #expect(suppression.total == 375)
  }

  @Test("A table without small counts, an empty one and one of zeros hide nothing")
  func nothing() {
    for counts in [[[5, 6], [7, 8]], [[0, 0], [0, 0]], []] {
      let suppression = Suppression(table(counts))
      #expect(suppression.primary.isEmpty && suppression.secondary.isEmpty)
    }
  }

  @Test("A place is found by its names, and totals by none")
  func places() throws {
    let table = table([[1, 2], [3, 4]])
    let inner = try #require(table.place(row: "row 1", column: "0"))
    #expect(table[inner] == 3 && table.row(inner) == "row 1" && table.column(inner) == "0")
    let all = try #require(table.place(row: nil, column: nil))
    #expect(table[all] == 10 && table.row(all) == nil && table.column(all) == nil)
    #expect(table.place(row: "row 2", column: nil) == nil)
  }

  @Test("One small count that is everybody takes all totals with it")
  func single() {
    let suppression = Suppression(table([[3]]))
    #expect(suppression.table.places.allSatisfy { suppression.isHidden($0) })
  }
}
