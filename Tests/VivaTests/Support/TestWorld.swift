import Foundation
import Testing

@testable import viva

/// A world of a test's own: a folder with a small library in it, a clock that stands still until it is told to go on,
/// a seed for each run, 7 for the first, and outputs that can be read afterwards.
final class TestWorld {
  static let now = "2026-11-21T08:00:00Z"

  let folder = TemporaryFolder()
  /// Whether a person is there to be asked.
  var isInteractive = false
  /// What the person types, or what is piped in; nil where nothing may be read.
  var input: String?
  var environment: [String: String]
  var columns = 80
  /// Whether the locale has no UTF-8.
  var isASCII = false
  /// How far the clock goes on whenever somebody looks at it.
  var millisecondsAGlance: Int64 = 0
  private let outputText = Captured()
  private let errorText = Captured()
  private let pace = Pace()
  private var runs: UInt64 = 0

  private final class Captured { var bytes: [UInt8] = [] }
  private final class Pace { var milliseconds: Int64 = 0 }

  init() {
    SampleContent.write(to: folder)
    environment = [
      "VIVA_NOW": TestWorld.now, "VIVA_DATA": folder("progress.json"), "VIVA_CONTENT": folder("content"),
      "HOME": folder("home"),
    ]
  }

  /// The progress file, as it stands on the disk.
  var progress: String? {
    get { folder.read("progress.json") }
    set { folder.write("progress.json", newValue ?? "") }
  }

  /// The lines of the progress file between its header and its close.
  var events: [String] {
    (progress ?? "").split(separator: "\n").map(String.init).filter { $0.hasPrefix(#"{"id""#) }
  }

  /// Runs a command line in this process.
  @discardableResult
  func run(_ line: String, sourceLocation: SourceLocation = #_sourceLocation) -> CommandRun {
    run(words(line), sourceLocation: sourceLocation)
  }

  @discardableResult
  func run(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) -> CommandRun {
    (outputText.bytes, errorText.bytes) = ([], [])
    runs += 1
    // A file can always be read to its end, so that a test of what waits for input cannot hang.
    let place = folder.write("stdin", input ?? "nothing may be read here\n")
    let descriptor = open(place, O_RDONLY | O_CLOEXEC)
    defer {
      close(descriptor)
      folder.remove("stdin")
    }
    let world = world(input: descriptor)
    let outcome = SignalTurn.take { Command.run(parse(arguments), world) }
    world.output.flush()
    world.errors.flush()
    if input == nil, lseek(descriptor, 0, SEEK_CUR) != 0 {
      Issue.record("standard input was read, and nothing was given", sourceLocation: sourceLocation)
    }
    return CommandRun(outcome, shown(outputText), shown(errorText))
  }

  func world(input: Int32) -> World {
    let pace = pace
    let step = millisecondsAGlance
    let environment = environment.merging(["COLUMNS": "\(columns)"]) { given, _ in given }
    // Tests that set VIVA_NOW set it to a moment.
    let clock = try! Clock(environment: environment) {
      defer { pace.milliseconds += step }
      return pace.milliseconds
    }
    return World(
      environment: environment, clock: clock, input: input, output: sink(outputText), outputDescriptor: -1,
      errors: sink(errorText), isInteractive: isInteractive, showsOnTerminal: columns != 80, styling: styling,
      executable: nil, seed: 6 + runs)
  }

  private var styling: Styling { Styling(colors: false, attributes: false, ascii: isASCII) }

  private func sink(_ captured: Captured) -> Output {
    Output(styling: styling, capacity: 0, width: columns == 80 ? nil : columns) { bytes in
      captured.bytes += bytes
      return nil
    }
  }

  private func shown(_ captured: Captured) -> String {
    String(decoding: captured.bytes, as: UTF8.self).replacing(folder.path, with: "DIR")
  }
}

/// What a command came to; the test's folder reads DIR.
struct CommandRun: Equatable {
  let outcome: Outcome
  let output: String
  let errors: String

  init(_ outcome: Outcome, _ output: String, _ errors: String) {
    (self.outcome, self.output, self.errors) = (outcome, output, errors)
  }

  static func done(_ output: String = "", errors: String = "") -> CommandRun { CommandRun(.done, output, errors) }
  static func problem(_ errors: String, output: String = "") -> CommandRun { CommandRun(.problem, output, errors) }
  static func misuse(_ errors: String) -> CommandRun { CommandRun(.exit(.misuse), "", errors) }

  private var ending: String {
    switch outcome {
    case .exit(let status): "status \(status.rawValue)"
    case .interrupted(let signal): "signal \(signal)"
    }
  }

  /// Both outputs in one text, for a golden.
  var transcript: String {
    "[\(ending)]\n" + output + (errors.isEmpty ? "" : "[stderr]\n" + errors)
  }
}
