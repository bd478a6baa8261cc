import Domain
import Warehouse

/// One node of a pipeline's graph: knows what it depends on and how its work is done.
///
/// Stages are values made from the pipeline file and the survey of the disk. Work is done inside
/// one transaction that also takes the stage's record, so that a result without a record and a
/// record without a result cannot be.
protocol Stage: Sendable {
  var name: StageName { get }

  /// What the stage depends on, as far as is known at its turn.
  func prepare(_ knowledge: Knowledge, _ bench: Workbench) throws -> Preparation

  /// Does the work.
  ///
  /// - Throws: a ``Failure``; everything that was written is then taken back.
  func perform(_ work: StageWork) throws -> StageResult
}

/// What a stage is given to do its work with.
struct StageWork {
  let writer: WarehouseWriter
  let run: RunID
  let bench: Workbench
  let knowledge: Knowledge
  /// Ingredients of the last time that the stage ended well, nil where it never did.
  let before: Ingredients?
  /// Whether the person asked for it, changed or not.
  let isForced: Bool
}

/// What a stage says of its work.
struct StageResult {
  /// done, degraded or failed (a failure whose findings are to be kept).
  var state: StageState = .done
  var message: String?
  var rowsIn = 0
  var rowsOut = 0
  /// Series that the method could not judge; each has a status that says why.
  var notJudged = 0
  /// Alerts that the stage has opened.
  var newAlerts = 0
}

/// What all stages of a run share.
struct Workbench: Sendable {
  let project: Project
  let pipeline: PipelineFile
  let survey: Survey
  let asOf: Day
  /// When the run began.
  let startedAt: Moment
  let threads: Int
  /// The folder of the results.
  let output: String
  let interruption: Interruption
  let observe: @Sendable (RunEvent) -> Void
}

/// What is known when a stage has its turn: the past, and how the stages before it ended.
struct Knowledge {
  let past: PipelinePast
  /// Days for which the warehouse has scores, by stage.
  var scored: [String: Set<Day>] = [:]
  /// Days as of which the warehouse's flows were looked through for signals.
  var lookedAt: Set<Day> = []
  /// Days as of which the corridor was followed.
  var followedOn: Set<Day> = []
  /// Days as of which returns and deaths were looked at.
  var returnedOn: Set<Day> = []
  /// Days as of which the drivers were looked at.
  var driversOn: Set<Day> = []
  /// The digest of what an office last decided about an alert.
  var newestDecision: String?
  /// How the stages before ended; in a plan, how they will.
  var states: [StageName: StageState] = [:]
  /// Keys of the stages before that have a result.
  var keys: [StageName: Digest] = [:]
  /// Stages that will run, whose results are not known yet; only in a plan.
  var pending: Set<StageName> = []
  /// What the warehouse has of each source once its stage has ended.
  var standings: [String: SourceStanding] = [:]
}

extension Knowledge {
  /// What a warehouse remembers of a pipeline.
  init(_ reader: WarehouseReader, pipeline: String) throws {
    self.init(
      past: PipelinePast(try reader.attempts(pipeline: pipeline)), scored: try reader.scoredDays(),
      lookedAt: try reader.signalDays(), followedOn: try reader.corridorDays(),
      returnedOn: try reader.returnsDays(),
      driversOn: try reader.driverDays(),
      newestDecision: try reader.newestDecision())
  }
}
