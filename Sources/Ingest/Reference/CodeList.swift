import Domain

/// Codes, and the words that publishers write for them.
package struct CodeList: Sendable {
  package enum Answer: Hashable, Sendable {
    case code(String)
    /// The word stands for several codes in the vocabularies that count.
    case ambiguous([String])
    /// The nearest known word, where one is near.
    case unknown(nearest: String?)
  }

  private struct Alias: Sendable {
    var code: String
    /// The source of the alias, such as `us-cbp`; nil for the code itself and official names.
    var vocabulary: String?
  }

  package let name: String
  package private(set) var codes: [String] = []
  private var known: Set<String> = []
  private var aliases: [String: [Alias]] = [:]
  private var words: [String] = []
  package private(set) var vocabularies: Set<String> = []

  package init(name: String) { self.name = name }

  package mutating func add(code: String) {
    guard known.insert(code).inserted else { return }
    codes.append(code)
    add(word: code, code: code, vocabulary: nil)
  }

  /// - Parameter vocabulary: the source of the word; nil where every contract knows it.
  package mutating func add(word: String, code: String, vocabulary: String?) {
    let folded = Folding.fold(word)
    guard !folded.isEmpty else { return }
    if let vocabulary { vocabularies.insert(vocabulary) }
    if aliases[folded] == nil { words.append(word) }
    aliases[folded, default: []].append(Alias(code: code, vocabulary: vocabulary))
  }

  package func contains(_ code: String) -> Bool { known.contains(code) }

  /// The code for a word as a file writes it, whatever its case and accents.
  ///
  /// - Parameters:
  ///   - word: a code, a name or an alias.
  ///   - vocabularies: the sources of aliases that count; empty: all.
  ///   - suggests: whether the nearest known word is looked for where the word is unknown.
  /// - Complexity: O(length); with a suggestion O(words × length²) where the word is unknown.
  package func code(
    for word: some StringProtocol, vocabularies: [String] = [], suggests: Bool = true
  ) -> Answer {
    let exact = String(word)
    if known.contains(exact) { return .code(exact) }
    let candidates = (aliases[Folding.fold(word)] ?? []).filter { alias in
      guard let vocabulary = alias.vocabulary, !vocabularies.isEmpty else { return true }
      return vocabularies.contains(vocabulary)
    }
    var found: [String] = []
    for candidate in candidates where !found.contains(candidate.code) {
      found.append(candidate.code)
    }
    switch found.count {
    case 0: return .unknown(nearest: suggests ? nearest(to: exact) : nil)
    case 1: return .code(found[0])
    default: return .ambiguous(found.sorted())
    }
  }

  /// A name is probably a misspelt name, not a code of three letters.
  private func nearest(to word: String) -> String? {
    let candidates = word.count > 3 ? words.filter { $0.count > 3 } : words
    let folded = candidates.map { Folding.fold($0) }
    guard let near = Nearest.name(to: Folding.fold(word), among: folded) else { return nil }
    return folded.firstIndex(of: near).map { candidates[$0] }
  }

  /// Words that stand for more than one code without a vocabulary to tell them apart.
  package var ambiguities: [(word: String, codes: [String])] {
    words.compactMap { word in
      let codes = Set((aliases[Folding.fold(word)] ?? []).map(\.code))
      return codes.count > 1 ? (word, codes.sorted()) : nil
    }
  }
}
