package import Domain
import Foundation
import GRDB

/// What a warehouse is and holds.
package struct WarehouseInfo: Sendable, Equatable {
  package struct Table: Sendable, Equatable {
    package var name: String
    package var rows: Int
  }

  package struct Source: Sendable, Equatable {
    package var code: String
    package var series: Int
    package var files: Int
    package var newestIssue: Day?
    package var newestPeriod: Period?

    package init(
      code: String, series: Int, files: Int, newestIssue: Day? = nil, newestPeriod: Period? = nil
    ) {
      self.code = code
      self.series = series
      self.files = files
      self.newestIssue = newestIssue
      self.newestPeriod = newestPeriod
    }
  }

  package var path: String
  package var bytes: Int
  /// Steps of the schema that the file has taken, and that this build knows.
  package var schema: Int
  package var schemaOfBuild: Int
  /// `wal` for a working file, `delete` for a published one.
  package var journalMode: String
  package var tables: [Table]
  package var sources: [Source]
  package var lastRun: RunRecord?
}

extension Warehouse {
  /// Tells what the file is and holds.
  package func info() throws -> WarehouseInfo {
    try read { reader in
      let db = reader.db
      let tables = try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
          ORDER BY name
          """
      ).map { name in
        WarehouseInfo.Table(
          name: name, rows: try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\(name)\"") ?? 0)
      }
      let sources = try reader.sources().map { status in
        WarehouseInfo.Source(
          code: status.source.code,
          series: try Int.fetchOne(
            db,
            sql: """
              SELECT count(*) FROM series JOIN source ON source.source_id = series.source_id
              WHERE source.source = ?
              """, arguments: [status.source.code]) ?? 0,
          files: try reader.files(of: status.source.code).count,
          newestIssue: status.newestIssue, newestPeriod: status.newestPeriod)
      }
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return WarehouseInfo(
        path: path, bytes: (attributes?[.size] as? Int) ?? 0,
        schema: try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
        schemaOfBuild: Warehouse.schemaVersion,
        journalMode: try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "",
        tables: tables, sources: sources, lastRun: try reader.runs(last: 1).first)
    }
  }
}
