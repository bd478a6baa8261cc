import Domain
import Statistics

extension ModelNote {
  /// The words for what a series is taken to be, each with the weight of the models that say so.
  static func notes(_ character: SeriesCharacter) -> [ModelNote] {
    [
      note(.level, character.speeds) { $0 < 0.15 ? "steady" : $0 < 0.8 ? "slow" : "fast" },
      note(.season, character.harmonics) { $0 < 0.5 ? "none" : "yearly" },
      note(.scatter, character.dispersions) { $0 < 3 ? "narrow" : "wide" },
    ].compactMap { $0 }
  }

  /// The word that has most weight; the first in alphabetical order among equals.
  private static func note(
    _ aspect: Aspect, _ shares: [SeriesCharacter.Share], _ word: (Double) -> String
  ) -> ModelNote? {
    var weights: [String: Double] = [:]
    for share in shares { weights[word(share.value), default: 0] += share.weight }
    let best = weights.sorted { $0.key < $1.key }.max { $0.value < $1.value }
    return best.map { ModelNote(aspect, $0.key, weight: min(1, max(0, $0.value))) }
  }
}
