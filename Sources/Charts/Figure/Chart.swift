package import Domain

/// A kind of chart with its data: it draws itself into any width, in any language.
package protocol Chart: Sendable {
  /// Draws the chart with its upper left corner at the origin.
  ///
  /// - Parameters:
  ///   - width: The width to fill; below ``Layout/breakpoint`` the chart takes its phone layout.
  ///   - labels: Numbers and periods as the reader's language and locale write them.
  ///   - id: Unique on the page, the stem of every id that the drawing needs.
  func draw(width: Double, labels: Labels, id: String) -> Drawing
}

/// What a chart drew.
package struct Drawing: Sendable {
  package var height: Double
  package var elements: [Element]
  /// Marks that need a word, in the order in which a reader meets them.
  package var key: [KeyItem]
  /// Sentences that belong to marks of the drawing, written below it.
  package var notes: [String]

  package init(
    height: Double, elements: [Element], key: [KeyItem] = [], notes: [String] = []
  ) {
    self.height = height
    self.elements = elements
    self.key = key
    self.notes = notes
  }
}

/// How numbers and periods are written inside a drawing; the charts know no language.
package struct Labels: Sendable {
  /// A figure in full, such as `17,279`.
  package var value: @Sendable (Double) -> String
  /// A figure in few letters, such as `17 k`.
  package var short: @Sendable (Double) -> String
  /// A period in few letters, such as `Aug 2021`.
  package var period: @Sendable (Period) -> String
  /// The name of a month, 1…12, in about three letters.
  package var month: @Sendable (Int) -> String

  package init(
    value: @escaping @Sendable (Double) -> String, short: @escaping @Sendable (Double) -> String,
    period: @escaping @Sendable (Period) -> String, month: @escaping @Sendable (Int) -> String
  ) {
    self.value = value
    self.short = short
    self.period = period
    self.month = month
  }
}

/// Measures that all charts share, in the drawing's units (pixels at its own size).
package enum Layout {
  /// Width of a drawing in a column of text and on paper.
  package static let wide = 720.0
  /// Width of a drawing on a phone and in half a column.
  package static let narrow = 340.0
  /// Drawings below this width take their phone layout.
  package static let breakpoint = 500.0

  package static let titleSize = 17.0
  package static let subtitleSize = 13.0
  package static let labelSize = 12.0
  package static let sourceSize = 11.0
}
