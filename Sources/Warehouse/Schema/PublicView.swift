/// A view that readers of the warehouse may rely on, in SQL that SQLite and DuckDB both bind.
struct PublicView: Sendable {
  let name: String
  let select: String

  var sql: String { "CREATE VIEW \(name) AS\n\(select)" }

  static let all: [PublicView] = []
}
