package import Kernels

/// Working memory of one block.
package enum LaneScratch {
  /// Lends memory for the length of a call, all zero at first.
  ///
  /// - Parameters:
  ///   - count: lanes to hold.
  ///   - body: must not keep the pointer.
  package static func with<Result>(
    lanes count: Int, _ body: (UnsafeMutablePointer<Lanes>) -> Result
  ) -> Result {
    let base = UnsafeMutablePointer<Lanes>.allocate(capacity: max(1, count))
    base.initialize(repeating: .zero, count: max(1, count))
    defer { base.deallocate() }
    return body(base)
  }
}
