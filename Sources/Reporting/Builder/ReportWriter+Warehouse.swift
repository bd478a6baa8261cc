package import Warehouse

extension ReportWriter {
  /// Reads the warehouse and makes every file of the report; nothing touches the disk.
  ///
  /// - Parameters:
  ///   - warehouse: Any warehouse; it is only read.
  ///   - options: Which documents, as of which day, in which languages.
  ///   - circumstances: Public acts and the corridor.
  package func files(
    _ warehouse: Warehouse, _ options: ReportOptions, circumstances: Circumstances
  ) throws -> [File] {
    let model = try warehouse.read { reader in
      try ReportBuilder(reader, options: options, circumstances: circumstances).model()
    }
    return try files(model, options)
  }

  /// Reads the warehouse and writes the report below a folder, which is made where it is missing.
  ///
  /// - Returns: the paths of the files written, below the folder, in order.
  /// - Throws: a ``Failure`` (`cannotWrite` where the disk refuses); each file is replaced whole or
  ///   stays as it was.
  package func write(
    _ warehouse: Warehouse, _ options: ReportOptions, circumstances: Circumstances,
    to folder: String
  ) throws -> [String] {
    let files = try files(warehouse, options, circumstances: circumstances)
    return try write(files, to: folder)
  }
}
