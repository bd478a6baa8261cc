import Domain
package import EarlyWarning

/// The register as an Atom feed, an entry a message, the newest first: for readers that ask every
/// morning what is new.
///
/// - References: RFC 4287.
package enum RegisterFeed {
  /// - Parameters:
  ///   - files: the cases.
  ///   - rules: who sends.
  ///   - language: of titles and summaries.
  package static func text(
    _ files: [AlertFile], rules: AlertRules, language: Language
  ) -> String {
    let entries = files.flatMap { file in file.told.map { (file, $0) } }
      .sorted { $0.1.sequence > $1.1.sequence }
    var xml = XMLText()
    xml.begin(
      "feed",
      [
        "xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language == .es ? "es-419" : "en",
      ])
    xml.add("id", "urn:caudal:register:\(rules.messages.sender)")
    xml.add("title", rules.messages.name[language])
    xml.add(
      "updated",
      (entries.first?.1.happenedAt ?? Moment(seconds: 0)).description)
    xml.begin("author")
    xml.add("name", rules.messages.name[language])
    xml.end()
    for (file, event) in entries {
      let subject = event.alert.subject
      xml.begin("entry")
      xml.add("id", "urn:caudal:alert:\(event.alert.id):\(event.number)")
      let exercise = subject.isExercise ? (language == .es ? "EJERCICIO: " : "EXERCISE: ") : ""
      xml.add("title", exercise + (file.headlines[event.content.state]?[language] ?? ""))
      xml.add("updated", event.happenedAt.description)
      xml.add("category", attributes: ["term": event.content.state.rawValue])
      xml.add("category", attributes: ["term": subject.direction.rawValue])
      xml.add(
        "link",
        attributes: [
          "rel": "related", "type": "application/cap+xml",
          "href": "cap/caudal-\(event.alert.id)-\(event.number).xml",
        ])
      xml.add("summary", event.content.sentence[language])
      xml.end()
    }
    xml.end()
    return xml.text
  }
}
