/// What a format gives by itself, so that a contract need not and cannot say it.
struct FormatTraits {
  var givesPeriod: Bool
  var givesValue: Bool
  /// The names of its columns, nil where the file says them.
  var columns: [String]?

  static func of(_ format: FormatName) -> FormatTraits {
    switch format {
    case .tidy, .hxl: FormatTraits(givesPeriod: false, givesValue: false, columns: nil)
    case .sdmxCSV: FormatTraits(givesPeriod: true, givesValue: true, columns: nil)
    case .usCBP:
      FormatTraits(
        givesPeriod: true, givesValue: true,
        columns: [
          "component", "region", "area", "area-code", "state", "state-code", "demographic",
          "citizenship", "authority", "type",
        ])
    case .usBTS:
      FormatTraits(
        givesPeriod: true, givesValue: true,
        columns: ["port", "port-code", "state", "border", "measure"])
    case .worldBank:
      FormatTraits(
        givesPeriod: true, givesValue: true,
        columns: ["country", "country-code", "indicator", "indicator-code"])
    case .monthTable:
      FormatTraits(givesPeriod: true, givesValue: true, columns: ["label"])
    }
  }
}
