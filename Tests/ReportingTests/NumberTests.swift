import Domain
import Reporting
import Testing

@Suite("Numbers and days by locale")
struct NumberTests {
  @Test(
    "Separators are the country's, not the language's",
    arguments: [
      ("es-PA", "1,234,567.9"), ("es-MX", "1,234,567.9"), ("es-CR", "1\u{A0}234\u{A0}567,9"),
      ("es-CO", "1.234.567,9"), ("es-419", "1,234,567.9"), ("en-US", "1,234,567.9"),
    ])
  func separators(code: String, text: String) throws {
    let locale = try #require(NumberLocale.named(code))
    #expect(locale.number(1_234_567.89, decimals: 1) == text)
  }

  @Test("Rounding never writes a negative zero, and what is no number is a dash")
  func edges() throws {
    let locale = NumberLocale.standard(for: .en)
    #expect(locale.number(-0.4) == "0")
    #expect(locale.number(-1234.5) == "\u{2212}1,235")
    #expect(locale.number(0.05, decimals: 2) == "0.05")
    #expect(locale.number(.nan) == "–")
    #expect(locale.number(3, signed: true) == "+3")
    #expect(locale.number(999_999_999_999) == "999,999,999,999")
  }

  @Test("A change below one in a hundred keeps a decimal, so that it is not written as none")
  func percent() {
    let locale = NumberLocale.standard(for: .es)
    #expect(locale.percent(0.31) == "31%")
    #expect(locale.percent(-0.0044, signed: true) == "\u{2212}0.4%")
    #expect(locale.percent(0.0001) == "0%")
    #expect(locale.percent(0) == "0%")
    #expect(locale.percent(0.9975) == "99.8%")
    #expect(locale.percent(-1, signed: true) == "\u{2212}100%")
  }

  @Test("Short numbers have a word for thousands in Spanish and a letter in English")
  func short() throws {
    let (es, en) = (NumberLocale.standard(for: .es), NumberLocale.standard(for: .en))
    #expect(es.short(17_279) == "17\u{A0}mil")
    #expect(en.short(17_279) == "17K")
    #expect(en.short(999) == "999")
    #expect(en.short(999.6) == "1.0K")
    #expect(en.short(1_500_000) == "1.5M")
    #expect(try #require(NumberLocale.named("es-CO")).short(1_500) == "1,5\u{A0}mil")
  }

  @Test("Days have their month in words, in the order of language and country")
  func days() throws {
    let day = try #require(Day("2021-09-30"))
    #expect(try texts(.es).day(day) == "30 de septiembre de 2021")
    #expect(try texts(.en).day(day) == "September 30, 2021")
    #expect(try texts(.en, locale: "en-BZ").day(day) == "30 September 2021")
    #expect(try texts(.en, locale: "es-PA").day(day) == "30 September 2021")
  }

  @Test(
    "Every kind of period has its words",
    arguments: [
      ("2021-08", "agosto de 2021", "August 2021"),
      ("2024-W09", "semana 9 de 2024", "week 9 of 2024"),
      ("2024-Q3", "tercer trimestre de 2024", "third quarter of 2024"), ("2024", "2024", "2024"),
      ("2024-03-09", "9 de marzo de 2024", "March 9, 2024"),
    ])
  func periods(text: String, es: String, en: String) throws {
    let period = try #require(Period(text))
    #expect(try texts(.es).period(period) == es)
    #expect(try texts(.en).period(period) == en)
  }

  @Test("Months of one year name it once")
  func months() throws {
    let june = try #require(Period("2021-06"))
    let texts = try texts(.es)
    #expect(texts.periods([june, june.advanced(by: 1)]) == "junio y julio de 2021")
    #expect(texts.periods([june]) == "junio de 2021")
    #expect(
      texts.periods([june, june.advanced(by: 12)]) == "junio de 2021 y junio de 2022")
  }

  @Test("Lists are joined as each language joins them")
  func lists() throws {
    let (es, en) = try (texts(.es), texts(.en))
    #expect(es.list(["Belice", "Honduras", "Inglaterra"]) == "Belice, Honduras e Inglaterra")
    #expect(es.list(["cobre", "hierro"]) == "cobre y hierro")
    #expect(es.list(["nicaragüense", "india"]) == "nicaragüense e india")
    #expect(en.list(["a", "b", "c"]) == "a, b and c")
    #expect(es.list(["a"]) == "a")
    #expect(es.list([]) == "")
  }
}
