/// A number with its noun: `1 source`, `2 sources`, `3 series`.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 || noun.hasSuffix("s") ? "\(count) \(noun)" : "\(count) \(noun)s"
}

/// A number with so many decimals, halves away from zero.
func decimal(_ number: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
  let whole = Int((abs(number) * scale).rounded())
  let digits = String(whole)
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  let sign = number < 0 && whole > 0 ? "-" : ""
  guard decimals > 0 else { return sign + padded }
  return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
}
