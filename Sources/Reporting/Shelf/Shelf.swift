import Domain

/// The page over all reports: by pipeline, the newest day first.
struct Shelf {
  let entries: [ShelfEntry]
  let texts: Texts

  private var language: Language { texts.language }

  /// The page's file: Spanish is what the folder opens with.
  static func file(_ language: Language) -> String {
    language == .es ? "index.html" : "index.\(language.rawValue).html"
  }

  func document() -> Document {
    let groups = Dictionary(grouping: entries) { $0.folder.prefix { $0 != "/" } }
      .sorted { $0.key < $1.key }
    return Document(
      kind: "index", language: language, file: Self.file(language), title: texts("index.title"),
      eyebrow: texts("index.eyebrow"), headline: texts("index.title"), standfirst: nil,
      facts: [
        (term: texts("index.reports"), value: texts.locale.number(Double(entries.count))),
        (term: texts("index.pipelines"), value: texts.locale.number(Double(groups.count))),
      ],
      links: [
        Document.Link(
          href: Self.file(language.other), label: texts("page.other-language"),
          language: language.other)
      ],
      sections: groups.map { section(String($0.key), $0.value) }, hasContents: false,
      label: texts("index.title"))
  }

  private func section(_ pipeline: String, _ entries: [ShelfEntry]) -> Section {
    let newestFirst = entries.sorted { ($0.asOf, $0.folder) > ($1.asOf, $1.folder) }
    return Section(
      id: "pipeline-" + pipeline, heading: newestFirst.first?.title[language] ?? pipeline,
      children: newestFirst.map { report($0, pipeline: pipeline) })
  }

  private func report(_ entry: ShelfEntry, pipeline: String) -> Section {
    let own = entry.pages.filter { $0.value.language == language.rawValue }
    func links(_ kinds: [String]) -> [(href: String, label: String, remark: String?)] {
      kinds.flatMap { kind in
        own.filter { $0.value.kind == kind }.sorted { $0.key < $1.key }.map {
          (href: "\(entry.folder)/\($0.key)", label: $0.value.label, remark: nil)
        }
      }
    }
    let briefs = links(["brief"])
    let headline = own.values.first { $0.kind == "regional" }?.headline
    var section = Section(
      id: "\(pipeline)-\(entry.asOf)", heading: texts("index.day", ["day": .day(entry.asOf)]))
    if let headline { section.blocks.append(.answer(headline)) }
    section.blocks.append(.links(links(["regional", "sheet"])))
    if !briefs.isEmpty {
      section.blocks.append(.paragraph(texts("index.briefs")))
      section.blocks.append(.links(briefs))
    }
    section.blocks.append(.note(texts("index.run", ["run": .text(entry.run)])))
    return section
  }
}
