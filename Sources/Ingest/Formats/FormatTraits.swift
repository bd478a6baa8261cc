/// What a format gives by itself, so that a contract need not say it.
struct FormatTraits {
  /// Whether it finds the period of a figure.
  var givesPeriod: Bool
  /// What it calls the value, nil where the file's own columns say it; a contract may still give
  /// its type and bounds under that name.
  var value: String?
  /// What a value is unless the contract says otherwise.
  var numberType = ColumnRule.NumberType.count
  /// What it calls the status, where it finds one.
  var status: String?
  /// The names of its columns, nil where the file says them.
  var columns: [String]?

  static func of(_ format: FormatName) -> FormatTraits {
    switch format {
    case .tidy, .hxl: FormatTraits(givesPeriod: false)
    case .sdmxCSV:
      FormatTraits(
        givesPeriod: true, value: "OBS_VALUE", numberType: .number, status: "OBS_STATUS")
    case .usCBP:
      FormatTraits(
        givesPeriod: true, value: "count",
        columns: [
          "component", "region", "area", "area-code", "state", "state-code", "demographic",
          "citizenship", "authority", "type", "count",
        ])
    case .usBTS:
      FormatTraits(
        givesPeriod: true, value: "value",
        columns: ["port", "port-code", "state", "border", "measure", "value"])
    case .worldBank:
      FormatTraits(
        givesPeriod: true, value: "value", numberType: .number,
        columns: ["country", "country-code", "indicator", "indicator-code", "value"])
    case .monthTable: FormatTraits(givesPeriod: true, value: "value", columns: ["label", "value"])
    }
  }
}

extension SourceDefinition {
  /// The declared columns that the file names as the contract does: all but those that the format
  /// finds by itself.
  var namedColumns: [ColumnRule] {
    let traits = FormatTraits.of(format)
    return columns.filter { $0.name != traits.value && $0.name != traits.status }
  }
}
