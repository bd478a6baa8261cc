/// Random numbers with a stated seed: the same numbers on every machine and in every run.
///
/// Passes the usual batteries of tests and is not meant for secrets. Everything in Caudal that draws
/// random numbers draws them from here, so that results can be reproduced.
///
/// - References: Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators,
///   OOPSLA '14:453–472. doi:10.1145/2660193.2660195
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// - Parameter seed: any number; equal seeds give equal sequences.
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number drawn evenly from 0 up to below 1, with 53 random bits.
  package mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
