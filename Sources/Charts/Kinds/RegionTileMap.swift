/// The region as tiles, one a country, roughly where it lies: small countries are as legible as
/// large ones, and each tile carries its figure.
package struct RegionTileMap: Chart {
  package struct Tile: Sendable, Equatable {
    /// ISO 3166-1 alpha-3.
    package var country: String
    /// The figure in few letters, or what stands in its place.
    package var value: String
    /// Shade 0…5, nil where nothing was published.
    package var step: Int?
    package var alarm: SeriesPoint.Alarm?
    /// Countries outside the group that the report is about have a thin outline.
    package var isMember: Bool

    package init(
      country: String, value: String, step: Int?, alarm: SeriesPoint.Alarm? = nil, isMember: Bool
    ) {
      self.country = country
      self.value = value
      self.step = step
      self.alarm = alarm
      self.isMember = isMember
    }
  }

  /// The words of the key, in the reader's language.
  package struct Words: Sendable, Equatable {
    package var missing: String
    package var alarmHigh: String
    package var alarmLow: String
    /// One for each shade that is in use, lightest first.
    package var steps: [String]

    package init(missing: String, alarmHigh: String, alarmLow: String, steps: [String]) {
      self.missing = missing
      self.alarmHigh = alarmHigh
      self.alarmLow = alarmLow
      self.steps = steps
    }
  }

  package var tiles: [Tile]
  package var words: Words

  package init(tiles: [Tile], words: Words) {
    self.tiles = tiles
    self.words = words
  }

  /// Column and row of every country that can be shown.
  package static let places: [String: (column: Int, row: Int)] = [
    "CAN": (1, 0), "USA": (1, 1), "BHS": (5, 2),
    "MEX": (0, 2), "CUB": (4, 2),
    "GTM": (1, 3), "BLZ": (2, 3), "JAM": (4, 3), "HTI": (5, 3), "DOM": (6, 3),
    "SLV": (1, 4), "HND": (2, 4), "NIC": (3, 4), "CRI": (3, 5), "PAN": (4, 5),
    "COL": (4, 6), "VEN": (5, 6), "GUY": (6, 6),
    "ECU": (4, 7), "PER": (5, 7), "BRA": (6, 7), "SUR": (7, 6),
    "BOL": (5, 8), "PRY": (6, 8), "CHL": (4, 9), "ARG": (5, 9), "URY": (6, 9),
  ]

  package func draw(width: Double, labels: Labels, id: String) -> Drawing {
    let shown = tiles.compactMap { tile in
      RegionTileMap.places[tile.country].map { (tile: tile, place: $0) }
    }
    // Rows and columns that hold no tile are left out.
    let columns = Set(shown.map(\.place.column)).sorted()
    let rows = Set(shown.map(\.place.row)).sorted()
    guard !columns.isEmpty else { return Drawing(height: 0, elements: []) }
    let across = BandScale(columns.count, from: 0, to: width, gap: 0.06)
    let rowHeight = width < Layout.breakpoint ? 42.0 : 44.0
    var elements: [Element] = []
    for (tile, place) in shown {
      let column = columns.firstIndex(of: place.column) ?? 0
      let row = rows.firstIndex(of: place.row) ?? 0
      let box = Box(
        x: across.start(column), y: Double(row) * rowHeight + 2, width: across.width,
        height: rowHeight - 4)
      elements += draw(tile, in: box)
    }
    return Drawing(
      height: Double(rows.count) * rowHeight + 2, elements: elements, key: key)
  }

  private func draw(_ tile: Tile, in box: Box) -> [Element] {
    let fill: [Element] =
      if let step = tile.step { [.rect(box, .style(.step(step)))] } else {
        Marks.hatch(in: box)
      }
    let ink: StyleClass = (tile.step ?? 0) >= 3 ? .onFill : .label
    let outline = Element.rect(box, .style(tile.isMember ? .node : .empty))
    let value = TextWrap.cut(tile.value, width: box.width - 6, size: Layout.labelSize)
    // Words over hatching need the page's colour behind them.
    let back: [StyleClass] = tile.step == nil ? [.halo] : []
    var elements =
      fill + [
        outline,
        .node(
          .text, [.x(box.x + 6), .y(box.y + 16), .styles([ink, .labelStrong] + back)],
          [.text(tile.country)]),
        .node(
          .text, [.x(box.x + 6), .y(box.y + 32), .styles([ink] + back)],
          [.text(value)]),
      ]
    switch tile.alarm {
    case .high: elements.append(Marks.alarmHigh(box.right - 8, box.y + 11))
    case .low: elements.append(Marks.alarmLow(box.right - 8, box.y + 11))
    case nil: break
    }
    return elements
  }

  private var key: [KeyItem] {
    var items = words.steps.enumerated().map { KeyItem(.fill(.step($0)), $1) }
    if tiles.contains(where: { $0.step == nil }) {
      items.append(KeyItem(.hatch, words.missing))
    }
    if tiles.contains(where: { $0.alarm == .high }) {
      items.append(KeyItem(.alarmHigh, words.alarmHigh))
    }
    if tiles.contains(where: { $0.alarm == .low }) {
      items.append(KeyItem(.alarmLow, words.alarmLow))
    }
    return items
  }
}
