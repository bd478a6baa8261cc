import Domain
import Phases

/// The tables behind phase V, as CSV: counts that are hidden on the page are hidden here as well.
extension Composer {
  static let placeColumns: [DataTable.Column] = [
    .init("country", .text, hxl: "#country+code"),
    .init("country_name", .name, hxl: "#country+name"),
    .init("quarter", .period, hxl: "#date+period"),
  ]

  func place(_ country: String, _ quarter: Period) -> [DataTable.Value] {
    [
      .text(country),
      .name(model.countries[country]?.name ?? Bilingual(en: country, es: country)),
      .period(quarter),
    ]
  }

  func cascadeData(_ cascades: [Cascade]) -> DataTable {
    DataTable(
      name: "reintegration-cascade", title: Message("table.reintegration-cascade"),
      columns: Self.placeColumns + [
        .init("step", .text, hxl: "#meta+step"),
        .init("people", .number, hxl: "#reached"),
        .init("people_state", .text, hxl: "#status+people"),
        .init("cohort", .period, hxl: "#date+cohort"),
        .init("of_previous", .number, hxl: "#value+share+previous", decimals: 4),
        .init("of_previous_lower", .number, hxl: "#value+share+previous+min", decimals: 4),
        .init("of_previous_upper", .number, hxl: "#value+share+previous+max", decimals: 4),
        .init("of_previous_state", .text, hxl: "#status+previous"),
        .init("of_returned", .number, hxl: "#value+share+returned", decimals: 4),
        .init("of_returned_lower", .number, hxl: "#value+share+returned+min", decimals: 4),
        .init("of_returned_upper", .number, hxl: "#value+share+returned+max", decimals: 4),
        .init("of_returned_state", .text, hxl: "#status+returned"),
      ],
      rows: cascades.flatMap { cascade in
        cascade.entries.map { entry in
          place(cascade.country, cascade.quarter)
            + [
              .coded(
                entry.step.rawValue, Message("reintegration-step." + entry.step.rawValue))
            ] + cells(entry.count) + [.period(entry.cohort)] + cells(entry.ofPrevious)
            + cells(entry.ofReturned)
        }
      })
  }

  func serviceData(
    _ services: [(country: String, quarter: Period, services: [ServiceCoverage])]
  ) -> DataTable {
    DataTable(
      name: "reintegration-services", title: Message("table.reintegration-services"),
      columns: Self.placeColumns + [
        .init("service", .text, hxl: "#service+code"),
        .init("people", .number, hxl: "#reached"),
        .init("people_state", .text, hxl: "#status+people"),
        .init("of_returned", .number, hxl: "#value+share+returned", decimals: 4),
        .init("of_returned_lower", .number, hxl: "#value+share+returned+min", decimals: 4),
        .init("of_returned_upper", .number, hxl: "#value+share+returned+max", decimals: 4),
        .init("of_returned_state", .text, hxl: "#status+returned"),
      ],
      rows: services.flatMap { country, quarter, services in
        services.map { service in
          place(country, quarter)
            + [
              .coded(
                service.indicator, Message("reintegration-service." + service.indicator))
            ] + cells(service.count) + cells(service.ofReturned)
        }
      })
  }

  func matrixData(_ matrix: ReportingMatrix) -> DataTable {
    DataTable(
      name: "reintegration-matrix", title: Message("table.reintegration-matrix"),
      columns: Self.placeColumns + [
        .init("indicators", .integer, hxl: "#value+indicators"),
        .init("reported", .text, hxl: "#meta+indicators"),
      ],
      rows: zip(matrix.countries, matrix.reported).flatMap { country, reported in
        zip(matrix.quarters, reported).map { quarter, codes in
          place(country, quarter)
            + [
              .number(Double(codes.count)),
              codes.isEmpty ? .missing : .text(codes.joined(separator: " ")),
            ]
        }
      })
  }

  private func cells(_ total: SubmittedTotal) -> [DataTable.Value] {
    switch total {
    case .people(let people): [.number(people), .text("given")]
    case .atLeast(let people): [.number(people), .text("incomplete")]
    case .hidden: [.missing, .text("suppressed")]
    case .notReported: [.missing, .text("not-reported")]
    }
  }

  private func cells(_ coverage: Coverage?) -> [DataTable.Value] {
    switch coverage {
    case .share(let share):
      let limits = share.limits()
      return [
        .number(share.value), .number(limits.lowerBound), .number(limits.upperBound),
        .text("given"),
      ]
    case .impossible: return [.missing, .missing, .missing, .text("part-above-whole")]
    case .unknown(let reason): return [.missing, .missing, .missing, .text(reason.rawValue)]
    case nil: return [.missing, .missing, .missing, .missing]
    }
  }
}
