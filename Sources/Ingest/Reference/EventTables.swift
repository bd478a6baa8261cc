package import Configuration
package import Domain

/// The register of public acts and shocks, and the changes of level in the figures.
///
/// Read from `datasets/events`.
package struct EventTables: Sendable {
  package let acts: [PublicAct]
  package let regimeChanges: [RegimeChange]

  /// - Parameters:
  ///   - folder: the folder with `acts.csv` and `regime_changes.csv`.
  ///   - reference: the codes that they use.
  /// - Throws: every problem of both tables.
  package init(folder: String, reference: ReferenceTables) throws(Problems) {
    var reading = TableReading(folder: folder)
    acts = reading.acts(reference)
    regimeChanges = reading.regimeChanges(reference, acts: Set(acts.map(\.id)))
    guard reading.problems.isEmpty else { throw Problems(reading.problems) }
  }
}

extension TableReading {
  fileprivate mutating func acts(_ reference: ReferenceTables) -> [PublicAct] {
    let rows = rows(
      "acts.csv",
      [
        "id", "follows", "announced_on", "applies_on", "until", "until_announced_on", "places",
        "nationalities", "mode", "direction", "kind", "expected", "what_es", "what_en",
        "measured_on", "before", "after", "ratio", "effect", "source", "source_kind", "confidence",
      ], unique: ["id"])
    let ids = Set(rows.compactMap { $0["id"] })
    return rows.compactMap { act($0, reference, ids) }
  }

  private mutating func act(
    _ row: ReferenceFile.Row, _ reference: ReferenceTables, _ ids: Set<String>
  ) -> PublicAct? {
    guard let id = text(row, "id"), let announced = neededDay(row, "announced_on"),
      let applies = neededDay(row, "applies_on"), let mode: PublicAct.Mode = word(row, "mode"),
      let direction: CorridorLeg.Direction = word(row, "direction"),
      let kind: PublicAct.Kind = word(row, "kind"),
      let expected: PublicAct.Expectation = word(row, "expected"),
      let what = bilingual(row, "what"), let effect: PublicAct.Effect = word(row, "effect"),
      let source = text(row, "source"),
      let sourceKind: PublicAct.SourceKind = word(row, "source_kind"),
      let confidence: PublicAct.Confidence = word(row, "confidence"), text(row, "places") != nil
    else { return nil }
    let places = words(row, "places")
    expect(places, row, "places", among: reference.placeCodes, "place or country")
    let nationalities = words(row, "nationalities")
    expect(
      nationalities, row, "nationalities", among: reference.nationalityCodes,
      "country, group or scope")
    if let follows = row["follows"] {
      expect([follows], row, "follows", among: ids.subtracting([id]), "other act")
    }
    let until = day(row, "until")
    if let until, until < applies {
      problems.append(row.problem("the act ends before it applies", column: "until"))
    }
    return PublicAct(
      id: id, follows: row["follows"], announcedOn: announced, appliesOn: applies, until: until,
      untilAnnouncedOn: day(row, "until_announced_on"), places: places,
      nationalities: nationalities, mode: mode, direction: direction, kind: kind,
      expected: expected, what: what, measuredOn: words(row, "measured_on"),
      before: number(row, "before", 0...1e12), after: number(row, "after", 0...1e12),
      ratio: number(row, "ratio", 0...1e12), effect: effect, source: source,
      sourceKind: sourceKind, confidence: confidence)
  }

  fileprivate mutating func regimeChanges(
    _ reference: ReferenceTables, acts: Set<String>
  ) -> [RegimeChange] {
    let nationalities = reference.nationalityCodes
    var changes: [RegimeChange] = []
    for row in rows(
      "regime_changes.csv",
      [
        "id", "source", "place", "nationality", "direction", "first_period", "before", "after",
        "ratio", "in_mask", "major", "determined", "acts", "reference",
      ], unique: ["id"])
    {
      guard let id = text(row, "id"), let place = text(row, "place"),
        let nationality = text(row, "nationality"),
        let direction: RegimeChange.Direction = word(row, "direction"),
        let month = text(row, "first_period"), let isInMask = flag(row, "in_mask"),
        let isMajor = flag(row, "major"),
        let determined: RegimeChange.Determination = word(row, "determined"),
        let source = text(row, "reference")
      else { continue }
      guard let period = Period(month), period.frequency == .month else {
        problems.append(row.problem("found `\(month)`, expected a month", column: "first_period"))
        continue
      }
      expect([place], row, "place", among: reference.placeCodes, "place or country")
      expect(
        words(row, "nationality"), row, "nationality", among: nationalities,
        "country, group or scope")
      let near = words(row, "acts")
      expect(near, row, "acts", among: acts, "act")
      changes.append(
        RegimeChange(
          id: id, source: row["source"], place: place, nationality: nationality,
          direction: direction, firstPeriod: period, before: number(row, "before", 0...1e12),
          after: number(row, "after", 0...1e12), ratio: number(row, "ratio", 0...1e12),
          isInMask: isInMask, isMajor: isMajor, determined: determined, acts: near,
          reference: source))
    }
    return changes
  }
}
