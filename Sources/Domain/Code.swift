/// A word of a code list: a sex, an age group, a kind of return, a route, a region.
package struct Code: Hashable, Sendable {
  /// Whether the people counted are younger than 18.
  package enum Children: String, CaseIterable, Hashable, Sendable {
    case all, part, none
  }

  package var list: String
  package var code: String
  /// Codes of one list that divide the same whole, such as `kind-of-return`.
  package var family: String?
  package var parent: String?
  package var children: Children?
  package var name: Bilingual
  package var definition: Bilingual?

  package init(
    list: String, code: String, family: String? = nil, parent: String? = nil,
    children: Children? = nil, name: Bilingual, definition: Bilingual? = nil
  ) {
    self.list = list
    self.code = code
    self.family = family
    self.parent = parent
    self.children = children
    self.name = name
    self.definition = definition
  }
}
