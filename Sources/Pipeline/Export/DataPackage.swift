import Domain
import FoundationEssentials
import Tabular
import Warehouse

/// The figures and the tables that they refer to, described by a Frictionless Data Package 2.0.
struct DataPackage {
  private let data: ExportData
  private let name: String

  init(_ data: ExportData, name: String) {
    self.data = data
    self.name = name
  }

  /// Every file of the package.
  func files() throws -> [TextFile] {
    let tables = try self.tables()
    var files = tables.map { TextFile(path: "\($0.name).csv", contents: $0.text) }
    files.append(
      TextFile(path: "datapackage.json", contents: try JSONText.exact(descriptor(tables))))
    return files
  }

  private struct Table {
    var name: String
    var title: String
    var fields: [Field]
    var key: [String]
    var references: [ForeignKey] = []
    var text: String
  }

  private func tables() throws -> [Table] {
    [
      Table(
        name: "figures", title: "Figures as known on \(data.asOf)",
        fields: FigureColumn.all.map { column in
          Field(
            name: column.name, type: Self.types[column.name] ?? "string",
            description: column.meaning)
        },
        key: Self.figureKey,
        references: [
          ForeignKey(field: "source", resource: "sources"),
          ForeignKey(field: "indicator", resource: "indicators"),
          ForeignKey(field: "place", resource: "places"),
        ],
        text: try TableText.of { writer in
          try writer.appendRecord(FigureColumn.all.map(\.name))
          try writer.append(data)
        }),
      try table(
        "sources", "Who published the figures",
        ["source", "publisher", "country", "title_en", "title_es", "url", "licence", "citation"],
        data.sources.map(\.source).map {
          [
            $0.code, $0.publisher, $0.country ?? "", $0.title.en, $0.title.es, $0.url ?? "",
            $0.licence, $0.citation,
          ]
        }),
      try table(
        "indicators", "What the figures count",
        ["indicator", "name_en", "name_es", "unit", "phase", "definition_en", "definition_es"],
        data.indicators.map {
          [
            $0.code, $0.name.en, $0.name.es, $0.unit, $0.phase.rawValue, $0.definition.en,
            $0.definition.es,
          ]
        }),
      try table(
        "places", "Where people are counted", ["place", "kind", "country", "name_en", "name_es"],
        data.places.map { [$0.code, $0.kind, $0.country ?? "", $0.name.en, $0.name.es] }),
      try table(
        "countries", "Countries and special codes", ["country", "name_en", "name_es"],
        data.countries.map { [$0.code, $0.name.en, $0.name.es] }),
    ]
  }

  private func table(
    _ name: String, _ title: String, _ columns: [String], _ rows: [[String]]
  ) throws -> Table {
    Table(
      name: name, title: title,
      fields: columns.map { Field(name: $0, type: "string", description: nil) },
      key: [columns[0]],
      text: try TableText.of { writer in
        try writer.appendRecord(columns)
        for row in rows { try writer.appendRecord(row) }
      })
  }

  private static let types = [
    "starts_on": "date", "ends_on": "date", "issued_on": "date", "value": "number",
    "pseudo_real_time": "integer",
  ]

  private static let figureKey = [
    "source", "indicator", "place", "nationality", "counterpart", "category", "sex", "age",
    "frequency", "period",
  ]

  // MARK: The descriptor

  private struct Field: Encodable {
    var name: String
    var type: String
    var description: String?
  }

  private struct ForeignKey: Encodable {
    struct Reference: Encodable {
      var resource: String
      var fields: [String]
    }

    var fields: [String]
    var reference: Reference

    init(field: String, resource: String) {
      fields = [field]
      reference = Reference(resource: resource, fields: [field])
    }
  }

  private struct Schema: Encodable {
    var fields: [Field]
    var primaryKey: [String]
    var foreignKeys: [ForeignKey]?
    var missingValues = [""]
  }

  private struct Resource: Encodable {
    var name: String
    var type = "table"
    var path: String
    var title: String
    var scheme = "file"
    var format = "csv"
    var mediatype = "text/csv"
    var encoding = "utf-8"
    var schema: Schema
  }

  private struct Source: Encodable {
    var title: String
    var path: String?
  }

  private struct Descriptor: Encodable {
    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case name, title, description, created, sources, resources
    }

    var schema = "https://datapackage.org/profiles/2.0/datapackage.json"
    var name: String
    var title: String
    var description: String
    var created: String
    var sources: [Source]
    var resources: [Resource]
  }

  private func descriptor(_ tables: [Table]) -> Descriptor {
    Descriptor(
      name: name, title: "Caudal \(name), as known on \(data.asOf)",
      description: "Counts, never people. Each figure with its publisher, the day of its issue and "
        + "its status; sources.csv says under which terms each publisher's figures may be used.",
      created: "\(data.asOf)T00:00:00Z",
      sources: data.sources.map { Source(title: $0.source.citation, path: $0.source.url) },
      resources: tables.map { table in
        Resource(
          name: table.name, path: "\(table.name).csv", title: table.title,
          schema: Schema(
            fields: table.fields, primaryKey: table.key,
            foreignKeys: table.references.isEmpty ? nil : table.references))
      })
  }
}
