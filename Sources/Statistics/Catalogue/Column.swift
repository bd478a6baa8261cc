/// A column of a method's output.
package struct Column: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// A real number, written in the shortest form that reads back to the same value.
    case number
    /// A whole number.
    case integer
    /// 0 or 1.
    case flag
    /// A period, held as an index from the first period of the series.
    case period
    /// A word out of ``Column/words``, held as its index.
    case text
  }

  package let name: String
  package let kind: Kind
  package let meaning: String
  /// The words of a text column.
  package let words: [String]

  package init(_ name: String, _ kind: Kind, _ meaning: String, words: [String] = []) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.words = words
  }
}
