import Statistics

/// How growth follows from what is known: one rule for the whole corridor, and what each place does
/// differently, both drawn towards no growth.
///
/// Ridge regression weighted by people; each place counts alike in the common rule. What a place does
/// differently is drawn in twice as hard. Only sums of products are kept, so that the rule of any month
/// costs nothing but its solution.
struct GrowthRegression {
  let size: Int
  private var grams: [[Double]]
  private var moments: [[Double]]
  private var weights: [Double]

  /// - Parameters:
  ///   - size: number of features.
  ///   - stages: number of places.
  init(size: Int, stages: Int) {
    self.size = size
    grams = Array(repeating: Array(repeating: 0, count: size * size), count: stages)
    moments = Array(repeating: Array(repeating: 0, count: size), count: stages)
    weights = Array(repeating: 0, count: stages)
  }

  /// Learns one growth.
  ///
  /// - Parameters:
  ///   - features: what was known.
  ///   - growth: what followed, as a difference of logarithms.
  ///   - stage: the place.
  ///   - weight: people.
  mutating func add(_ features: [Double], growth: Double, stage: Int, weight: Double) {
    for row in 0..<size {
      let share = weight * features[row]
      moments[stage][row] += share * growth
      for column in 0...row { grams[stage][row * size + column] += share * features[column] }
    }
    weights[stage] += weight
  }

  /// Coefficients of each place; nil before anything was learned.
  ///
  /// - Parameter penalty: how hard growth is drawn towards none, in units of the features' mean size.
  /// - Complexity: O((size × places)³).
  func coefficients(penalty: Double) -> [[Double]]? {
    let places = weights.indices.filter { weights[$0] > 0 }
    guard !places.isEmpty else { return nil }
    let count = size * (1 + places.count)
    var matrix = Matrix(rows: count, columns: count)
    var right = Matrix(rows: count, columns: 1)
    for (number, place) in places.enumerated() {
      let offset = size * (1 + number)
      for row in 0..<size {
        let moment = moments[place][row] / weights[place]
        right[row, 0] += moment
        right[offset + row, 0] = moment
        for column in 0..<size {
          let entry =
            grams[place][max(row, column) * size + min(row, column)] / weights[place]
          matrix[row, column] += entry
          matrix[offset + row, column] = entry
          matrix[row, offset + column] = entry
          matrix[offset + row, offset + column] = entry
        }
      }
    }
    let unit = matrix.diagonal.reduce(0, +) / Double(count)
    guard unit > 0 else { return nil }
    for index in 0..<count { matrix[index, index] += penalty * unit * (index < size ? 1 : 2) }
    guard let solution = SquareSystem.solvePositive(matrix, right) else { return nil }
    var found = Array(repeating: Array(solution.elements[0..<size]), count: weights.count)
    for (number, place) in places.enumerated() {
      for row in 0..<size { found[place][row] += solution[size * (1 + number) + row, 0] }
    }
    return found
  }
}
