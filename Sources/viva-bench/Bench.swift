import Foundation
import VivaCore

/// Measures the release build of `viva` beside it on collections of several sizes, and prints the table of bars.
@main
struct Bench {
  private var sizes = [1000, 10_000, 100_000]
  private var parts = Part.allCases
  private var keep: String?
  private var log: String?
  private var content: String?
  private var seed = 1
  private var days = 90
  private var until = Collection.today

  private static let usage = """
    usage: swift run -c release viva-bench [--table NAME] [--sizes 1k,10k] [--keep FOLDER]
      --table NAME    one part of the table: \(Part.allCases.map(\.rawValue).joined(separator: ", "))
      --sizes LIST    collections to build, such as 1k,10k,100k (all three by default)
      --keep FOLDER   builds the collections in FOLDER and leaves them there
    usage: viva-bench --log FILE [--seed N] [--days 90] [--until 2026-11-21] [--content FOLDER]
      --log FILE      writes the progress of somebody who has prepared for months with the bundled material

    """

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    guard let bench = Bench(Array(CommandLine.arguments.dropFirst())) else {
      complain(usage)
      exit(2)
    }
    do {
      try bench.run()
    } catch {
      complain("error: \(error)\n")
      exit(1)
    }
  }

  private static func complain(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// A line at once, for whoever watches.
  private static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  /// Nil when the arguments make no sense.
  private init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let flag = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch flag {
      case "--table":
        guard let part = Part(rawValue: value) else { return nil }
        parts = [part]
      case "--sizes":
        sizes = value.split(separator: ",").compactMap(Bench.size)
        if sizes.isEmpty { return nil }
      case "--keep": keep = value
      case "--log": log = value
      case "--content": content = value
      case "--seed":
        guard let seed = Int(value), seed >= 0 else { return nil }
        self.seed = seed
      case "--days":
        guard let days = Int(value), (14...3650).contains(days) else { return nil }
        self.days = days
      case "--until":
        guard let until = StudyDay(value) else { return nil }
        self.until = until
      default: return nil
      }
    }
  }

  private static func size(_ text: Substring) -> Int? {
    text.hasSuffix("k") ? Int(text.dropLast()).map { $0 * 1000 } : Int(text)
  }

  private func run() throws {
    if let log { return try write(log) }
    let program = Bench.folder + "/viva"
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw Program.Failure(description: "there is no viva beside viva-bench; 'swift build -c release' builds both")
    }
    let parent = try keep ?? Bench.temporaryFolder()
    defer { if keep == nil { try? FileManager.default.removeItem(atPath: parent) } }
    Bench.say(Bench.machine)
    if parts != [.deadline] { Bench.say(Figure.header) }
    let measurements = Measurements(program: program) { Bench.say($0.text) }
    let collections = parts == [.deadline] ? [] : try sizes.map { try Collection.build($0, in: parent) }
    // The answers come last, because they change the progress files.
    for part in Part.allCases where parts.contains(part) {
      switch part {
      case .start: for collection in collections { try measurements.start(collection) }
      case .today: for collection in collections { try measurements.today(collection) }
      case .stats: for collection in collections { try measurements.stats(collection) }
      case .memory: for collection in collections { try measurements.memory(collection) }
      case .replay:
        measurements.replayFormulas()
        for collection in collections { try measurements.replayFile(collection) }
      case .deadline: Simulation.printTable(Bench.say)
      case .answer: for collection in collections { try measurements.answer(collection) }
      }
    }
  }

  private func write(_ path: String) throws {
    let library = try BundledContent.library(content, beside: Bench.folder)
    var log = LearnerLog(library, seed: seed, days: days, until: until)
    try Data(try log.file()).write(to: URL(fileURLWithPath: path))
  }

  /// The folder of this program.
  private static var folder: String {
    Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path ?? "."
  }

  private static func temporaryFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.path + "/viva-bench-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    return folder
  }

  private static var machine: String {
    let process = ProcessInfo.processInfo
    #if DEBUG
      let build = "a DEBUG build: these figures mean nothing"
    #else
      let build = "release build"
    #endif
    let system = "\(process.activeProcessorCount) cores, \(process.operatingSystemVersionString)"
    return "\(system), Swift \(swiftVersion), \(build), load \(load) (above 0.5, other work spoils the figures)"
  }

  /// How many processes wanted to run during the last minute.
  private static var load: String {
    var averages = [0.0]
    return getloadavg(&averages, 1) == 1 ? "\((averages[0] * 10).rounded() / 10)" : "unknown"
  }

  private static var swiftVersion: String {
    #if compiler(>=6.4)
      "6.4 or later"
    #elseif compiler(>=6.3)
      "6.3"
    #elseif compiler(>=6.2)
      "6.2"
    #else
      "6.0 or 6.1"
    #endif
  }
}
