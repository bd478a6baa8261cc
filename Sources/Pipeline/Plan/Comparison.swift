/// What a stage would do now beside what it did last: what the reasons judge by.
package struct Comparison: Sendable {
  package var now: Ingredients
  /// The ingredients of the last time that the stage ended well; nil where it never did.
  package var before: Ingredients?
  /// Whether the last attempt ended well.
  package var lastAttemptFailed: Bool
  package var isForced: Bool
  /// Files that the stage wrote and that are gone or changed.
  package var missingOutputs: [String]
  /// Stages that this one reads and that will run first; their results are not known yet.
  package var waitsFor: [StageName]

  package init(
    now: Ingredients, before: Ingredients?, lastAttemptFailed: Bool = false,
    isForced: Bool = false, missingOutputs: [String] = [], waitsFor: [StageName] = []
  ) {
    self.now = now
    self.before = before
    self.lastAttemptFailed = lastAttemptFailed
    self.isForced = isForced
    self.missingOutputs = missingOutputs
    self.waitsFor = waitsFor
  }

  /// Names of one kind of input that are here now and were not before.
  func added(_ kind: Ingredients.Input.Kind) -> [String] {
    guard let before else { return [] }
    let old = before.inputs(kind)
    return now.inputs(kind).keys.filter { old[$0] == nil }.sorted()
  }

  /// Names of one kind of input that were here before and are not now.
  func removed(_ kind: Ingredients.Input.Kind) -> [String] {
    guard let before else { return [] }
    let new = now.inputs(kind)
    return before.inputs(kind).keys.filter { new[$0] == nil }.sorted()
  }

  /// Names of one kind of input that were here before with another digest.
  func changed(_ kind: Ingredients.Input.Kind) -> [String] {
    guard let before else { return [] }
    let old = before.inputs(kind)
    return now.inputs(kind).filter { name, digest in
      old[name].map { $0 != digest } ?? false
    }.keys.sorted()
  }

  /// Names of one kind of input that differ in any way.
  func different(_ kind: Ingredients.Input.Kind) -> [String] {
    (added(kind) + removed(kind) + changed(kind)).sorted()
  }
}
