import Charts

/// A document in one language: what the templates set in type.
struct Document {
  /// The class of the page's body: `regional`, `brief`, `sheet` or `index`.
  var kind: String
  var language: Language
  /// File below the run's folder, such as `country/PAN.es.html`.
  var file: String
  var title: String
  var eyebrow: String
  /// The finding, set as the page's only first heading.
  var headline: String
  var standfirst: String?
  var facts: [(term: String, value: String)]
  var links: [Link]
  var sections: [Section]
  var hasContents: Bool
  /// What a link to the document is called.
  var label: String

  /// A document of the same run.
  struct Link {
    var href: String
    var label: String
    /// Set where the other document is in another language.
    var language: Language?
    var isCurrent = false
  }

  /// The way back to the run's folder: `../` for a file one folder deeper.
  var root: String {
    String(repeating: "../", count: file.filter { $0 == "/" }.count)
  }
}

/// A part of a document with its heading.
struct Section {
  var id: String
  var number: String?
  var heading: String
  /// `page` for a part that begins a printed page.
  var style = ""
  var blocks: [Block] = []
  var children: [Section] = []
}

/// A piece of a section.
indirect enum Block {
  /// What the meeting asks of this section.
  case question(String)
  /// The answer, said before everything else.
  case answer(String)
  case paragraph(String)
  case note(String)
  case bullets([String])
  case code(String)
  case terms([(id: String, term: String, meaning: String, link: String?)])
  case links([(href: String, label: String, remark: String?)])
  case figure(FigureBlock)
  case table(TableBlock)
  /// Two columns where there is room.
  case pair([Block], [Block])
  case boxes([(id: String, heading: String, blocks: [Block])])
}

/// A figure with the table of its data.
struct FigureBlock {
  var id: String
  var caption: String
  var figure: Figure
  /// Written to CSV whole; the page shows its last rows.
  var data: DataTable?
  /// The columns that the page shows; empty for all.
  var shown: [String] = []
  /// Drawn in half a column only, without its data beside it: the same figure stands elsewhere.
  var isCompact = false
}

/// A table as a page shows it.
struct TableBlock {
  struct Column {
    var label: String
    var isNumber: Bool
  }

  var id: String
  var caption: String
  var columns: [Column]
  /// The first cell of a row is its heading.
  var rows: [[String]]
  var notes: [String] = []
  /// Written to CSV.
  var data: DataTable?
}
