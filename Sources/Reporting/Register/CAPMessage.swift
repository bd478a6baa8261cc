import Domain
package import EarlyWarning

/// Cases as messages of the Common Alerting Protocol: an `Alert` when a case forms, an `Update` for
/// each step, a `Cancel` when it is dismissed.
///
/// Every message has an `es-419` and an `en` block, says until when it holds, references every
/// message of the case before it, and carries the digest of the event that it is made from. The
/// category is Safety and never Security: what is told is who needs to be received, not a threat.
///
/// - References: OASIS Common Alerting Protocol 1.2 (2010).
package struct CAPMessage: Sendable {
  private let file: AlertFile
  private let rules: AlertRules

  package init(_ file: AlertFile, rules: AlertRules) {
    self.file = file
    self.rules = rules
  }

  /// The messages of the case, oldest first, each with a name for its file.
  package func messages() -> [(name: String, text: String)] {
    let events = file.told
    return events.enumerated().map { index, event in
      (
        "\(identifier(event)).xml",
        message(event, before: Array(events[..<index]))
      )
    }
  }

  private func identifier(_ event: AlertEvent) -> String {
    "caudal-\(event.alert.id)-\(event.number)"
  }

  private func message(_ event: AlertEvent, before: [AlertEvent]) -> String {
    let content = event.content
    var xml = XMLText()
    xml.begin("alert", ["xmlns": "urn:oasis:names:tc:emergency:cap:1.2"])
    xml.add("identifier", identifier(event))
    xml.add("sender", rules.messages.sender)
    xml.add("sent", Self.time(event.happenedAt))
    xml.add("status", event.alert.subject.isExercise ? "Exercise" : "Actual")
    xml.add("msgType", type(content, isFirst: before.isEmpty))
    xml.add("source", "Caudal")
    xml.add("scope", "Restricted")
    xml.add("restriction", "CRM focal points: " + content.told.joined(separator: ", "))
    xml.add("note", content.note)
    xml.add(
      "references",
      before.map { "\(rules.messages.sender),\(identifier($0)),\(Self.time($0.happenedAt))" }
        .joined(separator: " "))
    xml.add("incidents", event.alert.id)
    for (language, tag) in [(Language.es, "es-419"), (.en, "en")] {
      info(event, language, tag, &xml)
    }
    xml.end()
    return xml.text
  }

  private func info(
    _ event: AlertEvent, _ language: Language, _ tag: String, _ xml: inout XMLText
  ) {
    let content = event.content
    xml.begin("info")
    xml.add("language", tag)
    xml.add("category", "Safety")
    xml.add("category", "Other")
    xml.add("event", file.what[language])
    for response in responses(content.state) { xml.add("responseType", response) }
    xml.add("urgency", urgency(content.state))
    xml.add("severity", ["Minor", "Moderate", "Severe", "Extreme"][content.level - 1])
    xml.add("certainty", certainty(content.state))
    for (name, value) in [
      ("caudal:direction", event.alert.subject.direction.rawValue),
      ("caudal:state", content.state.rawValue),
    ] {
      xml.begin("eventCode")
      xml.add("valueName", name)
      xml.add("value", value)
      xml.end()
    }
    xml.add("effective", Self.time(event.happenedAt))
    xml.add("expires", Self.time(expiry(event)))
    xml.add("senderName", rules.messages.name[language])
    xml.add("headline", String((file.headlines[content.state]?[language] ?? "").prefix(160)))
    xml.add("description", description(event, language))
    xml.add("instruction", instruction(language))
    xml.add("contact", rules.messages.contact)
    parameters(event, &xml)
    area(language, &xml)
    xml.end()
  }

  // MARK: What the protocol asks

  private func type(_ content: AlertEvent.Draft, isFirst: Bool) -> String {
    if content.kind == .dismissed { return "Cancel" }
    return isFirst ? "Alert" : "Update"
  }

  private func responses(_ state: AlertState) -> [String] {
    switch state {
    case .watch, .forming: ["Prepare", "Monitor"]
    case .confirmed: ["Prepare", "Assess", "Monitor"]
    case .active: ["Prepare", "Shelter", "Assess", "Monitor"]
    case .easing: ["Assess", "Monitor"]
    case .closed: ["AllClear"]
    case .dismissed: ["None"]
    }
  }

  /// No lead is measured along this corridor, so none is claimed for what lies ahead.
  private func urgency(_ state: AlertState) -> String {
    switch state {
    case .watch, .forming, .confirmed: "Unknown"
    case .active: "Expected"
    case .easing, .closed, .dismissed: "Past"
    }
  }

  private func certainty(_ state: AlertState) -> String {
    switch state {
    case .watch, .forming: "Possible"
    case .confirmed: "Likely"
    case .active, .easing, .closed: "Observed"
    case .dismissed: "Unlikely"
    }
  }

  /// The end of an active alert's last day; else as long as an alert may stay active.
  private func expiry(_ event: AlertEvent) -> Moment {
    let last =
      event.content.expiresOn ?? event.happenedAt.day.advanced(by: rules.days.active)
    let end = Moment(seconds: last.ordinal * 86_400 + 86_399)
    return max(end, event.happenedAt)
  }

  /// CAP wants an offset in figures, and `-00:00` for UTC.
  static func time(_ moment: Moment) -> String {
    String(moment.description.dropLast()) + "-00:00"
  }

  // MARK: What is said

  private func description(_ event: AlertEvent, _ language: Language) -> String {
    var lines = [event.content.sentence[language]]
    let ahead = event.content.route.compactMap { code in
      file.route.first { $0.code == code }?.name[language] ?? code
    }
    if !ahead.isEmpty {
      lines.append(
        language == .es
          ? "Sigue en la ruta: \(ahead.joined(separator: ", "))."
          : "Ahead on the route: \(ahead.joined(separator: ", ")).")
    }
    if let measured = file.measured {
      let right = measured.warnings - measured.falseAlarms
      lines.append(
        language == .es
          ? "De \(measured.warnings) avisos de estas reglas en la prueba retrospectiva "
            + "(\(measured.period)), \(right) fueron acertados; de "
            + "\(measured.hits + measured.misses) cambios, \(measured.misses) no se avisaron."
          : "Of \(measured.warnings) warnings by these rules in the back-test "
            + "(\(measured.period)), \(right) were right; of "
            + "\(measured.hits + measured.misses) changes, \(measured.misses) were missed.")
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func instruction(_ language: Language) -> String {
    file.checklist.filter { !$0.isDone }.map { entry in
      let due = entry.due.map { " (\($0))" } ?? ""
      return "\(entry.item.role[language])\(due): \(entry.item.action[language]) "
        + "[\(entry.item.proof[language])]"
    }.joined(separator: "\n")
  }

  private func parameters(_ event: AlertEvent, _ xml: inout XMLText) {
    let evidence = AlertEvidence.list(event.content.evidence)
    var parameters = [
      ("caudal:level", "\(event.content.level)"),
      ("caudal:as-of", event.content.asOf.description),
      ("caudal:event", event.content.kind.rawValue),
      ("caudal:group", event.alert.subject.group),
      ("caudal:digest", event.digest),
    ]
    if let rule = event.content.reasonCode { parameters.append(("caudal:reason", rule)) }
    parameters += evidence.compactMap { item in
      item.signal.map { ("caudal:signal", "signal/\($0)") }
        ?? item.act.map { ("caudal:act", $0) }
    }
    for (name, value) in parameters {
      xml.begin("parameter")
      xml.add("valueName", name)
      xml.add("value", value)
      xml.end()
    }
  }

  private func area(_ language: Language, _ xml: inout XMLText) {
    xml.begin("area")
    xml.add("areaDesc", file.place[language])
    for code in [file.country].compactMap({ $0 }) {
      xml.begin("geocode")
      xml.add("valueName", "ISO 3166-1 alpha-3")
      xml.add("value", code)
      xml.end()
    }
    xml.end()
  }
}
