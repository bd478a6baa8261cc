package import Domain

/// Which part of the returned people is told as a share.
package enum ReturnGroup: String, Sendable, CaseIterable {
  /// Children and adolescents, among people whose age group is known.
  case children
  /// Children without a responsible adult, among children of whom it is known.
  case unaccompaniedChildren = "unaccompanied-children"
  /// Women and girls, among people whose sex is known.
  case womenAndGirls = "women-and-girls"
  /// Assisted returns, of adults and of children, among returns whose kind is known.
  case assisted
}

/// The share of a group among the returned people of a line, over one or more months.
package struct ReturnShare: Sendable, Equatable {
  package var key: SeriesKey
  package var group: ReturnGroup
  /// The newest month, and how many months end with it.
  package var period: Period
  package var months: Int
  package var share: Share
  /// People of the line of whom the source does not say whether they belong to the group: in
  /// neither part nor whole.
  package var notStated: Double
}

/// What the words of the code lists say of a series: whom it counts.
package struct ReturnWords: Sendable {
  private let codes: [String: Code]

  package init(_ codes: [Code]) {
    self.codes = Dictionary(
      codes.map { ("\($0.list) \($0.code)", $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether everybody in a series belongs to a group, nobody does, or it is not known: nil.
  func belongs(_ key: SeriesKey, to group: ReturnGroup) -> Bool? {
    switch group {
    case .children: areChildren(key)
    case .unaccompaniedChildren:
      if climbs(key.age, to: "child-unaccompanied") {
        true
      } else if climbs(key.age, to: "child-accompanied") {
        false
      } else {
        nil
      }
    case .womenAndGirls:
      switch key.sex {
      case "female": true
      case "male", "other": false
      default: nil
      }
    case .assisted:
      codes["category \(key.category)"]?.family == "kind-of-return"
        ? key.category.hasPrefix("assisted-return") : nil
    }
  }

  /// By the age group where there is one, else by the kind.
  private func areChildren(_ key: SeriesKey) -> Bool? {
    let word =
      key.age == SeriesKey.whole ? codes["category \(key.category)"] : codes["age \(key.age)"]
    return switch word?.children {
    case .all: true
    case .some(.none): false
    case .part, nil: nil
    }
  }

  private func climbs(_ age: String, to wanted: String) -> Bool {
    var code = age
    // A code that were its own ancestor would never end.
    for _ in 0..<8 {
      if code == wanted { return true }
      guard let parent = codes["age \(code)"]?.parent else { return false }
      code = parent
    }
    return false
  }
}

extension ReturnLine {
  /// The share of a group over so many months that end with a period.
  ///
  /// Months without a figure of the line count nowhere; figures of whose people it is not known
  /// whether they belong to the group are told apart and stand in neither part nor whole.
  ///
  /// - Returns: nil where the source does not tell the group apart, or counted nobody of whom it is
  ///   known.
  /// - Complexity: O(cells × months).
  package func share(
    of group: ReturnGroup, until period: Period, months: Int, _ words: ReturnWords
  ) -> ReturnShare? {
    let window = period.window(months)
    var (part, others, notStated) = (0.0, 0.0, 0.0)
    for cell in cells {
      let people = cell.sum(window)
      switch words.belongs(cell.key, to: group) {
      case true: part += people
      case false: others += people
      case nil: notStated += people
      }
    }
    return Share(part, of: part + others).map {
      ReturnShare(
        key: key, group: group, period: period, months: months, share: $0, notStated: notStated)
    }
  }
}
