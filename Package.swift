// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

// The second set of lane kernels: the same sources, compiled for AVX2 and FMA and chosen at start.
#if arch(x86_64)
  let wide: [SwiftSetting] = strict + [.unsafeFlags(["-Xcc", "-march=x86-64-v3"])]
#else
  let wide = strict
#endif

let package = Package(
  name: "caudal",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "caudal", targets: ["caudal"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Listed from the top of the house to the ground: a target imports only what stands below it.
    .executableTarget(
      name: "caudal",
      dependencies: [
        "CaudalCLI", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "CaudalCLI",
      dependencies: [
        "Pipeline", "Reporting", "EarlyWarning", "Phases", "Warehouse", "Ingest", "Statistics",
        "Tabular",
        "Configuration", "Domain",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .target(
      name: "Pipeline",
      dependencies: [
        "Reporting", "EarlyWarning", "Phases", "Warehouse", "Ingest", "Statistics", "Tabular",
        "Configuration", "Domain",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: [
        "EarlyWarning", "Phases", "Warehouse", "Charts", "Statistics", "Tabular", "Domain", "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "EarlyWarning",
      dependencies: [
        "Statistics", "Configuration", "Domain",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(name: "Phases", dependencies: ["Statistics", "Domain"], swiftSettings: strict),
    .target(
      name: "Warehouse",
      dependencies: [
        "Domain", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "Ingest", dependencies: ["Tabular", "Configuration", "Domain"], swiftSettings: strict),
    .target(name: "Charts", dependencies: ["Domain"], swiftSettings: strict),
    .target(
      name: "Statistics",
      dependencies: [
        "Tabular", "Domain", "KernelsBaseline", "KernelsV3", "Kernels", "CLAPACK", "CProcessor",
      ],
      swiftSettings: strict),
    .target(name: "Tabular", dependencies: ["Domain", "CCharconv"], swiftSettings: strict),
    .target(name: "Configuration", dependencies: ["Domain", "Yams"], swiftSettings: strict),
    .target(name: "Domain", swiftSettings: strict),
    .target(name: "KernelsBaseline", dependencies: ["Kernels"], swiftSettings: strict),
    .target(name: "KernelsV3", dependencies: ["Kernels"], swiftSettings: wide),
    .target(name: "Kernels", swiftSettings: strict),
    .systemLibrary(name: "CLAPACK", providers: [.apt(["liblapack-dev"])]),
    .systemLibrary(name: "CProcessor"),
    .target(name: "CCharconv"),

    .testTarget(name: "HouseTests", dependencies: ["Domain"], swiftSettings: strict),
    .testTarget(
      name: "CaudalCLITests",
      dependencies: [
        "CaudalCLI", "Domain", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Pipeline", "Reporting", "EarlyWarning", "Phases", "Warehouse", "Ingest", "Statistics",
        "Tabular",
        "Configuration", "Domain",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Phases", "Warehouse", "Charts", "Statistics", "Tabular", "Domain",
        .product(name: "Crypto", package: "swift-crypto"),
      ], exclude: ["Snapshots", "Scripts"], swiftSettings: strict),
    .testTarget(
      name: "EarlyWarningTests",
      dependencies: ["EarlyWarning", "Statistics", "Configuration", "Domain"],
      swiftSettings: strict),
    .testTarget(
      name: "PhasesTests", dependencies: ["Phases", "Statistics", "Domain"], swiftSettings: strict),
    .testTarget(
      name: "WarehouseTests",
      dependencies: ["Warehouse", "Domain", .product(name: "GRDB", package: "GRDB.swift")],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "IngestTests", dependencies: ["Ingest", "Tabular", "Configuration", "Domain"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "ChartsTests", dependencies: ["Charts", "Domain"], exclude: ["Snapshots"],
      swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests",
      dependencies: [
        "Statistics", "Tabular", "KernelsBaseline", "KernelsV3", "Kernels", "Domain",
      ],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(name: "TabularTests", dependencies: ["Tabular", "Domain"], swiftSettings: strict),
    .testTarget(
      name: "ConfigurationTests", dependencies: ["Configuration", "Domain"], swiftSettings: strict),
    .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
    .testTarget(
      name: "KernelsTests", dependencies: ["Kernels", "KernelsBaseline", "KernelsV3"],
      swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
