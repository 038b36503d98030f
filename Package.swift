// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "viva",
  products: [
    .executable(name: "viva", targets: ["viva"]),
    .library(name: "VivaCore", targets: ["VivaCore"]),
  ],
  targets: [
    .target(name: "VivaCore"),
    .executableTarget(
      name: "viva",
      dependencies: ["VivaCore"],
      // The material is plain Markdown and JSON at the top of the repository; it travels beside the executable.
      resources: [.copy("../../Content")]
    ),
    .executableTarget(name: "viva-bench", dependencies: ["VivaCore"]),
    .testTarget(name: "VivaCoreTests", dependencies: ["VivaCore"], exclude: ["Fixtures", "Goldens"]),
    .testTarget(name: "VivaTests", dependencies: ["viva", "VivaCore"], exclude: ["Goldens"]),
  ],
  swiftLanguageModes: [.v6]
)
