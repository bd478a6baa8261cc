package import Domain

/// Says messages in one language, with numbers as one locale writes them.
///
/// A key or argument that is missing never reaches a page: it is noted in ``problems``, and nothing
/// is written where there is one.
package final class Texts {
  package let language: Language
  package let locale: NumberLocale
  let catalogue: MessageCatalogue
  package private(set) var problems: [String] = []

  package init(_ catalogue: MessageCatalogue, locale: NumberLocale? = nil) {
    self.catalogue = catalogue
    language = catalogue.language
    self.locale = locale ?? .standard(for: catalogue.language)
  }

  package func callAsFunction(_ key: String, _ arguments: [String: Message.Argument] = [:])
    -> String
  {
    say(Message(key, arguments))
  }

  package func say(_ message: Message) -> String {
    guard let pattern = catalogue.patterns[message.key] else {
      return problem("there is no sentence `\(message.key)`")
    }
    return render(pattern.pieces, message, number: nil)
  }

  private func render(
    _ pieces: [MessagePattern.Piece], _ message: Message, number: Message.Argument?
  ) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .literal(let words): text += words
      case .number: text += number.map(write) ?? ""
      case .argument(let name): text += argument(name, of: message).map(write) ?? ""
      case .select(let name, let branches):
        guard let argument = argument(name, of: message) else { continue }
        guard case .choice(let word) = argument else {
          text += problem("`\(name)` of `\(message.key)` must be a choice")
          continue
        }
        let branch = branches.first { $0.word == word } ?? branches.first { $0.word == "other" }
        text += render(branch?.pieces ?? [], message, number: number)
      case .plural(let name, let branches):
        guard let argument = argument(name, of: message) else { continue }
        guard let form = PluralForm(argument, language: language) else {
          text += problem("`\(name)` of `\(message.key)` must be a number")
          continue
        }
        let branch =
          branches.first { $0.word == form.exact } ?? branches.first { $0.word == form.word }
          ?? branches.first { $0.word == "other" }
        text += render(branch?.pieces ?? [], message, number: argument)
      }
    }
    return text
  }

  private func argument(_ name: String, of message: Message) -> Message.Argument? {
    if let argument = message.arguments[name] { return argument }
    _ = problem("`\(message.key)` is said without its `\(name)`")
    return nil
  }

  package func write(_ argument: Message.Argument) -> String {
    switch argument {
    case .count(let value): locale.number(Double(value))
    case .number(let value, let decimals): locale.number(value, decimals: decimals)
    case .percent(let ratio, let signed): locale.percent(ratio, signed: signed)
    case .period(let period): self.period(period)
    case .periods(let periods): self.periods(periods)
    case .day(let day): self.day(day)
    case .name(let name): name[language]
    case .place(let place):
      catalogue.patterns["place.\(place.code)"] == nil
        ? place.name[language] : self("place.\(place.code)")
    case .label(let place): label(place)
    case .text(let text): text
    case .choice(let word): word
    case .message(let message): say(message)
    case .list(let items): list(items.map(write))
    }
  }

  /// A place as a label of a table or a chart.
  package func label(_ place: Place) -> String {
    catalogue.patterns["place-short.\(place.code)"] == nil
      ? place.name[language] : self("place-short.\(place.code)")
  }

  private func problem(_ what: String) -> String {
    problems.append("\(language.rawValue): \(what)")
    return "⟦\(what)⟧"
  }
}

/// The plural form of a number by CLDR's rules for Spanish and English, which for whole numbers
/// below a million and for decimals are the same: `one` for exactly 1, `other` for all else.
private struct PluralForm {
  let word: String
  /// The branch for exactly this number, such as `=0`.
  let exact: String?

  init?(_ argument: Message.Argument, language: Language) {
    switch argument {
    case .count(let value):
      word = value == 1 ? "one" : "other"
      exact = "=\(value)"
    case .number(let value, let decimals):
      // In English 1.0 takes the plural (rule `i = 1 and v = 0`), in Spanish the singular (`n = 1`).
      word = value == 1 && (decimals == 0 || language == .es) ? "one" : "other"
      exact = value == value.rounded() && abs(value) < 1e9 ? "=\(Int(value))" : nil
    default: return nil
    }
  }
}
