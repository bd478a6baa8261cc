import Charts
import Domain

/// Everything beside the pages: a CSV for each chart and table in three kinds, the drawings, and
/// the package that describes the data.
struct Annexes {
  let file: TableFile
  let chartStyle: String

  /// Tables of data by name, and drawings by path.
  private(set) var tables: [String: DataTable] = [:]
  private(set) var drawings: [String: String] = [:]

  init(texts: [Language: Texts], chartStyle: String) {
    file = TableFile(texts: texts)
    self.chartStyle = chartStyle
  }

  /// Collects the figures and tables of a document.
  ///
  /// - Throws: a ``Failure`` (`internal`) where two tables of one name differ.
  mutating func add(_ document: Document) throws {
    for section in document.sections { try add(section, document) }
  }

  private mutating func add(_ section: Section, _ document: Document) throws {
    for block in section.blocks { try add(block, document) }
    for child in section.children { try add(child, document) }
  }

  private mutating func add(_ block: Block, _ document: Document) throws {
    switch block {
    case .figure(let figure):
      if !figure.isCompact {
        drawings["figures/\(figure.id).\(document.language.rawValue).svg"] =
          figure.figure.element(id: figure.id, width: Layout.wide, style: chartStyle).svg + "\n"
      }
      if let data = figure.data { try add(data) }
    case .table(let table):
      if let data = table.data { try add(data) }
    case .pair(let left, let right):
      for block in left + right { try add(block, document) }
    case .boxes(let boxes):
      for block in boxes.flatMap(\.blocks) { try add(block, document) }
    case .question, .answer, .paragraph, .note, .bullets, .code, .terms, .links: break
    }
  }

  private mutating func add(_ table: DataTable) throws {
    if let known = tables[table.name], known != table {
      throw Failure(
        .internal, what: "two annexes have one name", at: "data/\(table.name).csv",
        why: "their contents differ", unchanged: "Nothing was written.")
    }
    tables[table.name] = table
  }

  /// The annexes as files below the run's folder.
  func files(_ model: ReportModel, languages: [Language]) throws -> [ReportWriter.File] {
    let ordered = tables.values.sorted { $0.name < $1.name }
    var files: [ReportWriter.File] = []
    for table in ordered {
      files.append(.init(path: "data/\(table.name).csv", contents: try file.plain(table)))
      files.append(.init(path: "data/hxl/\(table.name).csv", contents: try file.hxl(table)))
      for language in languages {
        files.append(
          .init(
            path: "data/excel/\(table.name).\(language.rawValue).csv",
            contents: try file.excel(table, language)))
      }
    }
    if let texts = file.texts[.en] {
      let package = DataPackage(model, tables: ordered, file: file, texts: texts)
      files.append(.init(path: "data/datapackage.json", contents: try package.json()))
    }
    return files
  }

  func drawingFiles() -> [ReportWriter.File] {
    drawings.sorted { $0.key < $1.key }.map { .init(path: $0.key, contents: $0.value) }
  }
}
