/// One entry of the catalogue: everything that the command line, the pipeline files, the report's
/// appendix and the pages say of a method comes from here.
package struct Method: Sendable {
  /// The literature's name in kebab case, such as `mann-kendall`.
  package let name: String
  /// Title of the method's page and of its section in a report.
  package let title: String
  /// Raised whenever results change; part of every stage's key.
  package let version: Int
  /// One sentence that an analyst understands.
  package let purpose: String
  package let parameters: [Parameter]
  /// The columns after `series`.
  package let columns: [Column]
  /// What the values may be: counts are finite and not negative.
  package let domain: Domain
  /// Papers, each with its DOI where it has one.
  package let references: [String]
  /// The implementation whose values the tests hold this one against.
  package let agreesWith: String

  package enum Domain: Sendable { case real, counts }

  /// Makes a scorer from checked parameters.
  let make: @Sendable (ParameterValues) throws(ParameterError) -> any Scorer

  package init(
    name: String, title: String, version: Int, purpose: String, parameters: [Parameter],
    columns: [Column], domain: Domain, references: [String], agreesWith: String,
    make: @escaping @Sendable (ParameterValues) throws(ParameterError) -> any Scorer
  ) {
    self.name = name
    self.title = title
    self.version = version
    self.purpose = purpose
    self.parameters = parameters
    self.columns = columns
    self.domain = domain
    self.references = references
    self.agreesWith = agreesWith
    self.make = make
  }

  /// A scorer for parameters as texts, such as `["period": "12"]`.
  ///
  /// - Throws: ``ParameterError`` for an unknown name, a value outside its range, or parameters
  ///   that contradict each other.
  package func scorer(_ given: [String: String] = [:]) throws(ParameterError) -> any Scorer {
    try make(ParameterValues(given, for: parameters))
  }
}

/// A method with its parameters: a pure function from a block of series to their scores.
package protocol Scorer: Sendable {
  /// Scores every series of a block.
  ///
  /// - Returns: one score a series, in the block's order; the same bytes whatever else the block
  ///   holds.
  func score(_ block: SeriesBlock) -> [SeriesScore]
}
