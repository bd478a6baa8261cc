import Configuration
import Domain
import Foundation
import Ingest
import Tabular
import Testing

private func months(_ outcome: Outcome) -> [String] {
  outcome.observations.map {
    "\($0.key.place) \($0.key.nationality) \($0.period) \($0.value ?? -1)"
  }
}

private let byState = """
  format: us-cbp
  dialect: {thousands: comma}
  fixed: {indicator: encounters}
  columns:
    region: {as: place, vocabularies: [us-cbp]}
    state: ignore
    citizenship: {as: nationality, vocabularies: [us-cbp]}
    demographic: {as: sum, list: category}
    authority: {as: sum}
  duplicates: add
  rules: {gaps: {severity: warn}}

  """

@Suite("US CBP encounters")
struct CBPFormatTests {
  @Test("The by-state file as published: fiscal years, names of citizenship, breakdowns added up")
  func byStateFile() throws {
    let outcome = try FileIngest(definition(byState), reference: shippedReference())
      .outcome(fixture("us-cbp-encounters-by-state.csv"))
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(outcome.report.counts.figures == 61)
    #expect(outcome.report.totalOfValues == 2_198)
    let lines = months(outcome)
    // Fiscal year 2020 begins with October 2019, and 2023's December is that of 2022.
    #expect(
      lines.contains("usa-southwest-border MMR 2019-10 81.0")
        || lines.contains { $0.contains("MMR 2019-10 81.0") })
    #expect(lines.contains { $0.hasSuffix("CHN 2022-12 22.0") })
    #expect(lines.contains { $0.hasSuffix("HTI 2022-12 1.0") })
    #expect(
      Set(outcome.observations.map(\.period.description)) == [
        "2019-10", "2021-09", "2022-01", "2022-12",
      ])
  }

  @Test("The year in progress, both groupings, thousands in quotes and a byte-order mark are read")
  func quirks() throws {
    let text = """
      \u{FEFF}Fiscal Year,Month Grouping,Month (abbv),Land Border Region,State,Demographic,Citizenship,Title of Authority,Encounter Count
      2025 (FYTD),FYTD,OCT,Southwest Land Border,TX,FMUA,"CHINA, PEOPLES REPUBLIC OF",Title 8,"1,234"
      2025 (FYTD),Remaining,SEP,Southwest Land Border,TX,FMUA,MYANMAR (BURMA),Title 8,5
      2024,Remaining,DEC,Southwest Land Border,TX,FMUA,OTHER,Title 8,7

      """
    let outcome = try ingest(text, by: byState, issued: "2025-11-20")
    #expect(
      months(outcome) == [
        "usa-southwest-border CHN 2024-10 1234.0", "usa-southwest-border MMR 2025-09 5.0",
        "usa-southwest-border OOO 2023-12 7.0",
      ])
  }

  @Test(
    "The variants by area, by state with its name and southwest only have their columns found",
    arguments: [
      "Fiscal Year,Month Grouping,Month (abbv),Component,Land Border Region,Area of Responsibility,"
        + "AOR (Abbv),Demographic,Citizenship,Title of Authority,Encounter Type,Encounter Count",
      "Fiscal Year,Month Grouping,Month (abbv),Component,Demographic,Citizenship,"
        + "Title of Authority,Encounter Type,Area of Responsibility,AOR (Abbv),Encounter Count",
      "fiscal year,month (abbv),component,Area Of Responsibility,AOR (abbv),demographic,citizenship,"
        + "title of authority,encounter type,encounter count",
    ])
  func variants(header: String) throws {
    let contract = """
      format: us-cbp
      fixed: {indicator: encounters}
      columns:
        component: ignore
        region: {as: ignore, optional: true}
        area: place
        area-code: ignore
        citizenship: nationality
        demographic: category
        authority: ignore
        type: sum

      """
    let cells: [String: String] = [
      "fiscal year": "2023", "month grouping": "FYTD", "month (abbv)": "DEC",
      "component": "Office of Field Operations", "land border region": "Northern Land Border",
      "area of responsibility": "El Paso Field Office", "aor (abbv)": "El Paso",
      "demographic": "Accompanied Minors", "citizenship": "BRAZIL",
      "title of authority": "Title 42", "encounter type": "Expulsions", "encounter count": "3",
    ]
    let row = header.split(separator: ",").map { cells[$0.lowercased()] ?? "?" }
    let outcome = try ingest("\(header)\n\(row.joined(separator: ","))\n", by: contract)
    #expect(
      outcome.lines(.place, .nationality, .category) == [
        "ofo-el-paso BRA accompanied-children 2022-12 3.0"
      ], "\(outcome.report)")
  }

  @Test("A fiscal year, month or grouping that is none is a finding, never a guess")
  func faults() throws {
    let header =
      "Fiscal Year,Month Grouping,Month (abbv),Land Border Region,State,Demographic,Citizenship,"
      + "Title of Authority,Encounter Count\n"
    let rows = [
      "FY2023,FYTD,DEC", "2023 (total),FYTD,DEC", "2023,FYTD,Q1", "2023,Total,DEC",
    ].map { "\($0),Southwest Land Border,TX,FMUA,HAITI,Title 8,1\n" }
    let outcome = try ingest(header + rows.joined(), by: byState)
    #expect(
      outcome.findings("not-a-period").map(\.message) == [
        "`FY2023` is no fiscal year such as 2023 or 2025 (FYTD)",
        "`2023 (total)` is no fiscal year such as 2023 or 2025 (FYTD)", "`Q1` is no month",
        "`Total` is no month grouping: FYTD or Remaining",
      ])
    let other = try ingest("a,b\n1,2\n", by: byState)
    #expect(other.findings("header").contains { $0.message.contains("no encounters file") })
  }

  @Test(
    "The whole file as published keeps its contract", .enabled(if: shared("data/native") != nil))
  func wholeFile() throws {
    let path = try #require(shared("data/native/us-cbp-encounters-by-state-fy20-fy23.csv"))
    let outcome = try FileIngest(definition(byState), reference: shippedReference())
      .outcome(.file(path: path))
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(outcome.report.counts.figures == 42_532)
    let fiscal2023 = outcome.observations.filter {
      $0.period >= Period(year: 2022, month: 10)! && $0.period <= Period(year: 2023, month: 9)!
    }
    // What the publisher stated with September 2023.
    #expect(fiscal2023.reduce(0) { $0 + ($1.value ?? 0) } == 3_201_144)
    let southwest = fiscal2023.filter { $0.key.place == "usa-southwest-border" }
    #expect(southwest.reduce(0) { $0 + ($1.value ?? 0) } == 2_475_669)
  }
}

