package import Domain

/// A sentence to be said: its key in the catalogues and what fills its places, in no language yet.
package struct Message: Sendable, Equatable {
  package var key: String
  package var arguments: [String: Argument]

  package init(_ key: String, _ arguments: [String: Argument] = [:]) {
    self.key = key
    self.arguments = arguments
  }

  /// What fills a place of a sentence.
  package indirect enum Argument: Sendable, Equatable {
    /// A whole number, also for plural forms.
    case count(Int)
    case number(Double, decimals: Int = 0)
    /// A share or a change: 0.31 is 31 %. Signed where the sign is part of what is said.
    case percent(Double, signed: Bool = false)
    /// The month and year, the quarter or the year, in words.
    case period(Period)
    /// Several periods; months of one year name it once.
    case periods([Period])
    case day(Day)
    /// A name that both languages have.
    case name(Bilingual)
    /// A place within a sentence, with its article where the language wants one.
    case place(Place)
    /// A place as a label, in few letters where its name is long.
    case label(Place)
    /// The same in every language, such as a code or a command.
    case text(String)
    /// Chooses a branch of a `select`.
    case choice(String)
    case message(Message)
    /// Joined as the language joins a list.
    case list([Argument])
  }
}
