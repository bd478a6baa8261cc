package import Domain

extension Texts {
  /// A day with its month in words, so that 03/04 cannot be misread.
  package func day(_ day: Day) -> String {
    let (year, month, number) = day.components
    return self(
      locale.isMonthFirst ? "date.month-first" : "date.day-first",
      [
        "day": .text("\(number)"), "month": .text(monthName(month)), "year": .text("\(year)"),
      ])
  }

  /// A period in words: `agosto de 2021`, `third quarter of 2021`.
  package func period(_ period: Period) -> String {
    let (year, month, _) = period.start.components
    switch period.frequency {
    case .day: return day(period.start)
    case .week:
      let parts = period.description.split(separator: "-W")
      return self(
        "date.week",
        ["week": .text("\(Int(parts.last ?? "") ?? 0)"), "year": .text(String(parts.first ?? ""))])
    case .month:
      return self(
        "date.month", ["month": .text(monthName(month)), "year": .text("\(year)")])
    case .quarter:
      return self("date.quarter-\((month - 1) / 3 + 1)", ["year": .text("\(year)")])
    case .year: return "\(year)"
    }
  }

  /// Periods as a list: `junio y julio de 2021` where they are months of one year.
  package func periods(_ periods: [Period]) -> String {
    let years = Set(periods.map { $0.start.components.year })
    guard periods.count > 1, years.count == 1, let year = years.first,
      periods.allSatisfy({ $0.frequency == .month })
    else { return list(periods.map(period)) }
    return self(
      "date.month",
      [
        "month": .text(list(periods.map { monthName($0.start.components.month) })),
        "year": .text("\(year)"),
      ])
  }

  /// A period in few letters, for axes and tables: `ago 2021`, `T3 2021`.
  package func shortPeriod(_ period: Period) -> String {
    let (year, month, _) = period.start.components
    switch period.frequency {
    case .day, .week: return period.description
    case .month: return "\(shortMonth(month)) \(year)"
    case .quarter:
      return self(
        "date.quarter-short",
        ["quarter": .text("\((month - 1) / 3 + 1)"), "year": .text("\(year)")])
    case .year: return "\(year)"
    }
  }

  package func monthName(_ month: Int) -> String { self("month.\(month)") }
  package func shortMonth(_ month: Int) -> String { self("month-short.\(month)") }

  /// A list as the language joins it: `a, b y c` (`e` before the sound of i), `a, b and c`.
  package func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let joint = self(
      Texts.beginsWithI(last) ? "list.last-before-i" : "list.last",
      ["before": .text(items.dropLast().joined(separator: ", ")), "last": .text(last)])
    return joint
  }

  /// Whether a Spanish word begins with the sound of i, before which `y` becomes `e` (not before
  /// the diphthong of `hielo`).
  private static func beginsWithI(_ word: String) -> Bool {
    let start = word.lowercased().prefix(3)
    let sound = start.hasPrefix("h") ? start.dropFirst() : start.prefix(2)
    guard let first = sound.first, first == "i" || first == "í" else { return false }
    guard first == "i", let second = sound.dropFirst().first else { return true }
    return !"aeou".contains(second)
  }
}
