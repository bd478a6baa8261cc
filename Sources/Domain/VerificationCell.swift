/// What became of a warning, or of its absence. The four cells have these names everywhere.
package enum VerificationCell: String, Sendable, CaseIterable {
  /// Warned, and it came.
  case hit
  /// Not warned, and it came.
  case miss
  /// Warned, and it did not come.
  case falseAlarm = "false-alarm"
  /// Not warned, and it did not come.
  case correctSilence = "correct-silence"

  package init(warned: Bool, happened: Bool) {
    switch (warned, happened) {
    case (true, true): self = .hit
    case (false, true): self = .miss
    case (true, false): self = .falseAlarm
    case (false, false): self = .correctSilence
    }
  }
}
