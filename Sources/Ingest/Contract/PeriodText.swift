import Domain

/// Periods as publishers write them when they do not follow ISO 8601.
enum PeriodText {
  /// - Parameter allowed: by the frequencies' index: a date stands for the month that it begins
  ///   where days are not declared.
  static func period(
    _ bytes: UnsafeRawBufferPointer, _ writing: ColumnRule.PeriodWriting, _ allowed: [Bool]
  ) -> Period? {
    let text = String(decoding: bytes, as: UTF8.self)
    return switch writing {
    case .iso: Period(text)
    case .monthName: monthName(text)
    case .monthFirst: date(text, month: 0, day: 1, allowed)
    case .dayFirst: date(text, month: 1, day: 0, allowed)
    }
  }

  /// `Mar 2024`, `marzo de 2024`, `MAR-24`, `2024 mar`.
  static func monthName(_ text: String) -> Period? {
    let words = Folding.fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
      .filter { $0 != "de" && $0 != "del" }
    guard words.count == 2 else { return nil }
    for (name, year) in [(words[0], words[1]), (words[1], words[0])] {
      guard let month = MonthNames.month(name), let number = Int(year) else { continue }
      switch year.count {
      case 4: return Period(year: number, month: month)
      // Two digits are of this century: the figures begin in 1950 but such forms are recent.
      case 2: return Period(year: 2000 + number, month: month)
      default: return nil
      }
    }
    return nil
  }

  /// The month that begins on a date such as `03/01/2019 12:00:00 AM`.
  static func monthFirst(_ text: String) -> Period? {
    date(text, month: 0, day: 1, Frequency.allCases.map { $0 == .month })
  }

  private static func date(_ text: String, month: Int, day: Int, _ allowed: [Bool]) -> Period? {
    let date = text.split(separator: " ", maxSplits: 1).first ?? ""
    let numbers = date.split(separator: "/", omittingEmptySubsequences: false)
    guard numbers.count == 3, numbers[2].count == 4,
      numbers.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let year = Int(numbers[2]), let monthNumber = Int(numbers[month]),
      let dayNumber = Int(numbers[day]),
      let day = Day(year: year, month: monthNumber, day: dayNumber)
    else { return nil }
    if allowed[Frequency.day.index] { return Period(.day, containing: day) }
    // A month, quarter or year is dated on its first day.
    for frequency in Frequency.allCases where allowed[frequency.index] {
      let period = Period(frequency, containing: day)
      if period.start == day { return period }
    }
    return nil
  }
}

/// Months in Spanish and English, whole or cut short.
enum MonthNames {
  /// 1 to 12; nil where the word is no month.
  ///
  /// - Parameter name: folded (``Folding/fold(_:)``); a closing point is allowed.
  static func month(_ name: some StringProtocol) -> Int? {
    let word = name.hasSuffix(".") ? String(name.dropLast()) : String(name)
    guard word.count >= 3 else { return nil }
    return numbers[word]
  }

  private static let numbers: [String: Int] = {
    let spanish = [
      "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre",
    ]
    let english = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    var numbers: [String: Int] = [:]
    for names in [spanish, english] {
      for (index, name) in names.enumerated() {
        numbers[name] = index + 1
        numbers[String(name.prefix(3))] = index + 1
        numbers[String(name.prefix(4))] = index + 1
      }
    }
    numbers["setiembre"] = 9
    numbers["set"] = 9
    return numbers
  }()
}
