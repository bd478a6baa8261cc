package import Domain
package import Tabular

/// One product of one publisher: where its files lie, how they are written and what they must
/// satisfy.
///
/// Read from `datasets/<source>/source.yaml` by ``SourceFolder``; `docs/ingest.md` describes every
/// key.
package struct SourceDefinition: Sendable {
  /// How far the figures may travel.
  package enum Sharing: String, Sendable, CaseIterable {
    /// To anybody.
    case `public`
    /// To the Member Countries of the Conference.
    case members
    /// Not beyond the office that runs Caudal.
    case office
  }

  /// How the issue date of a file is found.
  package enum IssueDate: String, Sendable, CaseIterable {
    /// The one ISO date in the file's name.
    case fileName = "file-name"
    /// A line above the table.
    case preamble
    /// Whoever loads the file says it.
    case given
  }

  /// What the past of the source looks like to somebody who asks what was known when.
  package enum Vintages: String, Sendable, CaseIterable {
    /// Files of several issue dates are kept: what was known on a day is what they said. What the
    /// first of them brings is history from before there were issues, for which the lag decides.
    case kept
    /// History exists only in one late issue: the declared lag decides what could have been known,
    /// and everything derived so is marked *pseudo real time*.
    case single
  }

  /// What it means that a file no longer carries a figure.
  package enum Absence: String, Sendable, CaseIterable {
    /// Each issue restates its whole history: what it leaves out is withdrawn.
    case withdrawn
    /// Each issue only adds or revises: what it leaves out stands.
    case unchanged
  }

  package struct Publisher: Hashable, Sendable {
    package var name: String
    /// ISO 3166-1 alpha-3, where it is an authority of a country.
    package var country: String?
  }

  package struct Licence: Hashable, Sendable {
    package var name: String
    package var url: String?
  }

  /// The file that says all this, for messages.
  package var file: String
  package var source: String
  package var publisher: Publisher
  package var title: Bilingual
  package var url: String?
  package var licence: Licence
  package var citation: String
  /// Who decides what happens with the figures.
  package var owner: String?
  package var sharing: Sharing
  /// What a reader must know: coverage, concepts, breaks.
  package var notes: Bilingual?

  /// File names below the source's folder, with `*` for anything.
  package var files: String
  /// Whether the source may have no file yet, such as one that waits for the first submission: it
  /// then takes part in nothing.
  package var mayBeEmpty: Bool
  package var issued: IssueDate
  package var expected: PublicationCalendar?
  /// Days from the end of a period to the day its figure is usually known.
  package var lagDays: Int
  package var vintages: Vintages
  package var absence: Absence
  /// What it means that a file has no row of a group in a period that has rows of others.
  package var absentRows: AbsentRows

  package var format: FormatName
  package var layout: TableLayout
  package var dialect: SourceDialect
  /// Parts that are the same for the whole file.
  package var fixed: [SeriesKey.Part: String]
  package var columns: [ColumnRule]
  /// Whether rows with the same key are added up; otherwise they break the contract.
  package var addsDuplicates: Bool
  package var rules: ContractRules
  package var corrections: [Correction]

  /// What the contract, or else the format, says of the values.
  var valueRule: ColumnRule {
    if let declared = columns.first(where: { $0.role == .value }) { return declared }
    let traits = FormatTraits.of(format)
    var rule = ColumnRule(name: traits.value ?? "value", role: .value)
    rule.numberType = traits.numberType
    return rule
  }

  /// Whether what is derived from the source is *pseudo real time*.
  package var isPseudoRealTime: Bool { vintages == .single }

  /// The day from which the figure of a period can be taken as known by the declared lag.
  package func known(_ period: Period) -> Day { period.end.advanced(by: lagDays) }
}

/// The formats that files come in.
package enum FormatName: String, Sendable, CaseIterable {
  case tidy
  case usCBP = "us-cbp"
  case usBTS = "us-bts"
  case worldBank = "world-bank"
  case hxl
  case sdmxCSV = "sdmx-csv"
  case monthTable = "month-table"
}

/// When a publisher is expected to publish.
package struct PublicationCalendar: Hashable, Sendable {
  /// How often a new period appears.
  package var every: Frequency
  /// Days after the end of a period by which its figures are expected.
  package var byDay: Int
  /// Days after that before a source counts as late.
  package var graceDays: Int

  package init(every: Frequency, byDay: Int, graceDays: Int = 0) {
    self.every = every
    self.byDay = byDay
    self.graceDays = graceDays
  }

  /// The day by which the figures of a period are expected.
  package func due(_ period: Period) -> Day { period.end.advanced(by: byDay) }

  /// The last day on which the figures of a period are not late.
  package func tolerated(_ period: Period) -> Day { due(period).advanced(by: graceDays) }

  /// The newest period whose figures should be out on a day.
  package func newestDue(on day: Day) -> Period {
    var period = Period(every, containing: day)
    while due(period) > day { period = period.advanced(by: -1) }
    return period
  }
}

/// How a source writes its table: a dialect, part of which may have to be detected.
package struct SourceDialect: Hashable, Sendable {
  /// nil: detected from the file's bytes.
  package var encoding: TextEncoding?
  /// nil: detected from the file's first lines.
  package var delimiter: Dialect.Delimiter?
  package var quotes: Bool
  package var allowsLineBreaks: Bool
  package var numbers: NumberFormat
  /// Words that stand for a figure which the publisher does not give.
  package var missing: [String]
  /// Words that stand for zero.
  package var zero: [String]

  package init(
    encoding: TextEncoding? = .utf8, delimiter: Dialect.Delimiter? = .comma, quotes: Bool = true,
    allowsLineBreaks: Bool = false, numbers: NumberFormat = NumberFormat(),
    missing: [String] = [], zero: [String] = []
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.quotes = quotes
    self.allowsLineBreaks = allowsLineBreaks
    self.numbers = numbers
    self.missing = missing
    self.zero = zero
  }
}

/// What only some formats need to know of a table.
package struct TableLayout: Hashable, Sendable {
  /// Where the sub-total of a group stands.
  package enum SubtotalPosition: String, Sendable, CaseIterable {
    case above, below
  }

  /// Lines above the header row (`tidy`).
  package var linesAboveHeader = 0
  /// Whether figures of groups of countries are left out (`world-bank`).
  package var leavesOutAggregates = true
  /// Measures that count persons and are loaded (`us-bts`).
  package var measures: [String] = []
  /// Where the year stands (`month-table`): a column's name, or nil where it is `year` or in the
  /// title.
  package var yearColumn: String?
  package var year: Int?
  /// Labels of rows that add up all others (`month-table`).
  package var totals: [String] = []
  /// Labels of rows that add up some others, one list a level, widest first (`month-table`).
  package var subtotals: [[String]] = []
  package var subtotalPosition = SubtotalPosition.above

  package init() {}
}
