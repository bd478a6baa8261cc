/// The corridor as a chain of places from south to north: how much was counted at each, how long a
/// leg takes, and which alert stands where.
///
/// A disc's area is in proportion to its figure. A place without figures is a dashed ring, never a
/// small disc. On a phone the chain runs downwards.
package struct CorridorDiagram: Chart {
  package struct Node: Sendable, Equatable {
    package var name: String
    /// Nil where nobody published a figure.
    package var value: Double?
    /// The figure in words, or what stands in its place.
    package var valueText: String
    /// A second line, such as the change and the figure's period.
    package var note: String
    /// Who enters here from outside the chain, such as by air; may be empty.
    package var entry: String
    /// Letter and shade of the highest alert state that stands here.
    package var state: AlertStrip.Cell?
    package var alarm: SeriesPoint.Alarm?

    package init(
      name: String, value: Double?, valueText: String, note: String,
      entry: String = "", state: AlertStrip.Cell? = nil, alarm: SeriesPoint.Alarm? = nil
    ) {
      self.name = name
      self.value = value
      self.valueText = valueText
      self.note = note
      self.entry = entry
      self.state = state
      self.alarm = alarm
    }
  }

  package struct Leg: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      case onward, back
      /// A delay between the counts of two places.
      case lag
    }

    /// Indices of the two nodes.
    package var from: Int
    package var to: Int
    package var kind: Kind
    /// Travel time or another remark; may be empty.
    package var word: String

    package init(from: Int, to: Int, kind: Kind, word: String) {
      self.from = from
      self.to = to
      self.kind = kind
      self.word = word
    }
  }

  package var nodes: [Node]
  package var legs: [Leg]

  /// - Precondition: legs join nodes that exist and no node with itself.
  package init(nodes: [Node], legs: [Leg]) {
    precondition(
      legs.allSatisfy {
        nodes.indices.contains($0.from) && nodes.indices.contains($0.to) && $0.from != $0.to
      }, "a leg joins two nodes of the diagram")
    self.nodes = nodes
    self.legs = legs
  }

  package func draw(width: Double, labels: Labels, id: String) -> Drawing {
    guard !nodes.isEmpty else { return Drawing(height: 0, elements: []) }
    let track = CorridorTrack(width: width, nodes: nodes, legs: legs)
    return Drawing(
      height: track.height,
      elements: legs.flatMap(track.elements(for:))
        + nodes.indices.flatMap { track.elements(forNode: $0) },
      notes: track.notes)
  }
}
