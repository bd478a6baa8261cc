package import Domain

/// A language in which documents are written.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case es, en

  /// The other language, for the link that every document carries.
  package var other: Language { self == .es ? .en : .es }
}

extension Bilingual {
  package subscript(language: Language) -> String {
    switch language {
    case .es: es
    case .en: en
    }
  }
}
