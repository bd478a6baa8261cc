import Domain

enum FixtureFigures {
  static let darien = months(
    [
      1538, 1825, 1099, nil, nil, 182, nil, 6, 108, 371, 365, 971, 1071, 1857, 2694, 5865, 4462,
      10_267, 18_813, 25_332,
    ])

  /// Sum-preserving enough for shares: what no nationality holds is the rest.
  static let nationalities: [(String, [String: Double])] = [
    (
      "HTI",
      months([
        1141, 1321, 777, nil, nil, 111, nil, nil, 73, 279, 252, 584, 623, 981, 1893, 3306, 1851,
        5293, 13_141, 17_279,
      ])
    ),
    (
      "CUB",
      months([
        48, 45, 16, nil, nil, 12, nil, nil, nil, nil, 1, 123, 176, 205, 198, 1306, 1514, 2770, 2354,
        2857,
      ])
    ),
    (
      "CHL",
      months([
        135, 125, 151, nil, nil, 13, nil, nil, 9, 19, 46, 33, 57, 71, 253, 293, 116, 911, 1621,
        2490,
      ])
    ),
    (
      "BRA",
      months([
        56, 89, 44, nil, nil, 11, nil, nil, 2, 17, 15, 28, 40, 179, 47, 219, 213, 323, 726, 1516,
      ])
    ),
    (
      "VEN",
      months([
        9, 20, 3, nil, nil, 2, nil, nil, 5, 5, 3, 22, 3, 9, nil, 3, 113, 205, 248, 568,
      ])
    ),
    ("OOO", months(Array(repeating: 3, count: 20))),
  ]

  static let honduras = months((0..<20).map { Double(900 + $0 * 7 % 60) })
  static let guatemala = months((0..<20).map { Double(4000 - $0 * 37) })

  /// Months from January 2020; nil where nobody published.
  static func months(_ values: [Double?]) -> [String: Double] {
    let first = Period(frequency: .month, ordinal: 600)
    return Dictionary(
      uniqueKeysWithValues: values.enumerated().compactMap { index, value in
        value.map { (first.advanced(by: index).description, $0) }
      })
  }
}

struct FixtureCountries {
  let all: [String: Country]

  init(_ words: (String, String) -> Bilingual) {
    let members = [
      ("BLZ", "Belize", "Belice", "Belizean", "beliceña"),
      ("CAN", "Canada", "Canadá", "Canadian", "canadiense"),
      ("CRI", "Costa Rica", "Costa Rica", "Costa Rican", "costarricense"),
      ("DOM", "Dominican Republic", "República Dominicana", "Dominican", "dominicana"),
      ("GTM", "Guatemala", "Guatemala", "Guatemalan", "guatemalteca"),
      ("HND", "Honduras", "Honduras", "Honduran", "hondureña"),
      ("MEX", "Mexico", "México", "Mexican", "mexicana"),
      ("NIC", "Nicaragua", "Nicaragua", "Nicaraguan", "nicaragüense"),
      ("PAN", "Panama", "Panamá", "Panamanian", "panameña"),
      ("SLV", "El Salvador", "El Salvador", "Salvadoran", "salvadoreña"),
      ("USA", "United States", "Estados Unidos", "United States", "estadounidense"),
    ]
    let others = [
      ("HTI", "Haiti", "Haití", "Haitian", "haitiana"),
      ("CUB", "Cuba", "Cuba", "Cuban", "cubana"), ("CHL", "Chile", "Chile", "Chilean", "chilena"),
      ("BRA", "Brazil", "Brasil", "Brazilian", "brasileña"),
      ("VEN", "Venezuela", "Venezuela", "Venezuelan", "venezolana"),
      ("COL", "Colombia", "Colombia", "Colombian", "colombiana"),
    ]
    var all: [String: Country] = [:]
    for (place, row) in (members + others).enumerated() {
      all[row.0] = Country(
        code: row.0, name: words(row.1, row.2), nationality: words(row.3, row.4),
        people: words("people of \(row.3) nationality", "personas de nacionalidad \(row.4)"),
        isMember: place < members.count, scope: .regional)
    }
    all["OOO"] = Country(
      code: "OOO", name: words("Other or unknown", "Otra o desconocida"),
      nationality: Bilingual(en: "", es: ""),
      people: words("people of another nationality", "personas de otra nacionalidad"),
      kind: .special)
    self.all = all
  }
}