/// A file of the folder that lies beside the repository on some machines, nil elsewhere.
func shared(_ path: String) -> String? {
  ["../shared", "../../shared"].map { root.appending(path: "\($0)/\(path)").standardized.path }
    .first { FileManager.default.fileExists(atPath: $0) }
}

@Suite("US BTS border crossings")
struct BTSFormatTests {
  private let contract = """
    format: us-bts
    fixed: {indicator: crossings, place: USA}
    columns:
      port: ignore
      state: ignore
      port-code: ignore
      border: ignore
      measure: ignore
    duplicates: add
    rules: {gaps: {severity: warn}}

    """

  @Test("Both layouts are read, and only measures that count persons are added up")
  func layouts() throws {
    let old = """
      Port Name,State,Port Code,Border,Date,Measure,Value,Location
      Derby Line,Vermont,209,US-Canada Border,03/01/2019 12:00:00 AM,Truck Containers Full,6483,POINT (-72.09944 45.005)
      Derby Line,Vermont,209,US-Canada Border,03/01/2019 12:00:00 AM,Pedestrians,12,POINT (-72.09944 45.005)
      Hidalgo,Texas,2305,US-Mexico Border,03/01/2019 12:00:00 AM,Personal Vehicle Passengers,30,POINT (-98.26 26.1)
      Hidalgo,Texas,2305,US-Mexico Border,04/01/2019 12:00:00 AM,Bus Passengers,5,POINT (-98.26 26.1)

      """
    let outcome = try ingest(old, by: contract)
    #expect(outcome.lines(.place) == ["USA 2019-03 42.0", "USA 2019-04 5.0"], "\(outcome.report)")
    #expect(outcome.report.counts.leftOut == 1)
    let new = """
      Port Name,State,Port Code,Border,Date,Measure,Value,Latitude,Longitude,Point
      Derby Line,Vermont,0209,US-Canada Border,Jan 2024,Train Passengers,7,45.005,-72.099,POINT (-72.099444 45.005)
      Derby Line,Vermont,0209,US-Canada Border,Jan 2024,Buses,3,45.005,-72.099,POINT (-72.099444 45.005)

      """
    #expect(try ingest(new, by: contract).lines(.place) == ["USA 2024-01 7.0"])
  }

