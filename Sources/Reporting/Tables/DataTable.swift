package import Domain

/// The data of one chart or table, in no language: what its CSV holds and what a page shows.
package struct DataTable: Sendable, Equatable {
  package struct Column: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      case text, integer, number, period, day, flag
      /// Words in both languages: two columns of the CSV, one of a page.
      case name
    }

    /// Snake case, in English, as in the CSV's header.
    package var name: String
    package var kind: Kind
    /// Hashtag of the HXL standard, such as `#date+period`.
    package var hxl: String
    /// Decimals that a reader sees.
    package var decimals: Int

    package init(_ name: String, _ kind: Kind, hxl: String, decimals: Int = 0) {
      self.name = name
      self.kind = kind
      self.hxl = hxl
      self.decimals = decimals
    }
  }

  package enum Value: Sendable, Equatable {
    case text(String)
    case name(Bilingual)
    /// Words of the catalogues.
    case words(Message)
    /// A code in the CSV, words on a page.
    case coded(String, Message)
    case number(Double)
    case period(Period)
    case day(Day)
    case flag(Bool)
    case missing
  }

  /// File name without its ending.
  package var name: String
  /// Key of the sentence that says what the table holds, with its arguments.
  package var title: Message
  package var columns: [Column]
  /// One value for each column.
  package var rows: [[Value]]

  /// - Precondition: every row has one value for each column.
  package init(name: String, title: Message, columns: [Column], rows: [[Value]]) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "a row has a value for each column")
    self.name = name
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}

extension DataTable.Value {
  /// The side of an alarm, or missing where there is none.
  package static func alarm(_ alarm: FigureSeries.Alarm?) -> DataTable.Value {
    alarm.map { .coded($0.rawValue, Message("signal.\($0.rawValue)")) } ?? .missing
  }

  /// A number, or missing where there is none.
  package static func optional(_ number: Double?) -> DataTable.Value {
    number.map { .number($0) } ?? .missing
  }
}
