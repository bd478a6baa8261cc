import CProcessor
import Foundation

/// What the processor at hand can run, asked once at start.
package enum Processor {
  /// Whether the kernels of `KernelsV3` may be called: x86-64 with AVX2, FMA and BMI that the
  /// operating system has enabled.
  ///
  /// The environment variable `CAUDAL_BASELINE` (any value) says no, so that both sets of kernels
  /// can be compared on one machine.
  package static let runsV3 =
    ProcessInfo.processInfo.environment["CAUDAL_BASELINE"] == nil && caudal_runs_x86_64_v3() == 1
}
