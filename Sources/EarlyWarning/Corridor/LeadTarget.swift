/// Which month is to be known before it is published.
package enum LeadTarget: Hashable, Sendable {
  /// The month after the place's newest figure, from its neighbours' figures of that same month.
  case nowcast
  /// That many months after the place's newest figure, from what is known of that month everywhere.
  case ahead(Int)

  /// Months after the newest figure.
  package var steps: Int {
    switch self {
    case .nowcast: 1
    case .ahead(let steps): steps
    }
  }
}
