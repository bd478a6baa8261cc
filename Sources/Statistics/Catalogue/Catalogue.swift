/// All methods, one line each, in the order in which they are listed.
package enum Catalogue {
  package static let methods: [Method] = [
    SeasonalTrendLoess.method,
    MannKendall.method,
    TheilSen.method,
    Pelt.method,
    EarlyWarningMethod.method,
    Farrington.method,
    Ears.method,
    Cusum.method,
    Ewma.method,
    LikelihoodRatioChart.method,
    BaiPerron.method,
    ExtremeStudentizedDeviate.method,
    Hampel.method,
    ExponentialSmoothing.method,
    Theta.method,
  ]

  /// The method of that name, or nil.
  package static func method(named name: String) -> Method? {
    methods.first { $0.name == name }
  }
}
