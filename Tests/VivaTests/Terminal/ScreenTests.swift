import Testing

@testable import viva

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Signal handlers, the inbox and the hold on the terminal belong to the whole process, so these run one by one.
@Suite("Screen and line reader", .serialized)
struct ScreenTests {
  struct Oops: Error {}
  static let plain = Styling(colors: false, attributes: false, ascii: false)
  static let entering = "\u{1B}[?1049h\u{1B}[?2004h\u{1B}[?25l"
  static let leaving = "\u{1B}[?2026l\u{1B}[0m\u{1B}[?7h\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l"

  func onScreen<T>(of terminal: PseudoTerminal, _ body: (Screen) throws -> T) throws -> T {
    try SignalTurn.take {
      try withScreen(input: terminal.program, output: terminal.program, styling: Self.plain, body)
    }
  }

  /// Raises a signal so that its handler has run on return; the threads that tests run on block most signals.
  func deliver(_ signal: Int32) {
    var unblocked = sigset_t()
    var before = sigset_t()
    sigemptyset(&unblocked)
    sigaddset(&unblocked, signal)
    pthread_sigmask(SIG_UNBLOCK, &unblocked, &before)
    raise(signal)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  @Test("the terminal is raw inside, and as it was after a return")
  func normalReturn() throws {
    let terminal = try PseudoTerminal()
    let before = terminal.modes
    let inside = try onScreen(of: terminal) { _ in terminal.modes }
    #expect(inside != before)
    #expect(terminal.modes == before)
    #expect(terminal.sent() == Self.entering + Self.leaving)
  }

  @Test("the terminal is as it was after a thrown error")
  func thrownError() throws {
    let terminal = try PseudoTerminal()
    let before = terminal.modes
    #expect(throws: Oops.self) { try onScreen(of: terminal) { _ in throw Oops() } }
    #expect(terminal.modes == before)
    #expect(terminal.sent() == Self.entering + Self.leaving)
  }

  @Test("what is no terminal is refused in words, and nothing is sent")
  func noTerminal() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    let error = #expect(throws: ScreenError.self) {
      try withScreen(input: ends[0], output: ends[1], styling: Self.plain) { _ in }
    }
    #expect(error?.description == "standard input is not a terminal")
    var readable = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
    #expect(poll(&readable, 1, 0) == 0)
  }

  @Test("typed keys arrive in order, then the time is over")
  func keys() throws {
    let terminal = try PseudoTerminal()
    let events = try onScreen(of: terminal) { screen in
      terminal.type("a\u{1B}[A\r\u{1B}[200~x\ry\u{1B}[201~")
      return (0..<5).map { _ in screen.next(timeoutMilliseconds: 0) }
    }
    #expect(events == [.key(.character("a")), .key(.up), .key(.enter), .key(.paste("x\ny")), .tick])
  }

  @Test("a lone ESC becomes the Escape key after a moment")
  func escape() throws {
    let terminal = try PseudoTerminal()
    let event = try onScreen(of: terminal) { screen in
      terminal.type("\u{1B}")
      return screen.next()
    }
    #expect(event == .key(.escape))
  }

  @Test("a shorter wait than the Escape key needs is a tick, and loses nothing")
  func tickBeforeEscape() throws {
    let terminal = try PseudoTerminal()
    let events = try onScreen(of: terminal) { screen in
      terminal.type("\u{1B}")
      let first = screen.next(timeoutMilliseconds: 0)
      terminal.type("[A")
      return [first, screen.next()]
    }
    #expect(events == [.tick, .key(.up)])
  }

  @Test("signals to end are events, and come before keys", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interruption(signal: Int32) throws {
    let terminal = try PseudoTerminal()
    let events = try onScreen(of: terminal) { screen in
      terminal.type("a")
      deliver(signal)
      return [screen.next(), screen.next()]
    }
    #expect(events == [.interrupted(signal), .key(.character("a"))])
  }

  @Test("a new size is measured and told once")
  func resize() throws {
    let terminal = try PseudoTerminal(columns: 80, rows: 24)
    let (before, events) = try onScreen(of: terminal) { screen in
      let before = screen.size
      terminal.resize(columns: 100, rows: 30)
      deliver(SIGWINCH)
      deliver(SIGWINCH)
      return (before, [screen.next(timeoutMilliseconds: 0), screen.next(timeoutMilliseconds: 0)])
    }
    #expect(before == TerminalSize(columns: 80, rows: 24))
    #expect(events == [.resized(TerminalSize(columns: 100, rows: 30)), .tick])
  }

  @Test("a frame that is shown already costs nothing")
  func sameFrame() throws {
    let terminal = try PseudoTerminal()
    let (first, second) = try onScreen(of: terminal) { screen in
      let frame = Frame(lines: [Line("due today")], cursor: nil)
      screen.show(frame)
      let first = terminal.sent()
      screen.show(frame)
      return (first, terminal.sent())
    }
    #expect(first.contains("due today"))
    #expect(second == "")
  }

  @Test("after a stop everything is taken and drawn again")
  func continued() throws {
    let terminal = try PseudoTerminal()
    let (event, sent) = try onScreen(of: terminal) { screen in
      screen.show(Frame(lines: [Line("due today")], cursor: nil))
      _ = terminal.sent()
      deliver(SIGCONT)
      return (screen.next(timeoutMilliseconds: 0), terminal.sent())
    }
    #expect(event == .resumed)
    #expect(sent.hasPrefix(Self.entering))
    #expect(sent.contains("due today"))
  }

  @Test("a lent terminal is as it was found, its Ctrl-C is not ours, and it is drawn anew afterwards")
  func lent() throws {
    let terminal = try PseudoTerminal()
    let before = terminal.modes
    let (lent, taken, event, sent) = try onScreen(of: terminal) { screen in
      screen.show(Frame(lines: [Line("due today")], cursor: nil))
      _ = terminal.sent()
      let lent = screen.suspended {
        deliver(SIGINT)
        return terminal.modes
      }
      return (lent, terminal.modes, screen.next(timeoutMilliseconds: 0), terminal.sent())
    }
    #expect(lent == before)
    #expect(taken != before)
    #expect(event == .tick)
    #expect(sent.hasPrefix(Self.leaving + Self.entering))
    #expect(sent.contains("due today"))
  }

  @Test("a terminal that is gone ends the input, whatever is drawn on it")
  func hangUp() throws {
    let terminal = try PseudoTerminal()
    let events = try onScreen(of: terminal) { screen in
      terminal.hangUp()
      screen.show(Frame(lines: [Line("lost")], cursor: nil))
      return [screen.next(), screen.next()]
    }
    #expect(events == [.inputClosed, .inputClosed])
  }

  @Test("without a stated size, COLUMNS and LINES count if they are sane, else 80 × 24")
  func measuredSize() throws {
    let terminal = try PseudoTerminal(columns: 0, rows: 0)
    let sane = TerminalSize.measured(terminal.program, environment: ["COLUMNS": "120", "LINES": "40"])
    let mad = TerminalSize.measured(terminal.program, environment: ["COLUMNS": "999999999", "LINES": "-3"])
    #expect(sane == TerminalSize(columns: 120, rows: 40))
    #expect(mad == TerminalSize(columns: 80, rows: 24))
    #expect(TerminalSize.measured(-1, environment: [:]) == TerminalSize(columns: 80, rows: 24))
  }

  // MARK: Line reader

  @Test("a pipe's lines come one by one, then its end, again and again")
  func pipedLines() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    let reader = LineReader(descriptor: ends[0])
    _ = writeAll(Array("good\r\n\nu".utf8), to: ends[1])
    #expect([reader.next(), reader.next()] == [.line("good"), .line("")])
    #expect(reader.next(timeoutMilliseconds: 0) == .tick)
    _ = writeAll(Array("ndo".utf8), to: ends[1])
    close(ends[1])
    #expect([reader.next(), reader.next(), reader.next()] == [.line("undo"), .end, .end])
  }

  @Test("Ctrl-C interrupts a wait for a line")
  func interruptedLine() throws {
    let terminal = try PseudoTerminal()
    let reader = LineReader(descriptor: terminal.program)
    let events = SignalTurn.take {
      withSignals([SIGINT]) {
        terminal.type("typed\n")
        deliver(SIGINT)
        return [reader.next(), reader.next()]
      }
    }
    #expect(events == [.interrupted(SIGINT), .line("typed")])
  }

  @Test("a closed descriptor is the end of the input")
  func closedDescriptor() {
    #expect(LineReader(descriptor: 1_000_000).next() == .end)
  }
}
