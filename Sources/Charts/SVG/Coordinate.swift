/// Coordinates as text: one decimal at most, never an exponent, no negative zero.
///
/// A tenth of a unit is a tenth of a pixel at the drawing's own size, finer than a printer shows
/// at the widths in use, and fixed decimals give the same bytes on every machine.
enum Coordinate {
  static func text(_ value: Double) -> String {
    precondition(value.isFinite && abs(value) < 1e8, "a coordinate must be finite")
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    let sign = tenths < 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
