import Foundation
import VivaCore

/// Everything the program knows of what lies outside it: a value that is passed in, so that a test can pass another.
struct World {
  let environment: [String: String]
  let clock: Clock
  let input: Int32
  let output: Output
  let outputDescriptor: Int32
  let errors: Output
  /// Whether a person sits at both ends, so that questions can be asked.
  let isInteractive: Bool
  /// Whether standard output is a terminal.
  let showsOnTerminal: Bool
  let styling: Styling
  let executable: String?
  /// Where random choices begin.
  let seed: UInt64

  /// The world as it is.
  ///
  /// - Parameter color: what the command line asks for; the terminal and the environment decide the rest.
  static func live(color: ColorFlag?) throws(UsageError) -> World {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = (input: isatty(0) == 1, output: isatty(1) == 1, errors: isatty(2) == 1)
    let styling = Styling.resolve(flag: color, environment: environment, isTerminal: isTerminal.output)
    let errorStyling = Styling.resolve(flag: color, environment: environment, isTerminal: isTerminal.errors)
    let errorWidth = isTerminal.errors ? TerminalSize.measured(2, environment: environment).columns : nil
    return World(
      environment: environment, clock: try Clock(environment: environment), input: 0,
      output: Output(descriptor: 1, styling: styling), outputDescriptor: 1,
      errors: Output(descriptor: 2, styling: errorStyling, capacity: 0, width: errorWidth),
      isInteractive: isTerminal.input && isTerminal.output, showsOnTerminal: isTerminal.output,
      styling: styling, executable: runningProgram(), seed: UInt64.random(in: .min ... .max))
  }

  /// Whether the whole screen can be used: a dumb terminal is for talking line by line.
  var hasScreen: Bool { isInteractive && environment["TERM"] != "dumb" }

  /// Takes the whole screen for `body`.
  func onScreen<T>(_ body: (Screen) throws -> T) throws -> T {
    try withScreen(input: input, output: outputDescriptor, styling: styling, environment: environment, body)
  }

  /// How wide text may be laid out: the terminal's width where there is one, else 80 columns.
  var width: Int {
    min(showsOnTerminal ? TerminalSize.measured(outputDescriptor, environment: environment).columns : 80, 100)
  }

  /// How wide a table may be: in a pipe, where each row belongs to a line, as wide as it likes.
  var tableWidth: Int { showsOnTerminal ? width : 10_000 }

  /// A sentence on standard output, in as many lines as it needs.
  func say(_ text: String) { output.lines(wrap(Line(text), to: width)) }

  func say(choices: [String]) { output.lines(Line.choices(choices, width)) }

  /// Answers a line that means nothing to a session.
  func sayUnknown(_ typed: String, of words: [String]) {
    let word = typed.filter { !$0.isWhitespace }
    say("\(quoted(typed)) means nothing here: \(Nearest.help(word, in: words, "? lists the words."))")
  }

  private static func runningProgram() -> String? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var buffer = [CChar](repeating: 0, count: Int(size) + 1)
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      let path = buffer
    #else
      let path = Array("/proc/self/exe".utf8CString)
    #endif
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// Tells the time, and which study day it is.
struct Clock {
  /// Where `VIVA_NOW` set the clock, and what the steady clock showed then.
  private let start: (moment: Moment, utcOffset: Int, uptime: Int64)?
  /// How much faster than usual a set clock runs.
  let pace: Double
  private let uptime: () -> Int64

  /// - Parameter uptime: the steady clock that a set clock goes on by, in milliseconds.
  /// - Throws: when `VIVA_NOW` is no moment with an offset.
  init(
    environment: [String: String], uptime: @escaping () -> Int64 = { Clock.milliseconds(CLOCK_MONOTONIC) }
  ) throws(UsageError) {
    self.uptime = uptime
    guard let text = environment["VIVA_NOW"], !text.isEmpty else {
      start = nil
      pace = 1
      return
    }
    guard let (moment, utcOffset) = Moment.parse(text) else {
      throw UsageError(
        message: "VIVA_NOW is \(quoted(text)), which is no moment with an offset",
        help: "write it as 2026-11-21T08:00:00+01:00")
    }
    start = (moment, utcOffset, uptime())
    // For trying out an hour in a minute; only where the clock is not the real one anyway.
    pace = environment["VIVA_PACE"].flatMap(Double.init).map { min(max($0, 0.01), 1000) } ?? 1
  }

  /// A set clock goes on at its usual pace; the day is that of the place where `VIVA_NOW` was written.
  var now: Now {
    if let start {
      let elapsed = Int64(Double(uptime() - start.uptime) * pace)
      return Now(Moment(milliseconds: start.moment.milliseconds + elapsed), utcOffset: start.utcOffset)
    }
    let milliseconds = Clock.milliseconds(CLOCK_REALTIME)
    var seconds = time_t(milliseconds / 1000)
    var local = tm()
    localtime_r(&seconds, &local)
    return Now(Moment(milliseconds: milliseconds), utcOffset: local.tm_gmtoff)
  }

  /// How long to wait, in milliseconds, until so many of the clock's own have passed.
  func wait(_ milliseconds: Int) -> Int { max(pace == 1 ? 0 : 10, Int((Double(milliseconds) / pace).rounded(.up))) }

  private static func milliseconds(_ id: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(id, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
