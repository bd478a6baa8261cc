/// A method that gave scores, as its catalogue entry declares it.
package struct MethodNote: Sendable, Equatable {
  package var name: String
  package var title: String
  package var version: Int
  /// Every parameter with the value that was used.
  package var parameters: String
  package var references: String
  package var agreesWith: String

  package init(
    name: String, title: String, version: Int, parameters: String, references: String,
    agreesWith: String
  ) {
    self.name = name
    self.title = title
    self.version = version
    self.parameters = parameters
    self.references = references
    self.agreesWith = agreesWith
  }
}
