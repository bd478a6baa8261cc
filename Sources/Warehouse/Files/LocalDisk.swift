import Domain
import Foundation

/// Refuses a working warehouse on a shared disk: its processes share memory beside the file, which
/// only works on one machine, and elsewhere damages the file without a word.
package enum LocalDisk {
  private static let sharedTypes: Set<String> = [
    "nfs", "nfs4", "cifs", "smbfs", "smb3", "9p", "afs", "ceph", "fuse.sshfs", "fuse.glusterfs",
    "lustre", "beegfs",
  ]

  /// - Throws: a ``Failure`` where the file lies on a shared disk. Where the system does not tell,
  ///   nothing is refused.
  package static func require(_ path: String) throws {
    guard let mounts = try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8),
      let type = type(of: URL(filePath: path).standardizedFileURL.path, mounts: mounts),
      sharedTypes.contains(type)
    else { return }
    throw Failure(
      .configuration, what: "the warehouse cannot stand there", at: path,
      why: "its folder lies on a shared disk (\(type)), where a working file can be damaged",
      unchanged: "Nothing was changed.",
      next: "Keep the working file on a local disk, and publish copies to the shared one.")
  }

  /// The type of the file system that holds a path: that of the longest mount point above it.
  ///
  /// - Parameter mounts: lines of device, mount point, type and more, as Linux lists them.
  package static func type(of path: String, mounts: String) -> String? {
    var best: (length: Int, type: String)?
    for line in mounts.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2 else { continue }
      let point = words[1].replacing("\\040", with: " ")
      let isAbove = point == "/" || path == point || path.hasPrefix(point + "/")
      if isAbove, point.count >= best?.length ?? 0 { best = (point.count, String(words[2])) }
    }
    return best?.type
  }
}
