package import Domain
import FoundationEssentials
package import Warehouse

/// Looks after the files of a warehouse: what they hold, whether they are sound, copies of them.
package struct WarehouseCare: Sendable {
  private let place: WarehousePlace

  package init(_ place: WarehousePlace) { self.place = place }

  package func info() throws -> WarehouseInfo {
    try Warehouse(path: place.path, access: .reading).info()
  }

  /// Checks the file, and that the published files are still what was read.
  package func verify() throws -> WarehouseReport {
    let folders = place.project?.places ?? [Path.folder(of: Path.folder(of: place.path)), "."]
    return try Warehouse(path: place.path, access: .reading).verify { path in
      let found = folders.map { Path.join($0, "datasets/\(path)") }.first(where: Path.isFile)
      return try found.map { try Digest(ofFile: $0).hex }
    }
  }

  /// Copies the warehouse into a folder, by default `backups` beside it.
  package func backup(to folder: String?, keep: Int, at moment: Moment = Clock.now) throws
    -> Backup
  {
    let folder = folder ?? Path.join(Path.folder(of: place.path), "backups")
    try WholeFile.makeFolder(folder)
    return try Warehouse(path: place.path, access: .reading)
      .backup(to: folder, at: moment, keep: keep)
  }

  /// Writes the copy for readers, with what Datasette shows beside it in two languages.
  ///
  /// - Parameter path: by default `<pipeline>.sqlite` in `reports/output/<pipeline>`.
  /// - Returns: the files written, the copy first.
  package func publish(to path: String?) throws -> [String] {
    let root = place.project?.root ?? "."
    let path = path ?? Path.join(root, "reports/output/\(place.name)/\(place.name).sqlite")
    try WholeFile.makeFolder(Path.folder(of: path))
    let warehouse = try Warehouse(path: place.path, access: .reading)
    var files = [try warehouse.publish(to: path).path]
    let stem = path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path
    for language in Warehouse.TextLanguage.allCases {
      let file = "\(stem).metadata.\(language.rawValue).yaml"
      try WholeFile.write(
        warehouse.datasetteMetadata(database: Path.name(of: stem), language: language), to: file)
      files.append(file)
    }
    return files
  }

  /// Brings an older warehouse to this build's schema; a back-up is made first.
  ///
  /// - Throws: a ``Failure`` `busy` where a run holds the warehouse.
  package func migrate() throws -> Migration? {
    let lock = try RunLock(path: place.path + ".lock")
    defer { withExtendedLifetime(lock) {} }
    return try Warehouse(path: place.path, access: .writing).migration
  }
}
