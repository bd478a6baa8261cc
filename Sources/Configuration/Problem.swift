/// Something that is wrong in a configuration file, with the place where a person can mend it.
package struct Problem: Error, Sendable, Hashable {
  package var file: String
  /// 1-based; 0 where the problem is about the whole file.
  package var line: Int
  /// 1-based, counted in Unicode scalars.
  package var column: Int
  /// What was found, what was expected and, where one is near, the name that was probably meant.
  package var message: String

  package init(file: String, line: Int, column: Int, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }
}

extension Problem: CustomStringConvertible {
  /// `pipelines/regional.yaml:12:3: unknown key …`, as compilers print it.
  package var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }
}

extension Problem: Comparable {
  package static func < (left: Problem, right: Problem) -> Bool {
    (left.file, left.line, left.column, left.message)
      < (right.file, right.line, right.column, right.message)
  }
}

/// All problems of one or several configuration files.
package struct Problems: Error, Sendable, Equatable {
  /// By file, line and column.
  package let all: [Problem]

  package init(_ problems: [Problem]) { all = problems.sorted() }
}

extension Problems: CustomStringConvertible {
  package var description: String { all.map(\.description).joined(separator: "\n") }
}
