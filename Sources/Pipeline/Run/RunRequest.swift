package import Domain

/// What a person asks of a run or a plan.
package struct RunRequest: Sendable {
  /// A path, or the bare name of a file in `pipelines/`.
  package var pipeline: String
  /// Overrides the pipeline file's own day.
  package var asOf: Day?
  /// Stages by name or by the beginning of a name; all where it is empty.
  package var only: [String] = []
  /// Runs what is selected, changed or not.
  package var isForced = false
  package var threads: Int
  /// The working warehouse; by default `warehouse/<pipeline>.sqlite` below the project.
  package var warehouse: String?
  /// The folder of results; by default `reports/output/<pipeline>/<as-of>` below the project.
  package var output: String?
  /// The command as it was given, for the record.
  package var command: String
  package var now: @Sendable () -> Moment

  package init(
    pipeline: String, threads: Int = 1, command: String = "",
    now: @escaping @Sendable () -> Moment = { Clock.now }
  ) {
    self.pipeline = pipeline
    self.threads = threads
    self.command = command
    self.now = now
  }
}
