package import Domain
import Warehouse

/// What the warehouse remembers of a stage: its attempts, newest first.
package struct StagePast: Sendable, Equatable {
  package struct Attempt: Sendable, Equatable {
    /// Number of the run.
    package var run: Int64
    package var startedAt: Moment
    package var state: StageState
    package var ingredients: Ingredients?
    package var message: String?

    package init(
      run: Int64, startedAt: Moment, state: StageState, ingredients: Ingredients?,
      message: String? = nil
    ) {
      self.run = run
      self.startedAt = startedAt
      self.state = state
      self.ingredients = ingredients
      self.message = message
    }

    var endedWell: Bool { state == .done || state == .degraded }

    /// Why a stage that reads files itself stands on an older one: its own message says so, and
    /// nothing but another file can change it. Stages that read other stages are judged by those.
    var ownDegradation: String? {
      guard state == .degraded, let ingredients, ingredients.inputs(.stage).isEmpty else {
        return nil
      }
      return message ?? "its newest file is held back"
    }
  }

  package var attempts: [Attempt]

  package init(attempts: [Attempt] = []) { self.attempts = attempts }

  /// Whether the newest attempt failed.
  package var lastAttemptFailed: Bool { attempts.first?.state == .failed }

  /// The newest attempt that ended well for a day; where there is none, for any day.
  package func lastGood(asOf: String?) -> Attempt? {
    let good = attempts.filter(\.endedWell)
    return good.first { $0.ingredients?.asOf == asOf } ?? good.first
  }
}

/// The past of every stage of a pipeline.
package struct PipelinePast: Sendable {
  private var stages: [String: StagePast] = [:]

  /// A pipeline that never ran.
  package init() {}

  init(_ attempts: [StageAttempt]) {
    for attempt in attempts {
      stages[attempt.stage.stage, default: StagePast()].attempts.append(
        StagePast.Attempt(
          run: attempt.run.id.rawValue, startedAt: attempt.run.start.startedAt,
          state: attempt.stage.state, ingredients: Ingredients(texts: attempt.stage.inputs),
          message: attempt.stage.message))
    }
  }

  package subscript(name: StageName) -> StagePast { stages[name.description] ?? StagePast() }
}
