#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What can happen while a screen waits.
enum TerminalEvent: Equatable, Sendable {
  case key(Key)
  case resized(TerminalSize)
  /// Back from Ctrl-Z, from a stop, or from the machine's sleep: wall time has passed that nobody saw.
  case resumed
  /// The time given to `next` is over.
  case tick
  /// SIGINT, SIGTERM or SIGHUP: end the session, then `dieBy(signal:)` it.
  case interrupted(Int32)
  /// The terminal is gone; nothing more will come.
  case inputClosed
}

/// Why a screen cannot be had.
enum ScreenError: Error, Equatable, CustomStringConvertible {
  case notATerminal
  case system(Int32)

  var description: String {
    switch self {
    case .notATerminal: "standard input is not a terminal"
    case .system(let number): "cannot use the terminal: \(String(cString: strerror(number)))"
    }
  }
}

/// Takes the terminal for `body`, and gives it back on every way out: a return, an error, a signal, a crash.
///
/// One at a time: a process has one terminal and one set of signal handlers.
func withScreen<T>(
  input: Int32, output: Int32, styling: Styling, environment: [String: String] = [:],
  _ body: (Screen) throws -> T
) throws -> T {
  guard rememberTerminal(input: input, output: output) else { throw ScreenError.notATerminal }
  guard SignalInbox.descriptor >= 0 else { throw ScreenError.system(EMFILE) }
  return try withFatalSignalsHandled {
    try withSignals([SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH]) {
      defer { giveBackTerminal(discardingInput: false) }
      if let problem = takeTerminal() { throw ScreenError.system(problem) }
      return try body(Screen(input: input, output: output, styling: styling, environment: environment))
    }
  }
}

/// The terminal while it is ours: shows frames, and waits for what happens next.
final class Screen {
  /// How long an ESC may be the beginning of something, before it is the Escape key.
  private static let escapePatience = 50
  /// Less sleep than this is clock noise.
  private static let shortestSleep = 1000

  private static let endings: Set<Int32> = [SIGINT, SIGTERM, SIGHUP]

  private let input: Int32
  private let output: Int32
  private let environment: [String: String]
  private(set) var size: TerminalSize

  private var renderer: FrameRenderer
  private var shown: Frame?
  private var decoder = KeyDecoder()
  private var keys: ArraySlice<Key> = []
  private var lastRead = 0
  private var asleep = millisecondsAsleep()
  private var isGone = false
  /// Signals taken from the inbox together with one that was reported first.
  private var noted: [Int32] = []

  fileprivate init(input: Int32, output: Int32, styling: Styling, environment: [String: String]) {
    self.input = input
    self.output = output
    self.environment = environment
    renderer = FrameRenderer(styling: styling)
    size = .measured(output, environment: environment)
  }

  /// Makes the terminal look like `frame` with one write of what changed, or none.
  func show(_ frame: Frame) {
    shown = frame
    send(renderer.update(to: frame, size: size))
  }

  /// Rings the terminal's bell, or whatever the person has made of it.
  func ring() {
    send([0x07])
  }

  /// Waits for what happens next, at most for the given time.
  ///
  /// Signals come before keys: Ctrl-C must not wait behind a paste.
  func next(timeoutMilliseconds: Int? = nil) -> TerminalEvent {
    let deadline = timeoutMilliseconds.map { monotonicMilliseconds() + max(0, $0) }
    while true {
      if let event = signalled() ?? slept() { return event }
      if let key = keys.popFirst() { return .key(key) }
      if isGone { return .inputClosed }
      let flushing = decoder.isWaiting ? lastRead + Self.escapePatience : nil
      if waitForInput(input, until: [deadline, flushing].compactMap(\.self).min()) {
        readKeys()
        continue
      }
      let now = monotonicMilliseconds()
      if let flushing, now >= flushing {
        keys = decoder.flush()[...]
      } else if let deadline, now >= deadline {
        // A signal may have ended the wait in its last millisecond.
        return signalled() ?? .tick
      }
    }
  }

  /// Lends the terminal, as it was found, to another program (an editor), then takes it again and redraws.
  func suspended<T>(_ body: () throws -> T) rethrows -> T {
    giveBackTerminal(discardingInput: false)
    defer {
      // A stop or a new size meanwhile needs no event: everything is measured and drawn anew.
      noted = (noted + SignalInbox.take()).filter(Self.endings.contains)
      retake()
    }
    return try whileTerminalIsLent(body)
  }

  private func readKeys() {
    switch readAvailable(from: input) {
    case .bytes(let bytes):
      lastRead = monotonicMilliseconds()
      keys = decoder.decode(bytes)[...]
    case .nothing: break
    case .end: isGone = true
    }
  }

  private func signalled() -> TerminalEvent? {
    noted += SignalInbox.take()
    if let number = noted.popFirst(where: Self.endings.contains) { return .interrupted(number) }
    defer { noted = [] }
    if noted.contains(SIGTSTP) {
      giveBackTerminal(discardingInput: false)
      stopByShell()
      // What came meanwhile may ask us to end (the shell has exited): then the terminal is no longer ours to take.
      noted = SignalInbox.take()
      if let number = noted.popFirst(where: Self.endings.contains) { return .interrupted(number) }
      retake()
      return .resumed
    }
    if noted.contains(SIGCONT) {
      retake()
      return .resumed
    }
    guard noted.contains(SIGWINCH) else { return nil }
    renderer.invalidate()
    size = .measured(output, environment: environment)
    return .resized(size)
  }

  private func slept() -> TerminalEvent? {
    let before = asleep
    asleep = millisecondsAsleep()
    return asleep - before > Self.shortestSleep ? .resumed : nil
  }

  private func retake() {
    if takeTerminal() != nil { isGone = true }
    size = .measured(output, environment: environment)
    renderer.invalidate()
    if let shown { show(shown) }
  }

  private func send(_ bytes: [UInt8]) {
    // After a signal that ends us while stopped, the terminal is the shell's, and a last frame would be drawn over it.
    if isGone || !isTerminalHeld || bytes.isEmpty { return }
    if writeAll(bytes, to: output) != nil { isGone = true }
  }
}

extension [Int32] {
  fileprivate mutating func popFirst(where matches: (Int32) -> Bool) -> Int32? {
    firstIndex(where: matches).map { remove(at: $0) }
  }
}
