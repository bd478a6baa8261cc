package import Domain
package import EarlyWarning

extension ReportWriter {
  /// The files of a back-test: a page in each language and a CSV for each table.
  ///
  /// - Throws: a ``Failure`` (`internal`) where a sentence or an argument is missing.
  package func files(
    _ result: BacktestResult, pipeline: String, title: Bilingual
  ) throws -> [File] {
    let texts = catalogues.mapValues { Texts($0) }
    let tables = BacktestTables(result)
    let writing = TableFile(texts: texts)
    var files = try tables.files.map { table in
      File(path: "\(table.name).csv", contents: try writing.plain(table))
    }
    for language in Language.allCases {
      guard let own = texts[language] else { continue }
      let page = BacktestPage(
        result: result, pipeline: pipeline, title: title, texts: own, tables: tables)
      files.append(
        File(
          path: BacktestPage.file(language), contents: try setter.html(page.document(), own)))
    }
    try requireNoProblems(texts)
    return files.sorted { $0.path < $1.path }
  }
}
