import Charts

/// Turns documents into what the templates take.
struct PageContext {
  let texts: Texts
  let document: Document
  /// Rows of a figure's data that a page shows; the CSV holds them all.
  static let shownRows = 24

  func page(style: String, styleHash: String) -> PageValue {
    .object([
      "language": .text(document.language.rawValue), "kind": .text(document.kind),
      "title": .text(document.title), "description": .text(document.headline),
      "style": .styleSheet(style), "style-hash": .text(styleHash),
      "skip": .text(texts("page.skip")), "brand": .text(texts("page.brand")),
      "documents-label": .text(texts("page.documents")),
      "documents": .list(document.links.map(link)),
      "has-contents": .flag(document.hasContents),
      "contents-label": .text(texts("page.contents")),
      "contents": .list(
        document.sections.map { section in
          .object([
            "id": .text(section.id), "number": optional(section.number),
            "label": .text(section.heading),
          ])
        }),
      "eyebrow": .text(document.eyebrow), "headline": .text(document.headline),
      "standfirst": optional(document.standfirst),
      "facts": .list(
        document.facts.map {
          .object(["term": .text($0.term), "value": .text($0.value)])
        }),
      "sections": .list(document.sections.map { section($0, level: 2) }),
      "foot": .text(texts("page.foot")),
    ])
  }

  private func link(_ link: Document.Link) -> PageValue {
    .object([
      "href": .text(document.root + link.href), "label": .text(link.label),
      "lang": optional(link.language?.rawValue), "current": .flag(link.isCurrent),
    ])
  }

  private func section(_ section: Section, level: Int) -> PageValue {
    .object([
      "id": .text(section.id), "class": .text(section.style), "heading": .text(section.heading),
      "number": optional(section.number), "is-h2": .flag(level == 2), "is-h3": .flag(level == 3),
      "is-h4": .flag(level >= 4), "blocks": .list(section.blocks.map(block)),
      "children": .list(section.children.map { self.section($0, level: level + 1) }),
    ])
  }

  /// One key that says the kind of block; all others are false, so that a block of a block never
  /// sees its parent's.
  private func block(_ block: Block) -> PageValue {
    var members: [String: PageValue] = [:]
    for kind in [
      "question", "answer", "paragraph", "note", "bullets", "code", "terms", "links", "figure",
      "table", "pair", "boxes",
    ] { members[kind] = false }
    func words(_ text: String) -> PageValue { .object(["words": .text(text)]) }
    switch block {
    case .question(let text): members["question"] = words(text)
    case .answer(let text): members["answer"] = words(text)
    case .paragraph(let text): members["paragraph"] = words(text)
    case .note(let text): members["note"] = words(text)
    case .code(let text): members["code"] = words(text)
    case .bullets(let items):
      members["bullets"] =
        items.isEmpty ? false : .object(["items": .list(items.map { .text($0) })])
    case .terms(let terms):
      members["terms"] = .object([
        "items": .list(
          terms.map {
            .object([
              "id": .text($0.id), "term": .text($0.term), "meaning": .text($0.meaning),
              "link": optional($0.link),
            ])
          })
      ])
    case .links(let links):
      members["links"] = .object([
        "items": .list(
          links.map {
            .object([
              "href": .text(document.root + $0.href), "label": .text($0.label),
              "remark": optional($0.remark),
            ])
          })
      ])
    case .figure(let figure): members["figure"] = self.figure(figure)
    case .table(let table): members["table"] = self.table(table)
    case .pair(let left, let right):
      members["pair"] = .object([
        "sides": .list([left, right].map { .object(["inner": .list($0.map(self.block))]) })
      ])
    case .boxes(let boxes):
      members["boxes"] = .object([
        "items": .list(
          boxes.map {
            .object([
              "id": .text($0.id), "heading": .text($0.heading),
              "inner": .list($0.blocks.map(self.block)),
            ])
          })
      ])
    }
    return .object(members)
  }

  private func figure(_ block: FigureBlock) -> PageValue {
    let path = block.data.map { document.root + "data/\($0.name).csv" }
    let drawing = document.root + "figures/\(block.id).\(document.language.rawValue).svg"
    return .object([
      "id": .text(block.id), "caption": .text(block.caption),
      "has-wide": .flag(!block.isCompact),
      "wide": block.isCompact
        ? false : .drawing(block.figure.element(id: block.id + "-w", width: Layout.wide)),
      "narrow": .drawing(block.figure.element(id: block.id + "-n", width: Layout.narrow)),
      "csv": optional(path), "svg": optional(block.isCompact ? nil : drawing),
      "data-label": .text(texts("page.data")),
      "has-data": .flag(block.data != nil && !block.isCompact),
      "data": block.isCompact
        ? false : block.data.map { table(shownData($0, of: block)) } ?? false,
    ])
  }

  /// The data of a figure as a table of the page.
  private func shownData(_ data: DataTable, of block: FigureBlock) -> TableBlock {
    var shown = TableWriting(texts: texts).block(
      data, id: block.id + "-data", only: block.shown, last: PageContext.shownRows)
    if data.rows.count > PageContext.shownRows {
      shown.notes.append(
        texts(
          "page.data-last",
          ["shown": .count(PageContext.shownRows), "all": .count(data.rows.count)]))
    }
    return shown
  }

  private func table(_ table: TableBlock) -> PageValue {
    .object([
      "id": .text(table.id), "caption": .text(table.caption),
      "columns": .list(
        table.columns.map {
          .object(["label": .text($0.label), "is-number": .flag($0.isNumber)])
        }),
      "rows": .list(
        table.rows.map { row in
          .object([
            "cells": .list(
              row.enumerated().map { place, words in
                let isNumber = table.columns[place].isNumber
                return .object([
                  "words": .text(words), "is-head": .flag(place == 0),
                  "is-number": .flag(place > 0 && isNumber),
                  "is-plain": .flag(place > 0 && !isNumber),
                  // Short words such as a month or a signal are not broken.
                  "is-short": .flag(words.count <= 14),
                ])
              })
          ])
        }),
      "notes": .list(table.notes.map { .text($0) }),
      "csv": optional(table.data.map { document.root + "data/\($0.name).csv" }),
    ])
  }

  private func optional(_ text: String?) -> PageValue { text.map { .text($0) } ?? false }
}
