import Domain
import Ingest
import Testing

@Suite("Words and codes")
struct CodeListTests {
  @Test(
    "Case, accents and blanks make no difference",
    arguments: [
      ("  HAITÍ ", "haiti"), ("Hai\u{0301}ti", "haiti"), ("Côte  d’Ivoire", "cote d'ivoire"),
      ("CURAÇAO", "curacao"), ("São\u{A0}Tomé", "sao tome"), ("Türkiye", "turkiye"),
      ("İstanbul", "istanbul"), ("Groß", "gross"), ("Guinea–Bissau", "guinea-bissau"),
      ("中国", "中国"), ("", ""), (" \u{200B} ", ""), ("Ñandú", "nandu"),
    ])
  func folding(text: String, folded: String) {
    #expect(Folding.fold(text) == folded)
    #expect(Folding.fold(Folding.fold(text)) == Folding.fold(text))
  }

  @Test("A word is a code, a name or an alias of one code, or it is told why not")
  func answers() {
    var list = CodeList(name: "test")
    list.add(code: "COD")
    list.add(code: "COG")
    list.add(word: "Congo", code: "COG", vocabulary: "a")
    list.add(word: "Congo", code: "COD", vocabulary: "b")
    list.add(word: "Kinshasa", code: "COD", vocabulary: nil)
    #expect(list.code(for: "COD") == .code("COD"))
    #expect(list.code(for: "cod") == .code("COD"))
    #expect(list.code(for: "kinshasa") == .code("COD"))
    #expect(list.code(for: "CONGO") == .ambiguous(["COD", "COG"]))
    #expect(list.code(for: "congo", vocabularies: ["a"]) == .code("COG"))
    #expect(list.code(for: "congo", vocabularies: ["c"]) == .unknown(nearest: "Congo"))
    #expect(list.code(for: "Kinshasha") == .unknown(nearest: "Kinshasa"))
    #expect(list.code(for: "Kinshasha", suggests: false) == .unknown(nearest: nil))
    #expect(list.code(for: "") == .unknown(nearest: nil))
    #expect(list.ambiguities.map(\.word) == ["Congo"])
  }

  @Test(
    "The shipped lists know the names that publishers write",
    arguments: [
      ("CHINA, PEOPLES REPUBLIC OF", "CHN"), ("MYANMAR (BURMA)", "MMR"), ("OTHER", "OOO"),
      ("VENEZUELA", "VEN"), ("Camerún", "CMR"), ("Côte d'Ivoire", "CIV"),
      ("República Dominicana", "DOM"), ("Estados Unidos", "USA"), ("Türkiye", "TUR"),
      ("TURKEY", "TUR"),
    ])
  func shipped(word: String, code: String) throws {
    #expect(try shippedReference().lists["countries"]?.code(for: word) == .code(code))
  }
}
