/// A text in the two languages of the Conference's meetings.
package struct Bilingual: Hashable, Sendable {
  package var en: String
  package var es: String

  package init(en: String, es: String) {
    self.en = en
    self.es = es
  }
}
