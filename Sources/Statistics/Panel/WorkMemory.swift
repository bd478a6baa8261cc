/// Memory for a kernel's work: allocated once a block, given back when the block is done.
package struct WorkMemory<Element: BitwiseCopyable>: ~Copyable {
  /// The first element; the memory is not set to anything.
  package let base: UnsafeMutablePointer<Element>

  /// - Parameter count: elements to hold; 0 is allowed.
  package init(_ count: Int) {
    base = UnsafeMutablePointer.allocate(capacity: max(1, count))
  }

  deinit { base.deallocate() }
}
