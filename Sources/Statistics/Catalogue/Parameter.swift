/// A parameter of a method, as the command line, pipeline files and pages show it.
package struct Parameter: Sendable {
  package enum Kind: Sendable, Equatable {
    case integer(ClosedRange<Int>)
    /// A finite number within bounds; `open` bounds are themselves excluded.
    case number(ClosedRange<Double>, open: Bool = false)
    case flag
    case choice([String])
  }

  package let name: String
  package let kind: Kind
  /// Default, as it would be written after `name=`; nil where it is derived or absent.
  package let standard: String?
  /// One sentence: what it does, the paper's symbol, and how a derived default comes about.
  package let meaning: String

  package init(_ name: String, _ kind: Kind, standard: String? = nil, _ meaning: String) {
    self.name = name
    self.kind = kind
    self.standard = standard
    self.meaning = meaning
  }
}
