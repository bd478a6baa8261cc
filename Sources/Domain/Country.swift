/// A State, a territory, or a word that publishers use in its place (`OOO`, other or unknown).
package struct Country: Hashable, Sendable, Identifiable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case state, territory, special
  }

  /// Where a nationality stands towards the Americas (region 019 of the UN's M49).
  package enum Scope: String, CaseIterable, Hashable, Sendable {
    case regional
    case extraRegional = "extra-regional"
    case unknown
  }

  /// ISO 3166-1 alpha-3, or a special code.
  package var code: String
  package var alpha2: String?
  package var m49: String?
  package var name: Bilingual
  /// `haitiana`, `Haitian`.
  package var nationality: Bilingual
  /// `personas de nacionalidad haitiana`, `people of Haitian nationality`.
  package var people: Bilingual
  package var kind: Kind
  /// Whether it is a Member Country of the Regional Conference on Migration.
  package var isMember: Bool
  package var m49Region: String?
  package var m49Subregion: String?
  package var scope: Scope

  package init(
    code: String, alpha2: String? = nil, m49: String? = nil, name: Bilingual,
    nationality: Bilingual, people: Bilingual, kind: Kind = .state, isMember: Bool = false,
    m49Region: String? = nil, m49Subregion: String? = nil, scope: Scope = .unknown
  ) {
    self.code = code
    self.alpha2 = alpha2
    self.m49 = m49
    self.name = name
    self.nationality = nationality
    self.people = people
    self.kind = kind
    self.isMember = isMember
    self.m49Region = m49Region
    self.m49Subregion = m49Subregion
    self.scope = scope
  }

  package var id: String { code }
}
