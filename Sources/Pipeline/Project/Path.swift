import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Paths as texts with `/`, as people read them in messages.
package enum Path {
  /// `folder/path`, without a `./` that says nothing.
  package static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  /// The folder that holds a path; `.` for a bare name.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  package static func isFile(_ path: String) -> Bool {
    kind(of: path) == S_IFREG
  }

  package static func isFolder(_ path: String) -> Bool {
    kind(of: path) == S_IFDIR
  }

  /// Bytes of a file; 0 where there is none.
  package static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Names of a folder's files that end in `suffix`, in order; none where there is no such folder.
  package static func files(in folder: String, suffix: String) -> [String] {
    names(in: folder).filter { $0.hasSuffix(suffix) && isFile(join(folder, $0)) }
  }

  /// Names of a folder's folders, in order; none where there is no such folder.
  package static func folders(in folder: String) -> [String] {
    names(in: folder).filter { isFolder(join(folder, $0)) }
  }

  private static func names(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// The running program's file, links resolved.
  static var executable: String? {
    #if os(Linux)
      let link = "/proc/self/exe"
    #else
      guard let link = CommandLine.arguments.first else { return nil }
    #endif
    guard let resolved = realpath(link, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
