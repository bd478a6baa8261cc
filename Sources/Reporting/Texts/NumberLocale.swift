/// How a country writes numbers and days, which its language does not decide: Panama writes
/// 1,234.5, Costa Rica 1 234,5 and Colombia 1.234,5, all in Spanish.
///
/// Separators, the place of the month in a day, and compact forms follow the Unicode CLDR 47
/// (`common/main`, elements `decimal`, `group`, `percentFormat`, `dateFormatLength long`), read by
/// way of Babel 2.18.
package struct NumberLocale: Sendable, Hashable {
  /// BCP 47, such as `es-PA`.
  package let code: String
  package let language: Language
  package let decimal: String
  package let group: String
  /// Whether a day is written with its month first (`September 30, 2021`).
  package let isMonthFirst: Bool
  /// What separates cells of a spreadsheet file where the comma is the decimal sign.
  package var listSeparator: String { decimal == "," ? ";" : "," }

  private init(
    _ code: String, _ language: Language, decimal: String, group: String,
    isMonthFirst: Bool = false
  ) {
    self.code = code
    self.language = language
    self.decimal = decimal
    self.group = group
    self.isMonthFirst = isMonthFirst
  }

  /// Every locale that can be named, the two defaults first.
  package static let all: [NumberLocale] =
    [
      NumberLocale("es-419", .es, decimal: ".", group: ","),
      NumberLocale("en-US", .en, decimal: ".", group: ",", isMonthFirst: true),
    ]
    + ["BZ", "CU", "DO", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "SV", "US"].map {
      NumberLocale("es-" + $0, .es, decimal: ".", group: ",")
    }
    + ["AR", "BO", "CL", "CO", "EC", "PY", "UY", "VE"].map {
      NumberLocale("es-" + $0, .es, decimal: ",", group: ".")
    }
    + [
      NumberLocale("es-CR", .es, decimal: ",", group: "\u{A0}"),
      NumberLocale("en-CA", .en, decimal: ".", group: ",", isMonthFirst: true),
      NumberLocale("en-BZ", .en, decimal: ".", group: ","),
      NumberLocale("en-001", .en, decimal: ".", group: ","),
    ]

  /// The locale of that code, or nil.
  package static func named(_ code: String) -> NumberLocale? { all.first { $0.code == code } }

  /// The locale that stands for a language where none is asked for.
  package static func standard(for language: Language) -> NumberLocale {
    switch language {
    case .es: all[0]
    case .en: all[1]
    }
  }
}
