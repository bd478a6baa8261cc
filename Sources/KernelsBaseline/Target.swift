public import Kernels

/// Machine code that every supported processor runs.
public enum Target: InstructionSet {}
