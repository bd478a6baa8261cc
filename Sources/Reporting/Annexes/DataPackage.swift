import Domain
import FoundationEssentials

/// The description of the annexes as a Frictionless Data Package, which other programs validate.
struct DataPackage: Encodable {
  struct Resource: Encodable {
    var name: String
    var path: String
    var title: String
    var type = "table"
    var scheme = "file"
    var format = "csv"
    var mediatype = "text/csv"
    var encoding = "utf-8"
    var schema: Schema
  }

  struct Schema: Encodable {
    var fields: [Field]
    var missingValues = [""]
  }

  struct Field: Encodable {
    var name: String
    var type: String
    var title: String
  }

  struct Source: Encodable {
    var title: String
    var path: String?
  }

  struct License: Encodable {
    var name: String
    var title: String
  }

  var name: String
  var title: String
  var version: String
  var resources: [Resource]
  var sources: [Source]
  var licenses: [License]

  /// - Parameter texts: The language of titles; names and types have none.
  init(_ model: ReportModel, tables: [DataTable], file: TableFile, texts: Texts) {
    name = DataPackage.slug("\(model.cover.pipeline)-\(model.cover.asOf)")
    title = texts(
      "document.title",
      ["title": .name(model.cover.title), "day": .day(model.cover.asOf)])
    version = model.cover.version
    resources = tables.map { table in
      Resource(
        name: DataPackage.slug(table.name), path: "\(table.name).csv",
        title: texts.say(table.title),
        schema: Schema(
          fields: file.fields(of: table).map { field in
            let column = table.columns[field.place]
            return Field(
              name: field.name, type: DataPackage.type(of: column.kind),
              title: texts("column." + column.name.replacing("_", with: "-")))
          }))
    }
    sources = model.sources.map {
      Source(
        title: $0.citation, path: $0.url.flatMap { $0.hasPrefix("https://") ? $0 : nil })
    }
    // The licences are the publishers'; each is named once.
    licenses = Set(model.sources.map(\.licence)).sorted().map {
      License(name: DataPackage.slug($0), title: $0)
    }
  }

  /// Lower case, digits and hyphens, as names of packages and resources must be.
  static func slug(_ text: String) -> String {
    String(
      text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  private static func type(of kind: DataTable.Column.Kind) -> String {
    switch kind {
    case .text, .name, .period: "string"
    case .integer: "integer"
    case .number: "number"
    case .day: "date"
    case .flag: "boolean"
    }
  }

  /// Sorted keys and two spaces, so that the same package has the same bytes.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
