import Configuration
package import Domain
package import Ingest
import Tabular

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Forms that countries fill in, and the check of what comes back.
package enum Submissions {
  /// The source whose contract every submission is held to.
  package static let source = "reintegration-submissions"

  /// Where a form was written, and for whom.
  package struct Form: Sendable {
    package var path: String
    package var country: Country
    package var quarter: Period
    /// Rows to fill in.
    package var rows: Int
  }

  /// Writes the form of one country and quarter.
  ///
  /// - Parameters:
  ///   - country: a code or a name.
  ///   - quarter: text such as `2025-Q1`.
  ///   - output: where it goes; by default `reintegration-GTM-2025-Q1.csv` in the current folder.
  ///   - datasets: the folder with contract and reference tables; by default the one at hand.
  /// - Throws: a ``Failure``, also where the file is there already; ``Problems`` of the contract or
  ///   the reference tables.
  package static func writeForm(
    country: String, quarter: String, to output: String? = nil, datasets: String? = nil
  ) throws -> Form {
    let datasets = try datasets ?? found()
    let period = try readQuarter(quarter)
    let form = SubmissionForm(
      try SourceFolder(path: Path.join(datasets, source)).definition,
      reference: try ReferenceTables(folder: Path.join(datasets, "reference")))
    let country = try form.country(named: country)
    let path = output ?? "reintegration-\(country.code)-\(period).csv"
    let text = form.text(country: country, quarter: period)
    try writeNew(text, to: path)
    return Form(
      path: path, country: country, quarter: period,
      rows: text.utf8.count { $0 == UInt8(ascii: "\n") } - 1)
  }

  /// Holds one file to its contract: that of the source in whose folder it lies, or else the one of
  /// the submissions.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - today: the day on which a file without a date in its name is handed in.
  ///   - datasets: the folder with contract and reference tables; by default the one at hand.
  /// - Throws: a ``Failure`` where the file is not there or cannot be read; ``Problems`` of the
  ///   contract or the reference tables.
  package static func check(
    _ path: String, today: Day, datasets: String? = nil
  ) throws -> SubmissionCheck.Report {
    guard Path.isFile(path) else {
      throw Failure(
        .inputMissing, what: "the file is not there", at: path, why: "nothing has this name",
        next: "`caudal new submission` writes a form to fill in.")
    }
    let datasets = try datasets ?? found()
    let own = Path.folder(of: path)
    let hasContract = Path.isFile(Path.join(own, "source.yaml"))
    let folder = hasContract ? wholePath(of: own) : Path.join(datasets, source)
    let definition = try SourceFolder(path: folder).definition
    let ingest = try FileIngest(
      definition, reference: ReferenceTables(folder: Path.join(datasets, "reference")))
    let isDated = definition.issued == .fileName
    do {
      return try SubmissionCheck(
        ingest, isSubmission: !hasContract || definition.source == source
      ).run(
        .file(path: path), file: path,
        issued: isDated ? FileName.day(in: Path.name(of: path)) ?? today : nil)
    } catch let failure as ReadFailure {
      throw Failure(
        .inputMissing, what: "the file cannot be read", at: path, why: "\(failure)",
        next: "Save it as CSV UTF-8 and try again.")
    }
  }

  /// `datasets/` of the current folder, or the one that was installed.
  private static func found() throws(Failure) -> String {
    let places = ["."] + [Project.installedShare].compactMap(\.self)
    let candidates = places.map { Path.join($0, "datasets") }
    if let datasets = candidates.first(where: { Path.isFolder(Path.join($0, source)) }) {
      return datasets
    }
    throw Failure(
      .inputMissing, what: "the contract of the submissions is not there",
      at: "datasets/\(source)", why: "looked for " + candidates.joined(separator: ", "),
      next: "Call caudal in the project's folder.")
  }

  private static func readQuarter(_ text: String) throws(Failure) -> Period {
    if let period = Period(text), period.frequency == .quarter { return period }
    throw Failure(
      .usage, what: "`\(text)` is no quarter", why: "a quarter is written like 2025-Q1",
      unchanged: "Nothing was written.")
  }

  /// Writes a file that must not be there yet; two commands at once cannot both write it.
  private static func writeNew(_ text: String, to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let isThere = errno == EEXIST
      throw Failure(
        .cannotWrite, what: "the form cannot be written", at: path,
        why: isThere ? "a file of this name is there already" : String(cString: strerror(errno)),
        unchanged: isThere ? "It was not touched." : "Nothing was written.",
        next: "Name another place with --output.")
    }
    defer { close(descriptor) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let why = String(cString: strerror(errno))
        unlink(path)
        throw Failure(
          .cannotWrite, what: "the form cannot be written", at: path, why: why,
          unchanged: "Nothing was left behind.", next: "Free space, then try again.")
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The folder's path from the root, whose last part is the source's name whatever the current
  /// folder is.
  private static func wholePath(of folder: String) -> String {
    guard let resolved = realpath(folder, nil) else { return folder }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
