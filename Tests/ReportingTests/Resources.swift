import Domain
import Foundation
import Reporting

/// The folder `reports` of the package, found from where this file was compiled.
let reportsFolder = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "reports").path

func catalogue(_ language: Language) throws -> MessageCatalogue {
  let path = "\(reportsFolder)/messages/\(language.rawValue).yaml"
  return try MessageCatalogue(
    yaml: String(contentsOfFile: path, encoding: .utf8), language: language, file: path)
}

func texts(_ language: Language, locale: String? = nil) throws -> Texts {
  Texts(try catalogue(language), locale: locale.flatMap(NumberLocale.named))
}
