import EarlyWarning
import Foundation
import Statistics
import Testing

@Suite("Skill")
struct LeadSkillTests {
  private func trials(_ count: Int, gain: Double, seed: UInt64) -> [LeadSkill.Trial] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let error = 100 * (random.nextUnit() - 0.5)
      let other = 100 * (random.nextUnit() - 0.5)
      return LeadSkill.Trial(
        actual: 1000, forecast: 1000 + gain * error, noChange: 1000 + other, history: 1060,
        season: .nan)
    }
  }

  @Test("Errors are means of people, and skill is the share taken away")
  func errors() {
    let skill = LeadSkill(
      [
        LeadSkill.Trial(actual: 10, forecast: 12, noChange: 14, history: 10, season: .nan),
        LeadSkill.Trial(actual: 20, forecast: 20, noChange: 16, history: 22, season: 26),
      ], steps: 1)
    #expect(skill.error == 1)
    #expect(skill.noChangeError == 4)
    #expect(skill.historyError == 1)
    #expect(skill.seasonError == 6)
    #expect(skill.skill == 0.75)
    #expect(!skill.beatsSimpleRules)
    #expect(skill.p == 1)
  }

  @Test("The test is that of Diebold and Mariano with the correction of Harvey and others")
  func reference() {
    // R forecast 8.20: dm.test(rep(10, 12), 10 - gains, alternative = "greater", h = h, power = 1,
    // varestimator = "bartlett").
    let gains = [3.0, -1, 4, 1, -5, 9, 2, 6, -5, 3, 5, 8]
    let trials = gains.map {
      LeadSkill.Trial(actual: 0, forecast: 10 - $0, noChange: 10, history: 10, season: 10)
    }
    #expect(abs(LeadSkill(trials, steps: 1).p - 0.0397507676319949) < 1e-12)
    #expect(abs(LeadSkill(trials, steps: 3).p - 0.0319815236362014) < 1e-12)
  }

  @Test("Without a difference p-values are as often small as they say")
  func level() {
    let count = 800
    let small = (1...count).filter {
      LeadSkill(trials(40, gain: 1, seed: UInt64($0)), steps: 1).p < 0.1
    }.count
    #expect((0.07...0.13).contains(Double(small) / Double(count)))
    #expect(LeadSkill(trials(40, gain: 0.3, seed: 1), steps: 1).p < 0.001)
  }

  @Test("No trial, one trial, and a gain that never varies")
  func edges() {
    #expect(LeadSkill([], steps: 1).p == 1)
    #expect(LeadSkill([], steps: 1).skill == 0)
    let same = Array(
      repeating: LeadSkill.Trial(actual: 5, forecast: 5, noChange: 9, history: 9, season: 9),
      count: 10)
    #expect(LeadSkill(same, steps: 2).p == 0)
    #expect(LeadSkill(same, steps: 2).skill == 1)
  }
}
