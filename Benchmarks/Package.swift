// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the benchmark library is no dependency of Caudal. `Sources` is a
// link to Caudal's: the targets below are compiled again here, with the same settings, because
// their interface is visible within one package only.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

#if arch(x86_64)
  let wide: [SwiftSetting] = strict + [.unsafeFlags(["-Xcc", "-march=x86-64-v3"])]
#else
  let wide = strict
#endif

let package = Package(
  name: "caudal-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: [])
  ],
  targets: [
    .executableTarget(
      name: "Methods",
      dependencies: [
        "Statistics", "Tabular", "Domain", .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Methods", swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .target(
      name: "Statistics",
      dependencies: [
        "Tabular", "Domain", "KernelsBaseline", "KernelsV3", "Kernels", "CLAPACK", "CProcessor",
      ],
      swiftSettings: strict),
    .target(name: "Tabular", dependencies: ["Domain", "CCharconv"], swiftSettings: strict),
    .target(name: "Domain", swiftSettings: strict),
    .target(name: "KernelsBaseline", dependencies: ["Kernels"], swiftSettings: strict),
    .target(name: "KernelsV3", dependencies: ["Kernels"], swiftSettings: wide),
    .target(name: "Kernels", swiftSettings: strict),
    .systemLibrary(name: "CLAPACK"),
    .systemLibrary(name: "CProcessor"),
    .target(name: "CCharconv"),
  ],
  cxxLanguageStandard: .cxx17
)
