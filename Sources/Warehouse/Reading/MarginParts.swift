import Domain
import GRDB

/// Which published series a margin adds up: a whole, a nationality, a declared group, an age group,
/// a sex, a kind, a sector.
struct MarginParts {
  private var parents: [String: String] = [:]
  private var countries: Set<String> = []
  private var ages: [String: String] = [:]
  private var groups: [String: Set<String>] = [:]

  init(_ db: Database) throws {
    for row in try Row.fetchAll(db, sql: "SELECT place, kind, parent FROM place") {
      let place: String = row["place"]
      if row["kind"] == "country" { countries.insert(place) }
      if let parent = row["parent"] as String? { parents[place] = parent }
    }
    for row in try Row.fetchAll(db, sql: "SELECT code, parent FROM code WHERE list = 'age'") {
      if let parent = row["parent"] as String? { ages[row["code"]] = parent }
    }
    for row in try Row.fetchAll(
      db, sql: "SELECT nationality_group, nationality FROM nationality_group_member")
    {
      groups[row["nationality_group"], default: []].insert(row["nationality"])
    }
  }

  func holds(_ margin: SeriesKey, _ cell: SeriesKey) -> Bool {
    guard margin.source == cell.source, margin.indicator == cell.indicator,
      margin.frequency == cell.frequency, lies(cell.place, in: margin.place)
    else { return false }
    return SeriesKey.Part.allCases.allSatisfy { part in
      let (wanted, own) = (margin[part], cell[part])
      guard wanted != SeriesKey.whole, wanted != own else { return true }
      return switch part {
      case .place, .indicator: true
      case .nationality: groups[wanted]?.contains(own) == true
      case .age: climbs(own, to: wanted, by: ages)
      case .counterpart, .category, .sex: false
      }
    }
  }

  /// Whether a place is another or a part of it; a country is no sum of its places.
  private func lies(_ place: String, in whole: String) -> Bool {
    place == whole || (!countries.contains(whole) && climbs(place, to: whole, by: parents))
  }

  private func climbs(_ code: String, to wanted: String, by parents: [String: String]) -> Bool {
    var code = code
    // A code that were its own ancestor would never end.
    for _ in 0..<8 {
      guard let parent = parents[code] else { return false }
      if parent == wanted { return true }
      code = parent
    }
    return false
  }
}
