extension FormatName {
  /// The reader of this format, set up for one file.
  func reading(_ definition: SourceDefinition) -> any TableFormat {
    switch self {
    case .tidy: TidyFormat(definition)
    case .usCBP: CBPFormat(definition)
    case .usBTS: BTSFormat(definition)
    case .worldBank: WorldBankFormat(definition)
    case .hxl: HXLFormat(definition)
    case .sdmxCSV: SDMXFormat(definition)
    case .monthTable: MonthTableFormat(definition)
    }
  }
}
