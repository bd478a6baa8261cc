import Domain
import Tabular
import Warehouse

/// The figures in SDMX-CSV 1.0 for statistical offices: one row an observation.
///
/// Withdrawn figures are left out, since a row would say that there is one. A corrected figure has
/// the status `E`, estimated: SDMX's code list has no letter for a declared correction.
///
/// - References: SDMX-CSV 1.0 field guide; CL_FREQ 2.1, CL_OBS_STATUS 2.2.
enum SDMXTable {
  private static let dataflow = "CAUDAL:FIGURES(1.0)"
  /// What SDMX writes for a part that is not broken down.
  private static let total = "_T"

  static let columns = [
    "DATAFLOW", "FREQ", "REF_AREA", "INDICATOR", "NATIONALITY", "COUNTERPART", "CATEGORY", "SEX",
    "AGE", "SOURCE", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE",
  ]

  static func text(_ data: ExportData) throws -> String {
    try TableText.of { writer in
      try writer.appendRecord(columns)
      for series in data.series {
        let key = series.key
        let unit = data.unit(of: key.indicator)
        for figure in series.figures where figure.status != .withdrawn {
          let parts = [key.nationality, key.counterpart, key.category, key.sex, key.age]
          for text in [dataflow, letter(key.frequency), key.place, key.indicator]
            + parts.map({ $0 == SeriesKey.whole ? total : $0 })
            + [key.source, figure.period.description]
          {
            writer.append(text)
          }
          writer.append(figure.value)
          writer.append(figure.status == .corrected ? "E" : figure.status.code)
          writer.append(unit)
          try writer.endRecord()
        }
      }
    }
  }

  private static func letter(_ frequency: Frequency) -> String {
    switch frequency {
    case .day: "D"
    case .week: "W"
    case .month: "M"
    case .quarter: "Q"
    case .year: "A"
    }
  }
}
