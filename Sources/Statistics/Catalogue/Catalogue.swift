/// All methods, one line each, in the order in which they are listed.
package enum Catalogue {
  package static let methods: [Method] = [
    SeasonalTrendLoess.method,
    MannKendall.method,
    Pelt.method,
    Farrington.method,
    Ears.method,
    TheilSen.method,
    BaiPerron.method,
    Theta.method,
  ]

  /// The method of that name, or nil.
  package static func method(named name: String) -> Method? {
    methods.first { $0.name == name }
  }
}
