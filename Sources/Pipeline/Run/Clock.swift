package import Domain

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system's clock.
package enum Clock {
  package static var now: Moment { Moment(seconds: time(nil)) }
}
