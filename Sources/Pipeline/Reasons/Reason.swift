/// One reason for which a stage runs: a predicate with a sentence.
///
/// Every reason stands in a file of its own and is one line in ``Reasons/all``. A reason is silent
/// unless what it is about has changed, so that one change gives one reason.
package protocol Reason: SendableMetatype {
  /// - Returns: the reason in a few words that stand after `run — `, or nil.
  static func speak(_ comparison: Comparison) -> String?
}

/// All reasons; the first that speaks is printed.
package enum Reasons {
  package static let all: [any Reason.Type] = [
    Forced.self, FirstRun.self, PreviousAttemptFailed.self, SchemaChanged.self,
    MethodChanged.self, OptionChanged.self, ContractChanged.self, CorrectionsChanged.self,
    ReferenceChanged.self, NewFile.self, ChangedFile.self, RemovedFile.self, InputRuns.self,
    AsOfChanged.self, InputChanged.self, TemplateChanged.self, OutputMissing.self,
  ]

  /// The first reason to run, or nil where there is nothing to do.
  package static func first(_ comparison: Comparison) -> String? {
    for reason in all {
      if let text = reason.speak(comparison) { return text }
    }
    return nil
  }

  /// `file a.csv`, or `file a.csv and 2 more`.
  static func list(_ names: [String]) -> String {
    names.count > 1 ? "\(names[0]) and \(names.count - 1) more" : names.first ?? ""
  }
}
