/// A sentence with places for its arguments, in the part of ICU's MessageFormat that translators
/// need: `{name}`, `{n, plural, =0 {…} one {…} other {# …}}` and `{kind, select, a {…} other {…}}`.
///
/// Inside a plural, `#` stands for the number as the locale writes it.
struct MessagePattern: Sendable, Equatable {
  indirect enum Piece: Sendable, Equatable {
    case literal(String)
    case argument(String)
    case plural(String, [Branch])
    case select(String, [Branch])
    case number
  }

  struct Branch: Sendable, Equatable {
    var word: String
    var pieces: [Piece]
  }

  /// What a place for an argument accepts.
  enum Place: String, Sendable, Equatable { case any, plural, select }

  let pieces: [Piece]

  /// - Throws: ``MessagePatternError`` with what is wrong and where.
  init(_ text: String) throws(MessagePatternError) {
    var parser = Parser(text: Array(text))
    pieces = try parser.pieces(inPlural: false, isTop: true)
  }

  /// Every argument that the pattern names, with what it does with it.
  var places: [String: Set<Place>] {
    var places: [String: Set<Place>] = [:]
    func visit(_ pieces: [Piece]) {
      for piece in pieces {
        switch piece {
        case .literal, .number: break
        case .argument(let name): places[name, default: []].insert(.any)
        case .plural(let name, let branches):
          places[name, default: []].insert(.plural)
          for branch in branches { visit(branch.pieces) }
        case .select(let name, let branches):
          places[name, default: []].insert(.select)
          for branch in branches { visit(branch.pieces) }
        }
      }
    }
    visit(pieces)
    return places
  }
}

/// A pattern that cannot be read.
struct MessagePatternError: Error, Equatable {
  let what: String
  /// 0-based character of the pattern.
  let place: Int
}

private struct Parser {
  let text: [Character]
  var place = 0

  init(text: [Character]) { self.text = text }

  mutating func pieces(inPlural: Bool, isTop: Bool) throws(MessagePatternError)
    -> [MessagePattern.Piece]
  {
    var pieces: [MessagePattern.Piece] = []
    var literal = ""
    func flush(_ literal: inout String, _ pieces: inout [MessagePattern.Piece]) {
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
    }
    while place < text.count {
      switch text[place] {
      case "{":
        flush(&literal, &pieces)
        pieces.append(try placeholder())
      case "}":
        guard !isTop else { throw error("a brace closes that none opened") }
        flush(&literal, &pieces)
        return pieces
      case "#" where inPlural:
        flush(&literal, &pieces)
        pieces.append(.number)
        place += 1
      default:
        literal.append(text[place])
        place += 1
      }
    }
    guard isTop else { throw error("a brace is not closed") }
    flush(&literal, &pieces)
    return pieces
  }

  private mutating func placeholder() throws(MessagePatternError) -> MessagePattern.Piece {
    place += 1
    let name = word()
    guard !name.isEmpty else { throw error("an argument has no name") }
    skipSpaces()
    if take("}") { return .argument(name) }
    guard take(",") else { throw error("expected a comma or a closing brace after `\(name)`") }
    skipSpaces()
    let kind = word()
    guard kind == "plural" || kind == "select" else {
      throw error("unknown kind `\(kind)`: known are plural and select")
    }
    skipSpaces()
    guard take(",") else { throw error("expected a comma after `\(kind)`") }
    var branches: [MessagePattern.Branch] = []
    while true {
      skipSpaces()
      if take("}") { break }
      let word = word()
      guard !word.isEmpty else { throw error("expected a branch of `\(name)`") }
      skipSpaces()
      guard take("{") else { throw error("expected an opening brace after `\(word)`") }
      let pieces = try pieces(inPlural: kind == "plural", isTop: false)
      guard take("}") else { throw error("the branch `\(word)` is not closed") }
      branches.append(.init(word: word, pieces: pieces))
    }
    guard branches.contains(where: { $0.word == "other" }) else {
      throw error("`\(name)` has no branch `other`")
    }
    return kind == "plural" ? .plural(name, branches) : .select(name, branches)
  }

  private mutating func word() -> String {
    var word = ""
    while place < text.count,
      text[place].isLetter || text[place].isNumber || "=-_".contains(text[place])
    {
      word.append(text[place])
      place += 1
    }
    return word
  }

  private mutating func skipSpaces() {
    while place < text.count, text[place].isWhitespace { place += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard place < text.count, text[place] == character else { return false }
    place += 1
    return true
  }

  private func error(_ what: String) -> MessagePatternError {
    MessagePatternError(what: what, place: place)
  }
}
