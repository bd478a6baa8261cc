public import Kernels

/// Machine code for x86-64-v3: AVX2, FMA, BMI.
public enum Target: InstructionSet {}
