package import Domain
import FoundationEssentials
import Warehouse

/// Figures on their way to other people's programs.
package struct Export: Sendable {
  package enum Format: String, Sendable, CaseIterable {
    /// A folder of CSV tables described by a Frictionless Data Package.
    case datapackage
    /// One CSV table with a row of HXL hashtags.
    case hxl
    /// One table in SDMX-CSV, for statistical offices.
    case sdmxCSV = "sdmx-csv"
    /// Alerts as messages of the Common Alerting Protocol.
    case cap
    /// The alert register as tables, JSON and feeds.
    case alerts
    /// The published copy of the whole warehouse.
    case sqlite
  }

  /// For whom it is: sources that may not travel so far are left out.
  package enum Audience: String, Sendable, CaseIterable {
    case `public`, members, office

    /// Whether figures that may travel as far as `sharing` says may be given to it.
    func mayHave(_ sharing: String) -> Bool {
      switch self {
      case .public: sharing == "public"
      case .members: sharing == "public" || sharing == "members"
      case .office: true
      }
    }
  }

  /// What was written.
  package struct Result: Sendable {
    package var files: [String]
    package var figures: Int
    package var asOf: Day?
    /// Sources that may not travel to the audience.
    package var leftOut: [String]
  }

  private let place: WarehousePlace
  private let format: Format
  private let audience: Audience
  private let asOf: Day?

  /// - Parameter audience: by default everybody; for alerts, which go to the Conference's focal
  ///   points and not to the public, the members.
  package init(_ place: WarehousePlace, format: Format, audience: Audience?, asOf: Day?) {
    self.place = place
    self.format = format
    let isRestricted = format == .cap || format == .alerts
    self.audience = audience ?? (isRestricted ? .members : .public)
    self.asOf = asOf
  }

  /// Writes the export; every file appears whole.
  ///
  /// - Parameter output: the folder; by default `reports/output/<pipeline>/export-<day>`.
  /// - Throws: a ``Failure``: `usage` for a format that the pipeline cannot give, `cannotWrite`.
  package func write(to output: String?) throws -> Result {
    let warehouse = try Warehouse(path: place.path, access: .reading)
    switch format {
    case .sqlite: return try copy(warehouse, to: output)
    case .cap, .alerts: return try alerts(warehouse, to: output)
    case .datapackage, .hxl, .sdmxCSV: return try tables(warehouse, to: output)
    }
  }

  private func tables(_ warehouse: Warehouse, to output: String?) throws -> Result {
    let data = try warehouse.read { try ExportData($0, audience: audience, asOf: asOf) }
    let folder = output ?? self.folder(data.asOf)
    let stem = "\(place.name)-\(data.asOf)"
    let files: [TextFile] =
      switch format {
      case .hxl: [TextFile(path: "\(stem).hxl.csv", contents: try HXLTable.text(data))]
      case .sdmxCSV: [TextFile(path: "\(stem).sdmx.csv", contents: try SDMXTable.text(data))]
      case .datapackage: try DataPackage(data, name: place.name).files()
      case .cap, .alerts, .sqlite: []
      }
    return Result(
      files: try write(files, to: folder), figures: data.figureCount, asOf: data.asOf,
      leftOut: data.leftOut)
  }

  private func write(_ files: [TextFile], to folder: String) throws -> [String] {
    var written: [String] = []
    for file in files {
      let path = "\(folder)/\(file.path)"
      try WholeFile.makeFolder(Path.folder(of: path))
      try WholeFile.write(file.contents, to: path)
      written.append(path)
    }
    return written
  }

  private func alerts(_ warehouse: Warehouse, to output: String?) throws -> Result {
    guard audience != .public else {
      throw Failure(
        .usage, what: "--audience public", at: place.path,
        why: "alerts go to the Conference's focal points and not to the public",
        unchanged: "Nothing was written.",
        next: "Choose --audience members or office; reports tell the public what it may know.")
    }
    guard let project = place.project else {
      throw Failure(
        .usage, what: "--format \(format.rawValue)", at: place.path,
        why: "the rules of alerts belong to a pipeline's project",
        unchanged: "Nothing was written.", next: "Name the pipeline.")
    }
    let (export, newest) = try warehouse.read { reader in
      (
        try RegisterExport(project, reader, audience: audience, asOf: asOf),
        try reader.alerts(asOf: asOf).map(\.newest.content.asOf).max()
      )
    }
    let day = asOf ?? newest ?? Clock.now.day
    let folder = output ?? self.folder(day)
    let files = format == .cap ? export.messages() : try export.register()
    return Result(
      files: try write(files, to: folder), figures: 0, asOf: nil, leftOut: export.leftOut)
  }

  private func copy(_ warehouse: Warehouse, to output: String?) throws -> Result {
    if let asOf {
      throw Failure(
        .usage, what: "--as-of \(asOf)", at: place.path,
        why: "a copy of the warehouse holds every vintage", unchanged: "Nothing was written.",
        next: "Leave it out, and ask the copy's view observation_history for a day.")
    }
    let (narrow, day) = try warehouse.read { reader in
      let sources = try reader.sources()
      return (
        sources.filter { !audience.mayHave($0.source.sharing) }.map(\.source.code),
        sources.compactMap(\.newestIssue).max()
      )
    }
    guard narrow.isEmpty else {
      throw Failure(
        .usage, what: "--format sqlite", at: place.path,
        why: "the copy would hold figures that may not travel so far: "
          + narrow.joined(separator: ", "), unchanged: "Nothing was written.",
        next: "Name their audience (--audience members or office), or choose another format.")
    }
    let folder = output ?? self.folder(day ?? Clock.now.day)
    try WholeFile.makeFolder(folder)
    let publication = try warehouse.publish(to: "\(folder)/\(place.name).sqlite")
    return Result(files: [publication.path], figures: 0, asOf: nil, leftOut: [])
  }

  private func folder(_ day: Day) -> String {
    let root = place.project?.root ?? Path.folder(of: Path.folder(of: place.path))
    return Path.join(root, "reports/output/\(place.name)/export-\(day)")
  }

}
