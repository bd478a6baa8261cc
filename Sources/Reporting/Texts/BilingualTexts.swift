package import Domain
import FoundationEssentials

/// Says messages in both languages at once, for sentences that the warehouse keeps.
package struct BilingualTexts {
  private let en: Texts
  private let es: Texts

  /// - Parameter folder: the `reports` folder, which holds `messages/en.yaml` and
  ///   `messages/es.yaml`.
  /// - Throws: a ``Failure`` (`inputMissing` or `configuration`) that names the file.
  package init(resources folder: String) throws {
    func texts(_ language: Language) throws -> Texts {
      let path = "\(folder)/messages/\(language.rawValue).yaml"
      guard let bytes = FileManager.default.contents(atPath: path),
        let text = String(validating: bytes, as: UTF8.self)
      else {
        throw Failure(
          .inputMissing, what: "the message catalogue cannot be read", at: path,
          why: "there is no such file, or it is not UTF-8", unchanged: "Nothing was written.",
          next: "Run from the project's folder, or install Caudal with its `reports` folder.")
      }
      return Texts(try MessageCatalogue(yaml: text, language: language, file: path))
    }
    en = try texts(.en)
    es = try texts(.es)
  }

  /// - Throws: a ``Failure`` (`internal`) where a sentence or an argument is missing.
  package func say(_ message: Message) throws -> Bilingual {
    let before = en.problems.count + es.problems.count
    let said = Bilingual(en: en.say(message), es: es.say(message))
    guard en.problems.count + es.problems.count == before else {
      throw Failure(
        .internal, what: "a sentence cannot be said", at: message.key,
        why: (en.problems + es.problems).last ?? "a part of it is missing",
        unchanged: "Nothing was written.", next: "Please report this.")
    }
    return said
  }
}
