#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The signals that arrived, in order, taken at a moment that suits the program.
///
/// A handler may do almost nothing safely, so it only writes the signal's number into a pipe, and whoever waits for input
/// waits for that pipe too.
enum SignalInbox {
  private static let ends: (reader: Int32, writer: Int32) = {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return (-1, -1) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    return (ends[0], ends[1])
  }()

  /// Readable while a signal waits; negative when the system had no pipe left.
  static var descriptor: Int32 { ends.reader }

  /// The signals noted since the last call.
  static func take() -> [Int32] {
    guard case .bytes(let numbers) = readAvailable(from: ends.reader) else { return [] }
    return numbers.map { Int32($0) }
  }

  fileprivate static func open() -> Bool {
    handlerState.pointee.inbox = ends.writer
    return ends.writer >= 0
  }
}

/// All that handlers may touch besides `TerminalHold`: allocated once, before the first handler is installed.
///
/// Reached by pointers, since a Swift variable would bring exclusivity checks, and with them the runtime, into a handler.
private struct HandlerState {
  var inbox: Int32 = -1
  /// Another program has the terminal, and the keyboard's signals are meant for it.
  var isLent = false
}
nonisolated(unsafe) private let handlerState = {
  let state = UnsafeMutablePointer<HandlerState>.allocate(capacity: 1)
  state.initialize(to: HandlerState())
  return state
}()

/// What each fatal signal did before us (Swift's backtrace, or death), by signal number.
nonisolated(unsafe) private let previousActions = {
  let actions = UnsafeMutablePointer<sigaction>.allocate(capacity: 32)
  actions.initialize(repeating: sigaction(), count: 32)
  return actions
}()

private let fatalSignals: [Int32] = [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]

private let noteSignal: @convention(c) (Int32) -> Void = { number in
  if number == SIGINT && handlerState.pointee.isLent { return }
  let before = errno
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(handlerState.pointee.inbox, &byte, 1)
  errno = before
}

/// Gives the terminal back, then lets the signal do what it would have done. Ctrl-\ comes here too: it is the way out of
/// a program that no longer answers.
private let giveBackAndDie: @convention(c) (Int32) -> Void = { number in
  if number == SIGQUIT && handlerState.pointee.isLent { return }
  giveBackTerminal(discardingInput: true)
  sigaction(number, previousActions + Int(number), nil)
  raise(number)
}

private func action(_ handler: (@convention(c) (Int32) -> Void)?, onOwnStack: Bool = false) -> sigaction {
  var action = sigaction()
  #if canImport(Darwin)
    action.__sigaction_u.__sa_handler = handler
  #else
    action.__sigaction_handler.sa_handler = handler
  #endif
  action.sa_flags = SA_RESTART | (onOwnStack ? Int32(SA_ONSTACK) : 0)
  return action
}

private func isIgnored(_ action: sigaction) -> Bool {
  #if canImport(Darwin)
    unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  #else
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  #endif
}

/// Runs `body` while `signals` go to the inbox instead of ending the program.
///
/// A signal that was ignored before stays so: `nohup viva` must survive SIGHUP. Without a pipe for the inbox, signals keep
/// their usual effect.
func withSignals<T>(_ signals: [Int32], _ body: () throws -> T) rethrows -> T {
  guard SignalInbox.open() else { return try body() }
  var before: [(number: Int32, action: sigaction)] = []
  for number in signals {
    var noted = action(noteSignal)
    var previous = sigaction()
    sigaction(number, nil, &previous)
    if isIgnored(previous) { continue }
    sigaction(number, &noted, nil)
    before.append((number, previous))
  }
  defer {
    for (number, action) in before {
      var action = action
      sigaction(number, &action, nil)
    }
  }
  return try body()
}

/// Runs `body` so that a crash in it gives the terminal back before it takes its usual course.
func withFatalSignalsHandled<T>(_ body: () throws -> T) rethrows -> T {
  // An overflowing stack has no room for a handler; Swift's own backtrace may have set another one up already.
  var stack = stack_t()
  let size = 65_536
  var ownStack: UnsafeMutableRawPointer?
  if sigaltstack(nil, &stack) == 0 && stack.ss_flags & Int32(SS_DISABLE) != 0 {
    ownStack = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack = stack_t()
    stack.ss_sp = ownStack
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }
  for number in fatalSignals {
    var fatal = action(giveBackAndDie, onOwnStack: true)
    sigaction(number, nil, previousActions + Int(number))
    if !isIgnored(previousActions[Int(number)]) { sigaction(number, &fatal, nil) }
  }
  defer {
    for number in fatalSignals { sigaction(number, previousActions + Int(number), nil) }
    if let ownStack {
      stack.ss_flags = Int32(SS_DISABLE)
      sigaltstack(&stack, nil)
      ownStack.deallocate()
    }
  }
  return try body()
}

/// Runs `body` while Ctrl-C and Ctrl-\ are meant for another program in the foreground, and Ctrl-Z stops it and us alike.
func whileTerminalIsLent<T>(_ body: () throws -> T) rethrows -> T {
  handlerState.pointee.isLent = true
  defer { handlerState.pointee.isLent = false }
  return try withDefaultAction(of: SIGTSTP, body)
}

/// Stops the program as Ctrl-Z would have; returns when it is continued.
func stopByShell() {
  withDefaultAction(of: SIGTSTP) { _ = raise(SIGTSTP) }
}

private func withDefaultAction<T>(of number: Int32, _ body: () throws -> T) rethrows -> T {
  var standard = action(SIG_DFL)
  var before = sigaction()
  sigaction(number, nil, &before)
  if !isIgnored(before) { sigaction(number, &standard, nil) }
  defer { sigaction(number, &before, nil) }
  return try body()
}

/// Ends the program by `number`, so that whoever started it sees how it died; a shell stops its script after Ctrl-C.
func dieBy(signal number: Int32) -> Never {
  giveBackTerminal(discardingInput: false)
  var standard = action(SIG_DFL)
  sigaction(number, &standard, nil)
  var unblocked = sigset_t()
  sigemptyset(&unblocked)
  sigaddset(&unblocked, number)
  sigprocmask(SIG_UNBLOCK, &unblocked, nil)
  raise(number)
  exit(128 + number)  // only for a signal whose default is not death
}

/// Makes writing to a closed pipe an error that the sink sees, instead of sudden death. Once, at the program's start.
///
/// An ignored signal stays ignored in programs started from here: reset it (`posix_spawnattr_setsigdefault`) for an editor.
func ignoreSIGPIPE() {
  signal(SIGPIPE, SIG_IGN)
}
