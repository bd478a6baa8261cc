import Domain

/// The documents of a run.
extension Composer {
  /// The documents that the options ask for: everything, or the brief of one country.
  func documents(_ options: ReportOptions) -> [Document] {
    if let code = options.country {
      return model.members.filter { $0.code == code }.map(brief)
    }
    return [regional(), sheet()] + model.members.map(brief)
  }

  /// The regional report: everything, for the whole room.
  func regional() -> Document {
    begin()
    var sections = [summarySection()]
    sections.append(preventionSection())
    sections.append(monitoringSection())
    sections.append(alertSection())
    sections.append(returnsSection())
    sections.append(reintegrationSection())
    if let protection = protectionSection() { sections.append(protection) }
    sections.append(briefsSection())
    sections.append(registerSection())
    sections.append(coverageSection())
    sections.append(methodsSection())
    sections.append(glossarySection())
    sections.append(sourcesSection())
    sections.append(reproduceSection())
    return document(
      "regional", stem: "regional",
      title: texts("document.title", ["title": .name(cover.title), "day": .day(cover.asOf)]),
      eyebrow: cover.title[language], headline: headline(), sections: sections, hasContents: true,
      label: texts("document.regional"))
  }

  /// The brief of one country, printable alone.
  func brief(_ member: Country) -> Document {
    begin()
    return document(
      "brief", stem: "country/\(member.code)",
      title: texts(
        "document.brief", ["country": .name(member.name), "day": .day(cover.asOf)]),
      eyebrow: texts(
        "brief.eyebrow", ["country": .name(member.name), "title": .name(cover.title)]),
      headline: briefHeadline(member), sections: briefSections(member), hasContents: false,
      label: member.name[language])
  }

  /// The situation sheet, one printed page.
  func sheet() -> Document {
    begin()
    return document(
      "sheet", stem: "situation",
      title: texts("document.sheet", ["day": .day(cover.asOf)]), eyebrow: cover.title[language],
      headline: headline(), sections: sheetSections(), hasContents: false,
      label: texts("document.situation"))
  }

  /// All briefs inside the regional report, each on two printed pages.
  private func briefsSection() -> Section {
    var section = Section(
      id: "countries", heading: texts("section.countries"), style: "page",
      blocks: [.paragraph(texts("briefs.intro"))])
    section.children = model.members.map { member in
      Section(
        id: member.code.lowercased(), heading: member.name[language], style: "brief",
        blocks: [
          .answer(briefHeadline(member)),
          .links([
            (
              href: "country/\(member.code).\(language.rawValue).html",
              label: texts("brief.alone", ["country": inSentence(member)]), remark: nil
            )
          ]),
        ], children: briefSections(member))
    }
    return section
  }

  private func document(
    _ kind: String, stem: String, title: String, eyebrow: String, headline: String,
    sections: [Section], hasContents: Bool, label: String
  ) -> Document {
    Document(
      kind: kind, language: language, file: "\(stem).\(language.rawValue).html", title: title,
      eyebrow: eyebrow, headline: headline, standfirst: nil, facts: coverFacts(),
      links: links(current: stem), sections: sections, hasContents: hasContents,
      label: label)
  }

  /// As-of day, the meeting before, run and number format.
  private func coverFacts() -> [(term: String, value: String)] {
    var facts = [(texts("cover.as-of"), texts.day(cover.asOf))]
    if let previous = cover.previousAsOf {
      facts.append(
        (texts(cover.isMeetingDeclared ? "cover.previous" : "cover.quarter"), texts.day(previous)))
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
  private func links(current: String) -> [Document.Link] {
    let code = language.rawValue
    return [
      Document.Link(
        href: "regional.\(code).html", label: texts("document.regional"),
        isCurrent: current == "regional"),
      Document.Link(
        href: "situation.\(code).html", label: texts("document.situation"),
        isCurrent: current == "situation"),
      Document.Link(
        href: "\(current).\(language.other.rawValue).html", label: texts("page.other-language"),
        language: language.other),
    ]
  }
}
