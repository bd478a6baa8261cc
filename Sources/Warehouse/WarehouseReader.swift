package import GRDB

/// Questions to one state of a warehouse. Each file of `Reading`, `Panel` and `Runs` adds those of
/// its subject.
///
/// Valid only inside the closure that received it.
package struct WarehouseReader {
  package let db: Database
}

/// What a stage may write, inside one transaction of ``Warehouse/write(_:)``.
///
/// Valid only inside the closure that received it.
package struct WarehouseWriter {
  package let db: Database

  package init(db: Database) { self.db = db }

  /// Questions answered from the state that the transaction has reached.
  package var reader: WarehouseReader { WarehouseReader(db: db) }
}
