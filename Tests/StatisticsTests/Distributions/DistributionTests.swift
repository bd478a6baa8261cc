import Foundation
import Statistics
import Testing

/// One value to 30 digits.
struct Known: Sendable {
  var function: String
  var arguments: [Double]
  var value: Double
}

@Suite("Special functions and distributions")
struct DistributionTests {
  static let known: [String: [Known]] = {
    let url = Bundle.module.url(
      forResource: "values", withExtension: "csv", subdirectory: "Fixtures/distributions")
    let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    let rows = text.split(separator: "\n").map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Known(
        function: cells[0], arguments: cells[1...4].compactMap { Double($0) },
        value: Double(cells[5]) ?? .nan)
    }
    return Dictionary(grouping: rows, by: \.function)
  }()

  /// How each function of the table is called.
  static func value(_ known: Known) -> Double? {
    let a = known.arguments
    switch known.function {
    case "log-gamma": return GammaFunction.log(a[0])
    case "digamma": return GammaFunction.digamma(a[0])
    case "trigamma": return GammaFunction.trigamma(a[0])
    case "normal-log-upper": return Normal.tails(a[0]).logUpper
    case "normal-log-lower": return Normal.tails(a[0]).logLower
    case "normal-upper": return Normal.tails(a[0]).upper
    case "normal-quantile": return Normal.quantile(a[0])
    case "gamma-log-lower": return IncompleteGamma.tails(a[0], a[1]).logLower
    case "gamma-log-upper": return IncompleteGamma.tails(a[0], a[1]).logUpper
    case "beta-log-lower": return IncompleteBeta.tails(a[0], a[1], a[2]).logLower
    case "beta-log-upper": return IncompleteBeta.tails(a[0], a[1], a[2]).logUpper
    case "t-log-upper": return StudentT(degrees: a[0]).tails(a[1]).logUpper
    case "t-log-density": return StudentT(degrees: a[0]).logDensity(a[1])
    case "f-log-lower": return FisherF(numerator: a[0], denominator: a[1]).tails(a[2]).logLower
    case "f-log-upper": return FisherF(numerator: a[0], denominator: a[1]).tails(a[2]).logUpper
    case "poisson-log-mass": return Poisson(mean: a[0]).logMass(a[1])
    case "poisson-log-at-most": return Poisson(mean: a[0]).tails(a[1]).logLower
    case "poisson-log-above": return Poisson(mean: a[0]).tails(a[1]).logUpper
    case "binomial-log-mass": return Binomial(trials: a[0], probability: a[1]).logMass(a[2])
    case "binomial-log-at-most":
      return Binomial(trials: a[0], probability: a[1]).tails(a[2]).logLower
    case "binomial-log-above":
      return Binomial(trials: a[0], probability: a[1]).tails(a[2]).logUpper
    case "negative-binomial-log-mass":
      return NegativeBinomial(mean: a[0], size: a[1]).logMass(a[2])
    case "negative-binomial-log-at-most":
      return NegativeBinomial(mean: a[0], size: a[1]).tails(a[2]).logLower
    case "negative-binomial-log-above":
      return NegativeBinomial(mean: a[0], size: a[1]).tails(a[2]).logUpper
    case "t-upper-quantile": return StudentT(degrees: a[0]).upperQuantile(a[1])
    case "chi-squared-quantile": return ChiSquared(degrees: a[0]).quantile(a[1])
    case "chi-squared-upper-quantile": return ChiSquared(degrees: a[0]).upperQuantile(a[1])
    case "f-upper-quantile":
      return FisherF(numerator: a[0], denominator: a[1]).upperQuantile(a[2])
    default: return nil
    }
  }

  @Test("Every function agrees with its 30-digit values to 1e-12", arguments: known.keys.sorted())
  func agreesWithKnownValues(function: String) throws {
    let isLogarithm = function.contains("log-") && function != "log-gamma"
    var worst = 0.0
    for known in try #require(Self.known[function]) {
      let value = try #require(Self.value(known))
      guard value != known.value else { continue }
      // The logarithm of a probability is held to the probability's relative error, and where
      // the probability is below the smallest double to its own.
      let relative = abs(value / known.value - 1)
      let error = isLogarithm && known.value > -745 ? abs(value - known.value) : relative
      worst = max(worst, error)
      #expect(error <= 1e-12, "\(function)\(known.arguments) is \(value), known \(known.value)")
    }
    if ProcessInfo.processInfo.environment["CAUDAL_PRINT_ERRORS"] != nil {
      print("largest relative error of \(function): \(worst)")
    }
  }

  // Below 1e-30 the table's own digits, differences of 60-digit numbers, run out.
  @Test("A logarithm that is close to 0 is itself accurate")
  func smallLogarithms() throws {
    for function in Self.known.keys where function.contains("log-") {
      for known in try #require(Self.known[function]) where (-0.01 ... -1e-30).contains(known.value)
      {
        let value = try #require(Self.value(known))
        #expect(
          value == known.value || abs(value / known.value - 1) <= 1e-12,
          "\(function)\(known.arguments) is \(value), known \(known.value)")
      }
    }
  }

  static let counts: [any CountDistribution] = {
    var all: [any CountDistribution] = []
    for mean in [0, 1e-9, 0.4, 3, 77.7, 12_345.6, 1e9] {
      all.append(Poisson(mean: mean))
      for size in [1e-3, 0.6, 4, 250, 1e7, .infinity] {
        all.append(NegativeBinomial(mean: mean, size: size))
      }
    }
    for trials in [0.0, 1, 12, 5_000, 1e9] {
      for probability in [0, 1e-7, 0.3, 0.999, 1] {
        all.append(Binomial(trials: trials, probability: probability))
      }
    }
    return all
  }()

  @Test("A count's quantile is the smallest count that reaches the share")
  func countQuantiles() {
    for distribution in Self.counts {
      for p in [0, 1e-9, 0.01, 0.3, 0.5, 0.77, 0.99, 0.999_999] {
        let k = distribution.quantile(p)
        #expect(distribution.atMost(k) >= p * (1 - 1e-12), "\(distribution) at \(p)")
        #expect(k == 0 || distribution.atMost(k - 1) < p, "\(distribution) at \(p)")
      }
      for q in [1e-200, 1e-15, 1e-3, 0.2] {
        let k = distribution.upperQuantile(q)
        #expect(distribution.above(k) <= q * (1 + 1e-12), "\(distribution) above \(q)")
        #expect(k == 0 || distribution.above(k - 1) > q, "\(distribution) above \(q)")
      }
    }
  }

  @Test("Quantiles beyond the whole numbers that doubles hold are found too")
  func giantQuantiles() {
    for mean in [1e16, 3e17, 1e40, 1e300] {
      let distributions: [any CountDistribution] = [
        Poisson(mean: mean), NegativeBinomial(mean: mean, size: 4),
        NegativeBinomial(mean: mean, size: 0.3), NegativeBinomial(mean: mean, size: mean / 1e6),
      ]
      for distribution in distributions {
        let k = distribution.upperQuantile(0.01)
        #expect(distribution.above(k) <= 0.01 * (1 + 1e-12), "\(distribution)")
        #expect(distribution.above(k * 0.999_999) > 0.009, "\(distribution)")
        #expect(distribution.quantile(0.01) <= k, "\(distribution)")
      }
    }
  }

  @Test("The quantile of a count's own probability is the count")
  func quantilesReturn() {
    for distribution in Self.counts where distribution.mean > 0 {
      for z in [-2.0, -1, 0, 1, 2.5] {
        let k = max(0, (distribution.mean + z * distribution.variance.squareRoot()).rounded())
        guard k <= distribution.largest, distribution.mass(k) > 1e-12 else { continue }
        #expect(distribution.quantile(distribution.atMost(k)) == k, "\(distribution) at \(k)")
        #expect(distribution.upperQuantile(distribution.above(k)) == k, "\(distribution) at \(k)")
      }
    }
  }

  @Test("Masses add up to their tails, and the two mid-p values to 1")
  func massesAddUp() {
    for distribution in Self.counts where distribution.mean < 100 {
      var sum = 0.0
      for k in 0...40 {
        sum += distribution.mass(Double(k))
        let tails = distribution.tails(Double(k))
        #expect(abs(tails.lower - sum) < 1e-13)
        #expect(abs(tails.lower + tails.upper - 1) < 1e-15)
        let middle = distribution.midUpper(Double(k)) + distribution.midLower(Double(k))
        #expect(abs(middle - 1) < 1e-13)
      }
    }
  }

  @Test("Values outside a distribution's support have no mass and cut nothing off")
  func outsideTheSupport() {
    for distribution in Self.counts {
      #expect(distribution.mass(-1) == 0)
      #expect(distribution.mass(0.5) == 0)
      #expect(distribution.atMost(-0.5) == 0)
      #expect(distribution.above(-1) == 1)
      #expect(distribution.atMost(.infinity) == 1)
      #expect(distribution.quantile(1.5).isNaN)
    }
    #expect(GammaFunction.log(-1).isNaN)
    #expect(Normal.quantile(-0.1).isNaN)
    #expect(Normal.quantile(0) == -.infinity)
    #expect(ChiSquared(degrees: 3).tails(-1).upper == 1)
    #expect(StudentT(degrees: 3).tails(.infinity).upper == 0)
    #expect(StudentT(degrees: .infinity).tails(1.5) == Normal.tails(1.5))
    #expect(NegativeBinomial(mean: 4, size: .infinity).tails(6) == Poisson(mean: 4).tails(6))
  }

  @Test("A negative binomial's tails and mass around a count are those computed alone")
  func around() {
    for mean in [1e-3, 0.7, 12, 640, 3e6] {
      for size in [0.05, 0.9, 4, 333, 1e5, .infinity] {
        let law = NegativeBinomial(mean: mean, size: size)
        for count in [0, 1, 2, 9, (mean * 1.3).rounded(), 4_000] {
          let (beyond, mass) = law.around(count)
          let (tails, alone) = (law.tails(count - 1), law.mass(count))
          let place = "\(count) of mean \(mean), size \(size)"
          #expect(abs(mass - alone) <= 1e-12 * alone, "\(place)")
          #expect(abs(beyond.lower - tails.lower) <= 1e-12 * tails.lower, "\(place)")
          #expect(abs(beyond.upper - tails.upper) <= 1e-12 * tails.upper, "\(place)")
        }
      }
    }
    #expect(NegativeBinomial(mean: 0, size: 2).around(0).mass == 1)
    #expect(NegativeBinomial(mean: 0, size: 2).around(3).mass == 0)
  }

  @Test("A normal quantile can be asked for by the logarithm of a tail no double can hold")
  func farNormalQuantiles() {
    for z in [-20.0, -37, -60, -1e4] {
      let logarithm = Normal.tails(z).logLower
      #expect(abs(Normal.quantile(logarithm: logarithm) / z - 1) < 1e-14)
    }
  }
}
