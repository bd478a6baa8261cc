extension Warehouse {
  /// The schema that this build makes and reads: part of every stage's key.
  package static var schemaVersion: Int { SchemaHistory.current.version }
}
