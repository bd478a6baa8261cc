import Configuration
import Domain

/// Finds the codes for the words of one breakdown.
struct ColumnCodes {
  /// What a word of the column stands for.
  enum Meaning: Hashable {
    /// One code for each part of the column's rule.
    case codes([String])
    /// The contract leaves such rows out.
    case leftOut
    /// The row adds up others; it is checked and not loaded.
    case total
    case emptyRefused
    case unknown(message: String)
    case personal(kind: String)
  }

  let rule: ColumnRule
  private let lists: [CodeList]
  /// What may stand in the column, nil for all of its lists.
  private let accepted: Set<String>?
  private let only: Set<String>
  private let leaveOut: Set<String>
  private let totals: Set<String>
  /// Lists whose codes are known and left out, such as the World Bank's aggregates.
  private let skipped: [CodeList]

  /// - Throws: a problem for each list, code or vocabulary that the reference tables do not know.
  init(
    _ rule: ColumnRule, reference: ReferenceTables, file: String, skipping: [String] = []
  ) throws(Problems) {
    var problems: [Problem] = []
    func report(_ message: String) {
      problems.append(
        Problem(file: file, line: rule.line, column: 1, message: "`\(rule.name)`: \(message)"))
    }
    let names: [String]
    switch rule.role {
    case .parts(let parts):
      names = parts.map {
        parts.count == 1
          ? rule.list ?? ReferenceTables.standardList(of: $0) : ReferenceTables.standardList(of: $0)
      }
    case .sum(let list): names = [list].compactMap { $0 }
    default: names = []
    }
    var lists: [CodeList] = []
    for name in names {
      if let list = reference.lists[name] {
        lists.append(list)
      } else {
        let near = Nearest.name(to: name, among: reference.lists.keys.sorted())
        report("there is no code list `\(name)`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
      }
    }
    for vocabulary in rule.vocabularies
    where !lists.contains(where: { $0.vocabularies.contains(vocabulary) }) {
      report("no alias of the list comes from `\(vocabulary)`")
    }
    let codes =
      rule.words.values.flatMap { $0 }.sorted() + [rule.empty].compactMap { $0 }
      + rule.until.keys.sorted() + rule.accepts
    for code in codes where !lists.isEmpty {
      let known = code == SeriesKey.whole || lists.contains { $0.contains(code) }
      if !known { report("`\(code)` is no code of `\(names.joined(separator: "`, `"))`") }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    self.rule = rule
    self.lists = lists
    accepted = rule.accepts.isEmpty ? nil : Set(rule.accepts)
    only = Set(rule.only.map { Folding.fold($0) })
    leaveOut = Set(rule.leaveOut.map { Folding.fold($0) })
    totals = Set(rule.totals.map { Folding.fold($0) })
    skipped = skipping.compactMap { reference.lists[$0] }
  }

  /// What the bytes of a cell stand for.
  ///
  /// - Parameter suggests: whether the message of an unknown word names the nearest known one, which
  ///   takes a thousand times as long as knowing it.
  func meaning(of bytes: UnsafeRawBufferPointer, suggests: Bool) -> Meaning {
    let text = String(decoding: bytes, as: UTF8.self)
    let folded = Folding.fold(text)
    guard !folded.isEmpty else {
      guard let empty = rule.empty else { return .emptyRefused }
      return .codes(Array(repeating: empty, count: max(1, lists.count)))
    }
    if totals.contains(folded) { return .total }
    if leaveOut.contains(folded) { return .leftOut }
    let isWanted = only.isEmpty || only.contains(folded)
    if let codes = rule.words[folded] { return filtered(codes, isWanted) }
    if lists.isEmpty {
      // A breakdown that is added away and has no list: any word will do.
      if let kind = PersonalData.kind(ofValue: bytes, inBreakdown: true) {
        return .personal(kind: kind)
      }
      return filtered([folded], isWanted)
    }
    var codes: [String] = []
    for list in lists {
      switch list.code(for: text, vocabularies: rule.vocabularies, suggests: suggests) {
      case .code(let code): codes.append(code)
      case .ambiguous(let several):
        return .unknown(
          message: "`\(text)` stands for \(several.joined(separator: ", ")): "
            + "say in `words` or `vocabularies` which")
      case .unknown(let nearest):
        if !isWanted || skipped.contains(where: { $0.contains(text) }) { return .leftOut }
        if let kind = PersonalData.kind(ofValue: bytes, inBreakdown: true) {
          return .personal(kind: kind)
        }
        let nearest = accepted == nil ? nearest : Nearest.name(to: text, among: rule.accepts)
        return .unknown(
          message: "`\(text)` is no code or name of the list `\(list.name)`"
            + (nearest.map { "; did you mean `\($0)`?" } ?? ""))
      }
    }
    if let accepted, let stray = codes.first(where: { !accepted.contains($0) }) {
      return .unknown(message: refusal(of: stray, accepted))
    }
    return filtered(codes, isWanted)
  }

  /// Says what may stand in the column instead of a code that the list knows.
  private func refusal(of code: String, _ accepted: Set<String>) -> String {
    let near = Nearest.name(to: code, among: rule.accepts)
    return "`\(code)` may not stand here; "
      + (near.map { "did you mean `\($0)`?" }
        ?? "\(rule.accepts.joined(separator: ", ")) may")
  }

  /// `only` and `leave_out` may name codes instead of the publisher's words.
  private func filtered(_ codes: [String], _ isWanted: Bool) -> Meaning {
    if codes.contains(where: { leaveOut.contains(Folding.fold($0)) }) { return .leftOut }
    return isWanted || codes.contains { only.contains(Folding.fold($0)) } ? .codes(codes) : .leftOut
  }
}
