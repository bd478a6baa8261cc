import Tabular

/// The figures as one CSV table for the Humanitarian Data Exchange: names, a row of hashtags, data.
/// A part that is not broken down is empty.
///
/// - References: HXL 1.1 final (2018).
enum HXLTable {
  static func text(_ data: ExportData) throws -> String {
    try TableText.of { writer in
      try writer.appendRecord(FigureColumn.all.map(\.name))
      try writer.appendRecord(FigureColumn.all.map(\.hashtag))
      try writer.append(data, whole: "")
    }
  }
}
