import Configuration
import Domain

/// Reads the cells of small tables as what they must be, and gathers what is wrong with them.
struct TableReading {
  let folder: String
  var problems: [Problem] = []

  init(folder: String) { self.folder = folder }

  /// The rows of a table whose key stands once; problems of the table are gathered.
  mutating func rows(
    _ name: String, _ required: [String], unique key: [String]
  ) -> [ReferenceFile.Row] {
    let file = ReferenceFile(folder: folder, name: name, required: required)
    problems += file.problems
    guard !key.isEmpty else { return file.rows }
    var seen: [[String]: Int] = [:]
    return file.rows.filter { row in
      let values = key.map { row[$0] ?? "" }
      guard let line = seen.updateValue(row.line, forKey: values) else { return true }
      problems.append(
        row.problem("`\(values.joined(separator: "`, `"))` stands already on line \(line)"))
      return false
    }
  }

  mutating func text(_ row: ReferenceFile.Row, _ column: String) -> String? {
    if let text = row[column] { return text }
    problems.append(row.problem("`\(column)` is empty", column: column))
    return nil
  }

  mutating func bilingual(_ row: ReferenceFile.Row, _ stem: String) -> Bilingual? {
    guard let es = text(row, "\(stem)_es"), let en = text(row, "\(stem)_en") else { return nil }
    return Bilingual(en: en, es: es)
  }

  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ row: ReferenceFile.Row, _ column: String
  ) -> Word? where Word.RawValue == String {
    guard let text = text(row, column) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
    problems.append(
      row.problem("found `\(text)`, expected one of \(words)", column: column))
    return nil
  }

  mutating func flag(_ row: ReferenceFile.Row, _ column: String) -> Bool? {
    guard let text = text(row, column) else { return nil }
    if let flag = Bool(text) { return flag }
    problems.append(row.problem("found `\(text)`, expected true or false", column: column))
    return nil
  }

  mutating func number(
    _ row: ReferenceFile.Row, _ column: String, _ range: ClosedRange<Double>
  ) -> Double? {
    guard let text = row[column] else { return nil }
    if let number = Double(text), range.contains(number) { return number }
    problems.append(
      row.problem(
        "found `\(text)`, expected a number from \(range.lowerBound) to \(range.upperBound)",
        column: column))
    return nil
  }

  mutating func day(_ row: ReferenceFile.Row, _ column: String) -> Day? {
    guard let text = row[column] else { return nil }
    if let day = Day(text) { return day }
    problems.append(row.problem("found `\(text)`, expected a date", column: column))
    return nil
  }

  /// Words separated by blanks; none where the cell is empty or says `all`.
  func words(_ row: ReferenceFile.Row, _ column: String) -> [String] {
    guard let text = row[column], text != SeriesKey.whole else { return [] }
    return text.split(separator: " ").map(String.init)
  }

  mutating func neededDay(_ row: ReferenceFile.Row, _ column: String) -> Day? {
    if row[column] == nil { _ = text(row, column) }
    return day(row, column)
  }

  /// Reports every word that is none of the known ones.
  mutating func expect(
    _ words: [String], _ row: ReferenceFile.Row, _ column: String, among known: Set<String>,
    _ what: String
  ) {
    for word in words where !known.contains(word) {
      let near = Nearest.name(to: word, among: known.sorted()).map { "; did you mean `\($0)`?" }
      problems.append(
        row.problem("`\(word)` is no \(what)" + (near ?? ""), column: column))
    }
  }
}
