// The C library's elementary functions under their own names for the whole target, so that no file
// imports Foundation, which is slow to start, for the sake of a logarithm. Each is within about one
// unit in the last place.

#if canImport(Glibc)
  import Glibc

  func exp(_ x: Double) -> Double { Glibc.exp(x) }
  func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
  func log(_ x: Double) -> Double { Glibc.log(x) }
  func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
  func sin(_ x: Double) -> Double { Glibc.sin(x) }
  func cos(_ x: Double) -> Double { Glibc.cos(x) }
  func tan(_ x: Double) -> Double { Glibc.tan(x) }
  func atan(_ x: Double) -> Double { Glibc.atan(x) }
  func erfc(_ x: Double) -> Double { Glibc.erfc(x) }
#else
  import Darwin

  func exp(_ x: Double) -> Double { Darwin.exp(x) }
  func expm1(_ x: Double) -> Double { Darwin.expm1(x) }
  func log(_ x: Double) -> Double { Darwin.log(x) }
  func log1p(_ x: Double) -> Double { Darwin.log1p(x) }
  func pow(_ x: Double, _ y: Double) -> Double { Darwin.pow(x, y) }
  func sin(_ x: Double) -> Double { Darwin.sin(x) }
  func cos(_ x: Double) -> Double { Darwin.cos(x) }
  func tan(_ x: Double) -> Double { Darwin.tan(x) }
  func atan(_ x: Double) -> Double { Darwin.atan(x) }
  func erfc(_ x: Double) -> Double { Darwin.erfc(x) }
#endif
