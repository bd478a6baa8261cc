import Statistics

/// Hypotheses in a tree: places above nationalities above tests of one series.
///
/// A family's p-value combines those of its children by Simes' test. Families are tested from the
/// top by Benjamini and Hochberg's step-up procedure; the children of what is selected are tested at
/// the level of their parent's family times the share of it that was selected, so that looking
/// closer where something was found does not raise the share of false findings.
///
/// The share of false findings is held at each level of the tree, on the average over the families
/// selected, for p-values that are independent or positively dependent (PRDS) within a family and
/// independent between families.
///
/// - References: Benjamini & Hochberg (1995), J. R. Statist. Soc. B 57:289–300,
///   doi:10.1111/j.2517-6161.1995.tb02031.x; Simes (1986), Biometrika 73:751–754,
///   doi:10.1093/biomet/73.3.751; Benjamini & Bogomolov (2014), J. R. Statist. Soc. B 76:297–318,
///   doi:10.1111/rssb.12028; Bogomolov, Peterson, Benjamini & Sabatti (2021), Biometrika
///   108:575–590, doi:10.1093/biomet/asaa086.
package struct HypothesisTree<Name: Sendable>: Sendable {
  package indirect enum Node: Sendable {
    /// A test with its p-value, 0 to 1.
    case test(Name, p: Double)
    case family([Node])
  }

  /// A test that the procedure rejects at some level.
  package struct Finding: Sendable {
    package var name: Name
    package var p: Double
    /// The smallest level at which the test is selected.
    package var q: Double
  }

  private let root: Family
  /// Tests in the tree.
  package let count: Int
  /// Families below the root.
  package var families: Int { root.members.count }

  /// - Parameter nodes: the families right below the root; those without a test are left out.
  package init(_ nodes: [Node]) {
    root = Family(nodes)
    count = root.count
  }

  /// The tests that are selected at a level, in the order of the tree.
  ///
  /// - Complexity: O(tests × depth).
  package func findings(at level: Double) -> [Finding] {
    var found: [Finding] = []
    root.visit(level: level, path: []) { name, p, q in
      found.append(Finding(name: name, p: p, q: q))
    }
    return found
  }

  private final class Family: Sendable {
    enum Content: Sendable {
      case test(Name)
      case family(Family)
    }

    struct Member: Sendable {
      let content: Content
      let p: Double
      /// Benjamini and Hochberg's adjusted p-value within the family.
      let adjusted: Double
    }

    let members: [Member]
    /// Adjusted p-values, ascending.
    let ranked: [Double]
    let count: Int

    /// Simes' combination, which is the smallest adjusted p-value.
    var p: Double { ranked.first ?? 1 }

    init(_ nodes: [Node]) {
      var contents: [(content: Content, p: Double)] = []
      var count = 0
      for node in nodes {
        switch node {
        case .test(let name, let p):
          guard !p.isNaN else { continue }
          contents.append((.test(name), min(1, max(0, p))))
          count += 1
        case .family(let children):
          let family = Family(children)
          guard !family.members.isEmpty else { continue }
          contents.append((.family(family), family.p))
          count += family.count
        }
      }
      let adjusted = StepUp.adjusted(contents.map(\.p))
      members = contents.indices.map {
        Member(content: contents[$0].content, p: contents[$0].p, adjusted: adjusted[$0])
      }
      ranked = adjusted.sorted()
      self.count = count
    }

    /// Share of the family that is selected at a level.
    func share(at level: Double) -> Double {
      // The first place whose adjusted p-value lies above the level.
      var (low, high) = (0, ranked.count)
      while low < high {
        let middle = (low + high) / 2
        if ranked[middle] <= level { low = middle + 1 } else { high = middle }
      }
      return Double(low) / Double(max(1, ranked.count))
    }

    /// The smallest level at which the members' own families are tested at `needed` at least.
    func level(giving needed: Double) -> Double {
      let n = Double(ranked.count)
      for (index, start) in ranked.enumerated() {
        let end = index + 1 < ranked.count ? ranked[index + 1] : .infinity
        let level = max(start, needed * n / Double(index + 1))
        if level < end || index + 1 == ranked.count { return level }
      }
      return .infinity
    }

    /// Calls `found` for every test that is selected at a level.
    func visit(
      level: Double, path: [(family: Family, adjusted: Double)],
      _ found: (Name, Double, Double) -> Void
    ) {
      for member in members where member.adjusted <= level {
        switch member.content {
        case .test(let name):
          // Upwards: what each family must have been tested at for this test to be selected.
          var needed = member.adjusted
          for step in path.reversed() {
            needed = max(step.adjusted, step.family.level(giving: needed))
          }
          found(name, member.p, needed)
        case .family(let family):
          family.visit(
            level: level * share(at: level), path: path + [(self, member.adjusted)], found)
        }
      }
    }
  }
}
