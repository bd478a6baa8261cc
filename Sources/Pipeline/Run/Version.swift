/// The version of Caudal that runs and pages name.
package enum Version {
  package static let current = "0.1.0"
}
