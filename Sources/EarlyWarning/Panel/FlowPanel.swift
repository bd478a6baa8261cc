package import Domain

/// Sorts published series into flows, and adds up what publishers give in small cells.
///
/// Publishers break figures down by several codes at once (sector × nationality × group). What is
/// judged are the margins: the whole, and each code of one breakdown. Where the source declares
/// that an absent row means nobody, a margin is zero in every period in which its breakdown was
/// published, and a hole in all others: a publisher that is silent never counts as zero.
package struct FlowPanel: Sendable {
  private let territory: Territory
  private let absent: @Sendable (String) -> AbsentRows

  /// - Parameters:
  ///   - territory: places, codes and groups.
  ///   - absent: what an absent row of a source means.
  package init(_ territory: Territory, absent: @escaping @Sendable (String) -> AbsentRows) {
    self.territory = territory
    self.absent = absent
  }

  /// The code of figures that a publisher does not give by a code.
  package static let notPublished = "XXX"

  /// - Parameter series: published series as known on a day; sums among them are left out.
  /// - Returns: flows in the order of their names.
  /// - Complexity: O(values × breakdowns).
  package func families(_ series: [SeriesHistory]) -> [FlowFamily] {
    var groups: [FlowFamily.ID: [SeriesHistory]] = [:]
    for one in series where territory.isFlow(one.key.indicator) {
      let id = FlowFamily.ID(
        source: one.key.source, indicator: one.key.indicator,
        place: territory.top(of: one.key.place), frequency: one.key.frequency)
      groups[id, default: []].append(one)
    }
    return groups.keys.sorted().compactMap { id in family(id, groups[id] ?? []) }
  }

  private func family(_ id: FlowFamily.ID, _ series: [SeriesHistory]) -> FlowFamily? {
    guard let first = series.map(\.start).min(), let last = series.map(\.end).max() else {
      return nil
    }
    let axis = Axis(start: first, count: first.distance(to: last) + 1)
    let published = series.first { $0.key == id.whole }
    let cells = published == nil ? series : series.filter { $0.key != id.whole }
    var whole = Margin(axis)
    var margins: [FlowFamily.Breakdown: [String: Margin]] = [:]
    for cell in cells {
      whole.add(cell)
      for (breakdown, code) in codes(of: cell.key, in: id) {
        margins[breakdown, default: [:]][code, default: Margin(axis)].add(cell)
      }
    }
    guard let total = published ?? whole.history(key: id.whole, isKnown: whole.hasFigure) else {
      return nil
    }
    var parts: [FlowFamily.Part] = []
    for breakdown in FlowFamily.Breakdown.allCases {
      guard let byCode = margins[breakdown] else { continue }
      parts += part(breakdown, byCode, id, axis)
    }
    parts += groupParts(parts, id, until: total.end)
    return FlowFamily(id: id, whole: total, parts: parts.sorted(by: Self.comesFirst))
  }

  private func part(
    _ breakdown: FlowFamily.Breakdown, _ margins: [String: Margin], _ id: FlowFamily.ID,
    _ axis: Axis
  ) -> [FlowFamily.Part] {
    let isZero = absent(id.source) == .zero
    // Periods in which somebody's figure was published under a code of this breakdown; of places,
    // under a place of the same parent: figures of whole borders are none of a sector's.
    var published: [String: [Bool]] = [:]
    let parents = Dictionary(
      uniqueKeysWithValues: margins.keys.map { code in
        (code, breakdown == .place ? territory.parent(of: code) : "")
      })
    for (code, margin) in margins {
      published[parents[code, default: ""], default: Array(repeating: false, count: axis.count)]
        .unite(margin.hasFigure)
    }
    return margins.keys.sorted().compactMap { code in
      guard let margin = margins[code] else { return nil }
      var key = id.whole
      key[breakdown] = code
      let siblings = published[parents[code, default: ""]] ?? margin.hasFigure
      let known = isZero ? siblings : margin.hasFigure
      return margin.history(key: key, isKnown: known).map {
        FlowFamily.Part(breakdown: breakdown, code: code, history: $0)
      }
    }
  }

  /// Declared groups of nationalities, each as it is declared for the newest period.
  private func groupParts(
    _ parts: [FlowFamily.Part], _ id: FlowFamily.ID, until end: Period
  ) -> [FlowFamily.Part] {
    let nationalities = parts.filter { $0.breakdown == .nationality }
    return territory.groups.compactMap { group in
      let members = Set(group.members.lazy.filter { $0.counts(in: end) }.map(\.nationality))
      let own = nationalities.filter { members.contains($0.code) }.map(\.history)
      guard own.count > 1, let first = own.map(\.start).min(), let last = own.map(\.end).max()
      else { return nil }
      var sum = Margin(Axis(start: first, count: first.distance(to: last) + 1))
      for history in own { sum.add(history) }
      var key = id.whole
      key.nationality = group.code
      return sum.history(key: key, isKnown: sum.hasFigure).map {
        FlowFamily.Part(breakdown: .group, code: group.code, history: $0)
      }
    }
  }

  /// The margins that a cell belongs to, the whole aside.
  private func codes(
    of key: SeriesKey, in id: FlowFamily.ID
  ) -> [(FlowFamily.Breakdown, String)] {
    var codes: [(FlowFamily.Breakdown, String)] = []
    func add(_ breakdown: FlowFamily.Breakdown, _ code: String) {
      if code != SeriesKey.whole, code != Self.notPublished { codes.append((breakdown, code)) }
    }
    add(.nationality, key.nationality)
    for place in territory.ancestors(of: key.place) {
      if place == id.place { break }
      add(.place, place)
    }
    add(.sex, key.sex)
    add(.age, territory.topAge(key.age))
    add(.category, key.category)
    add(.counterpart, key.counterpart)
    return codes
  }

  private static func comesFirst(_ left: FlowFamily.Part, _ right: FlowFamily.Part) -> Bool {
    let order = FlowFamily.Breakdown.allCases
    let (a, b) = (order.firstIndex(of: left.breakdown), order.firstIndex(of: right.breakdown))
    return a == b ? left.code < right.code : (a ?? 0) < (b ?? 0)
  }
}

