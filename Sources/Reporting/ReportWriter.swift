import Charts
import Domain
import FoundationEssentials

/// Writes the documents of a run: HTML, drawings and annexes, from one model.
///
/// The same model and options give the same bytes.
package struct ReportWriter {
  let setter: PageSetter
  let catalogues: [Language: MessageCatalogue]

  /// A file of the report.
  package struct File: Sendable, Equatable {
    /// Below the run's folder, such as `country/PAN.es.html`.
    package var path: String
    package var contents: String
    /// What a page over all reports says of this one; nil for what is no page.
    package var page: ShelfEntry.Page?
  }

  /// The page over all reports of a folder, in both languages.
  ///
  /// - Throws: a ``Failure`` (`internal`) where a sentence is missing.
  package func shelf(_ entries: [ShelfEntry], locales: [Language: NumberLocale] = [:]) throws
    -> [File]
  {
    let texts = catalogues.mapValues { Texts($0, locale: locales[$0.language]) }
    let files = try Language.allCases.compactMap { language -> File? in
      guard let own = texts[language] else { return nil }
      return File(
        path: Shelf.file(language),
        contents: try setter.html(Shelf(entries: entries, texts: own).document(), own))
    }
    try requireNoProblems(texts)
    return files
  }

  /// Reads templates, style sheets and message catalogues.
  ///
  /// - Parameter folder: The `reports` folder that ships with Caudal.
  /// - Throws: a ``Failure`` (`inputMissing` or `configuration`) that names the file.
  package init(resources folder: String) throws {
    func read(_ name: String) throws -> String {
      let path = "\(folder)/\(name)"
      guard let bytes = FileManager.default.contents(atPath: path),
        let text = String(validating: bytes, as: UTF8.self)
      else {
        throw Failure(
          .inputMissing, what: "a part of the report cannot be read", at: path,
          why: "there is no such file, or it is not UTF-8", unchanged: "Nothing was written.",
          next: "Run from the project's folder, or install Caudal with its `reports` folder.")
      }
      return text
    }
    setter = try PageSetter(read)
    var catalogues: [Language: MessageCatalogue] = [:]
    for language in Language.allCases {
      let name = "messages/\(language.rawValue).yaml"
      catalogues[language] = try MessageCatalogue(
        yaml: read(name), language: language, file: "\(folder)/\(name)")
    }
    self.catalogues = catalogues
  }

  /// Every file of the report, in the order of their paths; nothing touches the disk.
  ///
  /// - Throws: a ``Failure`` (`internal`) where a sentence or an argument is missing.
  package func files(_ model: ReportModel, _ options: ReportOptions) throws -> [File] {
    // Annexes carry names in both languages, whatever the documents' languages are.
    let texts = catalogues.mapValues {
      Texts($0, locale: options.locales[$0.language])
    }
    var annexes = Annexes(texts: texts, chartStyle: setter.chartStyle)
    var files: [File] = []
    for language in options.languages {
      guard let own = texts[language] else { continue }
      let composer = Composer(model, own)
      for document in composer.documents(options) {
        try annexes.add(document)
        if options.formats.contains(.html) {
          files.append(
            File(
              path: document.file, contents: try setter.html(document, own),
              page: .init(
                kind: document.kind, language: language.rawValue, label: document.label,
                headline: document.headline)))
        }
      }
    }
    if options.formats.contains(.csv) {
      files += try annexes.files(model, languages: options.languages)
    }
    if options.formats.contains(.html) { files += annexes.drawingFiles() }
    try requireNoProblems(texts)
    return files.sorted { $0.path < $1.path }
  }

  func requireNoProblems(_ texts: [Language: Texts]) throws {
    let problems = Set(texts.values.flatMap(\.problems)).sorted()
    guard problems.isEmpty else {
      throw Failure(
        .internal, what: "the report has sentences that cannot be said", at: "reports/messages",
        why: problems.joined(separator: "; "), unchanged: "Nothing was written.",
        next: "Please report this with the run's command.")
    }
  }
}