  @Test("The same port and month twice breaks a contract that does not add up")
  func duplicates() throws {
    let rows = """
      Port Name,State,Port Code,Border,Date,Measure,Value,Location
      Hidalgo,Texas,2305,US-Mexico Border,03/01/2019 12:00:00 AM,Pedestrians,30,x
      Hidalgo,Texas,2305,US-Mexico Border,03/01/2019 12:00:00 AM,Pedestrians,31,x

      """
    let strict = contract.replacing("port-code: ignore", with: "port-code: sum")
      .replacing("measure: ignore", with: "measure: sum").replacing("duplicates: add\n", with: "")
    let outcome = try ingest(rows, by: strict)
    #expect(outcome.findings("duplicate").count == 1)
    #expect(!outcome.report.isAccepted)
    let added = try ingest(rows, by: strict + "duplicates: add\n")
    #expect(added.lines(.place) == ["USA 2019-03 61.0"])
  }

  @Test("A date that is no first of a month is a finding")
  func dates() throws {
    let rows = ["03/02/2019 12:00:00 AM", "13/01/2019", "2019", "Foo 2019"].map {
      "H,T,1,B,\($0),Pedestrians,1,x\n"
    }
    let outcome = try ingest(
      "Port Name,State,Port Code,Border,Date,Measure,Value,Location\n" + rows.joined(),
      by: contract)
    #expect(outcome.findings("not-a-period").count == 4)
  }
}

@Suite("World Bank wide tables")
struct WorldBankFormatTests {
  private let contract = """
    format: world-bank
    issued: preamble
    dialect: {encoding: utf-8}
    columns:
      country: ignore
      country-code: {as: place, list: countries}
      indicator: ignore
      indicator-code: indicator

    """

  private let text = """
    \u{FEFF}"Data Source","World Development Indicators",

    "Last Updated Date","2025-01-28",

    "Country Name","Country Code","Indicator Name","Indicator Code","1960","1961","2023",
    "Aruba","ABW","Unemployment, total (% of total labor force)","SL.UEM.TOTL.ZS","","7.5","8",
    "Africa Eastern and Southern","AFE","Unemployment","SL.UEM.TOTL.ZS","1","2","3",
    "Haiti","HTI","Inflation","FP.CPI.TOTL.ZG","-1.5","",""
    "Haiti","HTI","Inflation","FP.CPI.TOTL.ZG","-1.5","","",

    """

  @Test("Countries and years become series, aggregates are left out, the preamble dates the issue")
  func table() throws {
    let outcome = try FileIngest(
      definition(
        contract.replacing(
          "issued: preamble", with: "issued: preamble\nrules: {column-count: {max_share: 0.5}}"
        ).replacing("    ", with: "    ")
          .replacing("type: count", with: "type: number")),
      reference: shippedReference()
    ).outcome(.bytes(Array(text.utf8)), issued: nil)
    #expect(outcome.report.issued?.description == "2025-01-28")
    #expect(
      outcome.lines(.place, .indicator) == [
        "ABW unemployment 1961 7.5", "ABW unemployment 2023 8.0", "HTI inflation 1960 -1.5",
      ], "\(outcome.report)")
    #expect(outcome.report.counts.leftOut == 3)
    #expect(outcome.findings("column-count").map(\.line) == [8])
  }

  @Test("An issue date in the name that is not the preamble's is told")
  func dates() throws {
    let outcome = try FileIngest(definition(contract), reference: shippedReference())
      .outcome(.bytes(Array(text.utf8)), issued: "2025-02-07")
    #expect(outcome.report.issued?.description == "2025-01-28")
    #expect(outcome.findings("issue-date").first?.severity == .warn)
    let ingest = try FileIngest(definition(contract), reference: shippedReference())
    #expect(try ingest.issueDate(of: .bytes(Array(text.utf8)))?.description == "2025-01-28")
    #expect(try ingest.issueDate(of: .bytes(Array("a,b\n".utf8))) == nil)
  }

  @Test("A table that is none of the World Bank's is told so")
  func otherTable() throws {
    let outcome = try ingest("a,b\n1,2\n", by: contract)
    #expect(outcome.findings("layout").count == 1)
    let odd = try ingest(
      "Country Name,Country Code,Indicator Name,Indicator Code,1960,total,\n", by: contract)
    #expect(odd.findings("header").first?.message.contains("`total` is neither a year") == true)
  }
}

@Suite("HXL")
struct HXLFormatTests {
  private let contract = """
    format: hxl
    fixed: {indicator: crossings, place: darien}
    columns:
      "#date+month": {as: period, type: month}
      "#country+code+origin": nationality
      "#country+code": ignore
      "#reached+total": {as: value, type: count}

    """

