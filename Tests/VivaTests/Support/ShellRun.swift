import Foundation
import Testing

/// What a run of the built program came to.
struct ProgramRun: Equatable {
  let status: Int32
  let output: String
  let errors: String
}

/// Runs a shell script in which `viva` is the program that was built with these tests; for what cannot be tried within
/// the tests' own process, such as limits on it.
func runShell(
  _ script: String, in folder: TemporaryFolder, _ environment: [String: String] = [:]
) throws -> ProgramRun {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/sh")
  process.arguments = ["-c", script]
  process.environment = ["PATH": "\(builtProducts):/usr/bin:/bin", "HOME": folder.path]
    .merging(environment) { $1 }
  process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
  let (output, errors) = (Pipe(), Pipe())
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = output
  process.standardError = errors
  try process.run()
  // What is written to standard error must fit into its pipe until standard output ends.
  func text(_ pipe: Pipe) -> String {
    String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .replacing(folder.path, with: "DIR")
  }
  let texts = (text(output), text(errors))
  process.waitUntilExit()
  return ProgramRun(status: process.terminationStatus, output: texts.0, errors: texts.1)
}

/// The folder of the test bundle, where the build puts the program too.
private let builtProducts: String = {
  #if canImport(Darwin)
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    return bundles.first?.deletingLastPathComponent().path ?? "."
  #else
    return URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
  #endif
}()
