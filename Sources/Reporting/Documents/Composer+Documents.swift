import Domain

/// The documents of a run.
extension Composer {
  /// The regional report: everything, for the whole room.
  func regional() -> Document {
    begin()
    var sections = [summarySection()]
    sections.append(preventionSection())
    sections.append(monitoringSection())
    sections.append(alertSection())
    sections.append(returnsSection())
    sections.append(reintegrationSection())
    sections.append(coverageSection())
    sections.append(registerSection())
    sections.append(methodsSection())
    sections.append(glossarySection())
    sections.append(sourcesSection())
    sections.append(reproduceSection())
    return Document(
      kind: "regional", language: language, file: "regional.\(language.rawValue).html",
      title: texts(
        "document.title", ["title": .name(cover.title), "day": .day(cover.asOf)]),
      eyebrow: cover.title[language], headline: headline(), standfirst: nil,
      facts: coverFacts(), links: links(current: "regional"), sections: sections,
      hasContents: true)
  }

  /// As-of day, the meeting before, run and number format.
  func coverFacts() -> [(term: String, value: String)] {
    var facts = [(texts("cover.as-of"), texts.day(cover.asOf))]
    if let previous = cover.previousAsOf {
      facts.append((texts("cover.previous"), texts.day(previous)))
    }
    facts.append((texts("cover.run"), cover.run))
    facts.append(
      (
        texts("cover.numbers"),
        texts(
          "cover.format",
          ["locale": .text(texts.locale.code), "example": .number(1234.5, decimals: 1)])
      ))
    return facts.map { (term: $0.0, value: $0.1) }
  }

  /// Links to the other documents of the run; the same document in the other language last.
  func links(current: String) -> [Document.Link] {
    let code = language.rawValue
    var links = [
      Document.Link(
        href: "regional.\(code).html", label: texts("document.regional"),
        isCurrent: current == "regional")
    ]
    let other = language.other.rawValue
    links.append(
      Document.Link(
        href: "\(current).\(other).html", label: texts("page.other-language"),
        language: language.other))
    return links
  }
}

extension Composer {
  /// The documents that the options ask for.
  func documents(_ options: ReportOptions) -> [Document] {
    guard options.formats.contains(.html) else { return [] }
    return [regional()]
  }
}