  @Test("The row of hashtags decides, whatever the header says and wherever it stands")
  func tags() throws {
    for above in [0, 1, 20] {
      let header = String(repeating: "Movimientos 2024,,,\n", count: above)
      let text =
        header + """
          Mes,País,Personas,Origen,Observaciones
          #date+month,#country +code, #reached+total,#Country+ORIGIN+code,
          2024-01,PAN,5,Haití,nada
          2024-02,PAN,6,HTI,

          """
      let outcome = try ingest(text, by: contract)
      #expect(
        outcome.lines(.nationality) == ["HTI 2024-01 5.0", "HTI 2024-02 6.0"], "\(outcome.report)")
    }
  }

  @Test("Without hashtags within 25 rows the file is no HXL")
  func noTags() throws {
    let text = String(repeating: "x,y,z,w\n", count: 25) + "#date+month,#country+code,#reached,#a\n"
    let outcome = try ingest(text, by: contract)
    #expect(outcome.findings("layout").first?.message.contains("first 25 rows") == true)
    let untagged = try ingest("#date+month,#reached+total\n2024-01,5\n", by: contract)
    #expect(untagged.findings("header").count == 2)
  }

  @Test("Names above the tags are looked at for data about people")
  func personal() throws {
    let outcome = try ingest(
      "Mes,Pasaporte,Personas,Origen\n#date+month,#country+code,#reached+total,#country+origin+code\n",
      by: contract)
    #expect(outcome.findings("personal-data").count == 1)
  }
}

@Suite("SDMX-CSV")
struct SDMXFormatTests {
  private let contract = """
    format: sdmx-csv
    fixed: {indicator: net-migration}
    columns:
      REF_AREA: {as: place, list: countries}
      INDICATOR: ignore
      UNIT_MEASURE: {as: ignore, optional: true}
    dialect: {missing: [empty]}
    rules: {gaps: {severity: warn}}

    """

  @Test("Version 1.0: statuses, frequencies, NaN and empty cells")
  func version1() throws {
    let text = """
      DATAFLOW,REF_AREA,FREQ,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE
      X:MIG(1.0),PAN,A,NM,2020,5,A,PS
      X:MIG(1.0),PAN,A,NM,2021,6,P,PS
      X:MIG(1.0),PAN,A,NM,2022,NaN,M,PS
      X:MIG(1.0),PAN,A,NM,2023,,,PS
      X:MIG(1.0),PAN,Q,NM,2020-Q1,1,E,PS
      X:MIG(1.0),PAN,M,NM,2020-M03,2,B,PS
      X:MIG(1.0),PAN,A,NM,2019-A1,3,A,PS

      """
    let outcome = try ingest(text, by: contract)
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(
      outcome.observations.map { "\($0.period) \($0.value ?? -1) \($0.status.code)" } == [
        "2020 5.0 A", "2021 6.0 P", "2022 -1.0 M", "2023 -1.0 M", "2020-Q1 1.0 E",
        "2020-03 2.0 B", "2019 3.0 A",
      ])
  }

  @Test("Version 2.0: names behind codes, and rows that delete are set apart")
  func version2() throws {
    let text = """
      STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA:Reference area,INDICATOR,TIME_PERIOD: Time,OBS_VALUE
      dataflow,X:MIG(1.0),I,PAN: Panama,NM,2020,5
      dataflow,X:MIG(1.0),D,HND: Honduras,NM,2021,6

      """
    let outcome = try ingest(
      text.replacing(": Panama", with: "").replacing(": Honduras", with: ""), by: contract)
    #expect(outcome.lines(.place) == ["PAN 2020 5.0"])
    #expect(outcome.findings("not-a-period").first?.message.contains("delete") == true)
  }

  @Test("A period that does not fit its frequency, and half-years, are findings")
  func frequencies() throws {
    let rows = ["A,2020-03", "M,2020", "X,2020", "S,2020-S1"].map {
      "X:MIG(1.0),PAN,\($0.split(separator: ",")[0]),NM,\($0.split(separator: ",")[1]),5\n"
    }
    let outcome = try ingest(
      "DATAFLOW,REF_AREA,FREQ,INDICATOR,TIME_PERIOD,OBS_VALUE\n" + rows.joined(), by: contract)
    #expect(outcome.findings("not-a-period").count == 4)
    let other = try ingest("REF_AREA,TIME_PERIOD,OBS_VALUE\n", by: contract)
    #expect(other.findings("header").contains { $0.message.contains("no SDMX-CSV") })
  }
}
