import Crypto
import Domain
import FoundationEssentials
import Mustache

/// Sets documents in type: templates and style sheets of `reports/`, read once.
struct PageSetter {
  private let library: MustacheLibrary
  /// The page's style sheets, in the order in which they apply.
  let style: String
  /// The charts' own, for drawings that leave the page.
  let chartStyle: String
  private let styleHash: String

  static let templates = ["page", "section", "block", "figure", "table"]
  static let styleSheets = ["charts", "page", "print"]

  /// - Parameter read: Gives the text of a file below `reports/`.
  /// - Throws: what `read` throws; a ``Failure`` (`configuration`) for a template that cannot be
  ///   read.
  init(_ read: (String) throws -> String) throws {
    var library = MustacheLibrary()
    for name in PageSetter.templates {
      let file = "templates/\(name).mustache"
      let text = try read(file)
      do {
        try library.register(text, named: name)
      } catch {
        throw Failure(
          .configuration, what: "the template cannot be read", at: file, why: "\(error)")
      }
    }
    self.library = library
    chartStyle = try read("style/charts.css")
    style = try PageSetter.styleSheets.map { try read("style/\($0).css") }.joined(separator: "\n")
    let digest = SHA256.hash(data: Array(style.utf8))
    styleHash = "sha256-" + Data(Array(digest)).base64EncodedString()
  }

  /// The document as HTML, complete in one file.
  func html(_ document: Document, _ texts: Texts) throws -> String {
    let page = PageContext(texts: texts, document: document)
      .page(style: style, styleHash: styleHash)
    guard let html = library.render(page.forTemplate, withTemplate: "page") else {
      throw Failure(
        .internal, what: "the page cannot be set", at: document.file, why: "there is no template")
    }
    return html
  }
}
