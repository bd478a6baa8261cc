/// Checked parameters of one call: every given name exists and every value lies in its range.
package struct ParameterValues: Sendable, Equatable {
  private var texts: [String: String]

  /// Checks texts such as `["period": "12"]` against a method's declaration and fills in defaults.
  ///
  /// - Throws: ``ParameterError`` that names the parameter, the value and the rule.
  package init(_ given: [String: String], for parameters: [Parameter]) throws(ParameterError) {
    let names = parameters.map(\.name)
    for name in given.keys.sorted() where !names.contains(name) {
      throw .unknown(name: name, known: names)
    }
    texts = [:]
    for parameter in parameters {
      guard let text = given[parameter.name] ?? parameter.standard else { continue }
      try ParameterValues.check(text, parameter)
      texts[parameter.name] = text
    }
  }

  /// The integer given or the default; nil where the parameter has neither.
  package func integer(_ name: String) -> Int? { texts[name].flatMap { Int($0) } }
  /// The number given or the default; nil where the parameter has neither.
  package func number(_ name: String) -> Double? { texts[name].flatMap { Double($0) } }
  /// The flag given or the default; false where the parameter has neither.
  package func flag(_ name: String) -> Bool { texts[name] == "true" }
  /// The word given or the default; nil where the parameter has neither.
  package func choice(_ name: String) -> String? { texts[name] }

  /// Name and value of every parameter that has one, by name: what a run records.
  package var all: [(name: String, value: String)] {
    texts.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
  }

  private static func check(_ text: String, _ parameter: Parameter) throws(ParameterError) {
    switch parameter.kind {
    case .integer(let range):
      guard let value = Int(text), range.contains(value) else {
        throw .value(name: parameter.name, value: text, rule: integerRule(range))
      }
    case .number(let range, let open):
      guard let value = Double(text), value.isFinite, range.contains(value),
        !open || (value != range.lowerBound && value != range.upperBound)
      else {
        throw .value(name: parameter.name, value: text, rule: numberRule(range, open: open))
      }
    case .flag:
      guard text == "true" || text == "false" else {
        throw .value(name: parameter.name, value: text, rule: "true or false")
      }
    case .choice(let words):
      guard words.contains(text) else {
        throw .value(
          name: parameter.name, value: text, rule: "one of " + words.joined(separator: ", "))
      }
    }
  }

  private static func integerRule(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max
      ? "a whole number of at least \(range.lowerBound)"
      : "a whole number from \(range.lowerBound) to \(range.upperBound)"
  }

  private static func numberRule(_ range: ClosedRange<Double>, open: Bool) -> String {
    if range.upperBound >= .greatestFiniteMagnitude {
      return "a number " + (open ? "above" : "of at least") + " \(range.lowerBound)"
    }
    return "a number " + (open ? "between" : "from") + " \(range.lowerBound) "
      + (open ? "and" : "to") + " \(range.upperBound)"
  }
}

/// A parameter that a method does not know, or a value outside its range.
package enum ParameterError: Error, Sendable, Equatable {
  case unknown(name: String, known: [String])
  case value(name: String, value: String, rule: String)
  /// Two parameters that cannot stand together, in one sentence.
  case conflict(String)
}