extension SeriesKey {
  subscript(breakdown: FlowFamily.Breakdown) -> String {
    get {
      switch breakdown {
      case .nationality, .group: nationality
      case .place: place
      case .sex: sex
      case .age: age
      case .category: category
      case .counterpart: counterpart
      }
    }
    set {
      switch breakdown {
      case .nationality, .group: nationality = newValue
      case .place: place = newValue
      case .sex: sex = newValue
      case .age: age = newValue
      case .category: category = newValue
      case .counterpart: counterpart = newValue
      }
    }
  }
}

extension [Bool] {
  /// True where this or the other is; both have one length.
  fileprivate mutating func unite(_ other: [Bool]) {
    for index in indices where other[index] { self[index] = true }
  }
}

private struct Axis {
  var start: Period
  var count: Int
}

/// A sum over cells, period by period.
private struct Margin {
  let axis: Axis
  var values: [Double]
  /// Whether a cell had a figure.
  var hasFigure: [Bool]
  var newestIssue: Day?
  var isPseudoRealTime = false

  init(_ axis: Axis) {
    self.axis = axis
    values = Array(repeating: 0, count: axis.count)
    hasFigure = Array(repeating: false, count: axis.count)
  }

  mutating func add(_ cell: SeriesHistory) {
    let offset = axis.start.distance(to: cell.start)
    for (index, value) in cell.values.enumerated() where !value.isNaN {
      values[offset + index] += value
      hasFigure[offset + index] = true
    }
    newestIssue = newestIssue.map { max($0, cell.newestIssue) } ?? cell.newestIssue
    isPseudoRealTime = isPseudoRealTime || cell.isPseudoRealTime
  }

  /// From the first to the last period with a known figure; nil where there is none.
  func history(key: SeriesKey, isKnown: [Bool]) -> SeriesHistory? {
    guard let newestIssue, let first = isKnown.firstIndex(of: true),
      let last = isKnown.lastIndex(of: true)
    else { return nil }
    return SeriesHistory(
      key: key, start: axis.start.advanced(by: first),
      values: (first...last).map { isKnown[$0] ? values[$0] : .nan }, newestIssue: newestIssue,
      isPseudoRealTime: isPseudoRealTime)
  }
}
