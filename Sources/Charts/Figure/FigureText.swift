/// The words of a figure, in one language.
package struct FigureText: Sendable, Equatable {
  /// BCP 47 code of the language.
  package var language: String
  /// The finding, in about ten words.
  package var title: String
  /// Measure, unit, place and period.
  package var subtitle: String
  /// Who published the figures.
  package var source: String
  /// As-of date and run, so that a picture taken from the page still says where it comes from.
  package var stamp: String
  /// What someone reads who does not see the drawing: kind, extremes, latest figure, alarms.
  package var description: String

  package init(
    language: String, title: String, subtitle: String, source: String, stamp: String,
    description: String
  ) {
    self.language = language
    self.title = title
    self.subtitle = subtitle
    self.source = source
    self.stamp = stamp
    self.description = description
  }
}
