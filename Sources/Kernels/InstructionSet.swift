/// Eight series side by side: one period of a block.
public typealias Lanes = SIMD8<Double>

/// Some of the eight series.
public typealias LaneMask = SIMDMask<SIMD8<Int64>>

/// A marker for the machine code that a kernel is compiled to.
///
/// Every kernel is generic over this marker and `@inlinable`, so that each thin module
/// (`KernelsBaseline`, `KernelsV3`) holds its own specialisation with its own symbol. Without the
/// marker both modules would emit the same symbol and the linker would keep only one of them:
/// AVX2 code on a machine without AVX2, or the slow code everywhere.
///
/// Kernels use separate multiplications and additions, never a fused one, so that both
/// instruction sets give the same bytes.
public protocol InstructionSet: Sendable {}
