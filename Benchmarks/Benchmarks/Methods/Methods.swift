import Benchmark
import Domain
import Statistics

/// Every method of the catalogue over 200 series of 180 months, on one thread: a method that joins
/// the catalogue is measured without another line here.
let benchmarks: @Sendable () -> Void = {
  let panel = SimulatedPanel(count: 200)
  for method in Catalogue.methods {
    for setting in Setting.all where setting.method == method.name || setting.method == nil {
      guard let scorer = try? method.scorer(setting.parameters(of: method)) else { continue }
      Benchmark(
        method.name + setting.suffix,
        configuration: .init(
          metrics: [.wallClock, .throughput], warmupIterations: 1,
          scalingFactor: .one, maxDuration: .seconds(3))
      ) { benchmark in
        for _ in benchmark.scaledIterations {
          blackHole(PanelScorer(scorer, threads: 1).score(panel.series, starts: panel.starts))
        }
      }
    }
  }
}

/// Parameters that a benchmark sets.
struct Setting {
  /// The method it is for; nil for all methods with their defaults.
  let method: String?
  let suffix: String
  let given: [String: String]

  static let all = [
    Setting(method: nil, suffix: "", given: [:]),
    Setting(method: "stl", suffix: " robust", given: ["robust": "true"]),
    Setting(method: "mann-kendall", suffix: " hamed-rao", given: ["variant": "hamed-rao"]),
    Setting(method: "ets", suffix: " AAA", given: ["model": "AAA"]),
  ]

  /// The given parameters, and the last year alone for methods that can be limited to it.
  func parameters(of method: Method) -> [String: String] {
    var values = given
    if method.parameters.contains(where: { $0.name == "last" }) { values["last"] = "12" }
    return values
  }
}
