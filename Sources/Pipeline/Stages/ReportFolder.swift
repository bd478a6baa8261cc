import Domain
import FoundationEssentials
import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of a run's results: replaced whole, so that a reader never meets half a report.
struct ReportFolder {
  /// What `manifest.json` holds: which files belong to the report, and their digests, so that a
  /// pack that was mailed can be checked.
  private struct Manifest: Codable {
    struct File: Codable {
      var path: String
      var bytes: Int
      var sha256: String
      var page: ShelfEntry.Page?
    }

    var format = 1
    var pipeline: String
    var title: [String: String]
    var asOf: String
    var run: Int64
    var files: [File]
  }

  private static let manifestName = "manifest.json"
  private let path: String

  init(_ path: String) { self.path = path }

  /// Files of the report that are gone or no longer what was written; the manifest itself where
  /// there is none.
  var missing: [String] {
    guard let manifest = Self.manifest(path) else { return [Self.manifestName] }
    return manifest.files.filter { (try? Digest(ofFile: "\(path)/\($0.path)").hex) != $0.sha256 }
      .map(\.path)
  }

  /// Writes files beside the folder and lets them take its place.
  ///
  /// - Parameter paper: sets every page as PDF too; nil for none.
  /// - Throws: a ``Failure`` (`cannotWrite`); the folder then stands as before.
  func replace(
    by files: [ReportWriter.File], pipeline: PipelineFile, asOf: Day, run: Int64,
    paper: PaperPrinter? = nil
  ) throws(Failure) {
    let parent = Path.folder(of: path)
    try WholeFile.makeFolder(parent)
    removeLeftovers()
    let fresh = "\(path).partial-\(getpid())"
    var manifest = Manifest(
      pipeline: pipeline.name, title: pipeline.title, asOf: asOf.description, run: run, files: [])
    for file in files {
      let target = "\(fresh)/\(file.path)"
      try WholeFile.makeFolder(Path.folder(of: target))
      try WholeFile.write(file.contents, to: target)
      let bytes = Array(file.contents.utf8)
      manifest.files.append(
        Manifest.File(
          path: file.path, bytes: bytes.count,
          sha256: bytes.withUnsafeBytes { Digest(of: $0) }.hex, page: file.page))
      if let paper, file.path.hasSuffix(".html") {
        let printed = try paper.print(target)
        let bytes = [UInt8](FileManager.default.contents(atPath: printed) ?? Data())
        manifest.files.append(
          Manifest.File(
            path: String(printed.dropFirst(fresh.count + 1)), bytes: bytes.count,
            sha256: bytes.withUnsafeBytes { Digest(of: $0) }.hex))
      }
    }
    try WholeFile.makeFolder(fresh)
    try WholeFile.write(
      (try? JSONText.of(manifest)) ?? "", to: "\(fresh)/\(Self.manifestName)")
    try exchange(fresh)
  }

  /// Every report below a folder of pipelines and days, as their manifests tell of them. A folder
  /// without a manifest, or with one of an older build, is left out.
  static func shelf(_ root: String) -> [ShelfEntry] {
    Path.folders(in: root).sorted().flatMap { pipeline in
      Path.folders(in: "\(root)/\(pipeline)").sorted().compactMap { day in
        manifest("\(root)/\(pipeline)/\(day)").flatMap { manifest in
          Day(manifest.asOf).map { asOf in
            ShelfEntry(
              title: Bilingual(
                en: manifest.title["en"] ?? pipeline, es: manifest.title["es"] ?? pipeline),
              asOf: asOf, run: "\(manifest.run)", folder: "\(pipeline)/\(day)",
              pages: Dictionary(
                manifest.files.compactMap { file in file.page.map { (file.path, $0) } },
                uniquingKeysWith: { first, _ in first }))
          }
        }
      }
    }
  }

  private static func manifest(_ folder: String) -> Manifest? {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return FileManager.default.contents(atPath: "\(folder)/\(manifestName)")
      .flatMap { try? decoder.decode(Manifest.self, from: $0) }
  }

  /// The moment between the two renamings has no folder of this name; a run that dies there is
  /// noticed by the next one, since its manifest is missing.
  private func exchange(_ fresh: String) throws(Failure) {
    let old = "\(path).old-\(getpid())"
    let hadOne = rename(path, old) == 0
    guard rename(fresh, path) == 0 else {
      let why = String(cString: strerror(errno))
      if hadOne { rename(old, path) }
      throw Failure(
        .cannotWrite, what: "the report cannot be put into its place", at: path, why: why,
        unchanged: "The report of before stands.",
        next: "Check the permissions of the folder, then run again.")
    }
    if hadOne { try? FileManager.default.removeItem(atPath: old) }
  }

  /// Removes what runs that were killed have left beside the folder.
  private func removeLeftovers() {
    let parent = Path.folder(of: path)
    let name = Path.name(of: path)
    for entry in Path.folders(in: parent)
    where entry.hasPrefix("\(name).partial-") || entry.hasPrefix("\(name).old-") {
      try? FileManager.default.removeItem(atPath: "\(parent)/\(entry)")
    }
  }
}
