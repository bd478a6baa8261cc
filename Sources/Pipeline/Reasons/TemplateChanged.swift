/// A template, style or message catalogue of the report was edited.
enum TemplateChanged: Reason {
  static func speak(_ comparison: Comparison) -> String? {
    let names = comparison.different(.template)
    return names.isEmpty ? nil : "template \(Reasons.list(names)) changed"
  }
}
