/// How far a case has come.
///
/// Computation leads a case to *watch* and *forming* and out of *watch*; only a named office leads
/// it to *confirmed* and *active*, and out of them.
package enum AlertState: String, Sendable, CaseIterable {
  /// Vigilancia: something is unusual, or an announced act is ahead.
  case watch
  /// Formación: the evidence is strong, lasts, or shows at neighbouring places.
  case forming
  /// Presencia confirmada: an office of the country attests it.
  case confirmed
  /// Activada: an office has decided that it is acted upon, until a day.
  case active
  /// Distensión: figures have been calm for some issues.
  case easing
  /// Cerrada.
  case closed
  /// Descartada: it was no alert, with a reason.
  case dismissed

  /// Whether somebody still has to look after the case.
  package var isOpen: Bool { self != .closed && self != .dismissed }

  /// Whether no person has decided anything yet.
  package var isUntriaged: Bool { self == .watch || self == .forming }
}

/// What a case says is happening.
package enum AlertDirection: String, Sendable, CaseIterable {
  /// More people than were to be expected.
  case surge
  /// Fewer people than were to be expected.
  case collapse
  /// People travel the other way.
  case reversal
  /// People wait at a place.
  case stock
  /// The mix of nationalities, or the share of children, turns.
  case composition
}
