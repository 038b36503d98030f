#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is needed to give the terminal back, at any moment, even from a signal handler.
private struct TerminalHold {
  var isHeld = false
  var input: Int32 = -1
  var output: Int32 = -1
  /// The modes found at the beginning; never read again, since a later look could take our own for the person's.
  var original = termios()
}
nonisolated(unsafe) private let hold = {
  let hold = UnsafeMutablePointer<TerminalHold>.allocate(capacity: 1)
  hold.initialize(to: TerminalHold())
  return hold
}()

/// Alternate screen, bracketed paste, no cursor until a frame has one.
private let enterBytes = Array("\u{1B}[?1049h\u{1B}[?2004h\u{1B}[?25l".utf8)

/// Undoes `enterBytes`, and what a frame cut off in its middle may have left: a synchronized update (a terminal would go on
/// showing the old picture), a style, no wrapping.
nonisolated(unsafe) private let leaveBytes = {
  let text = "\u{1B}[?2026l\u{1B}[0m\u{1B}[?7h\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l"
  let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
  _ = bytes.initialize(from: text.utf8)
  return UnsafeRawBufferPointer(bytes)
}()

/// Remembers the terminal's modes, for all later `takeTerminal`s; false when `input` is no terminal.
func rememberTerminal(input: Int32, output: Int32) -> Bool {
  _ = leaveBytes.count  // made now, since a handler must not be the first to ask for it
  hold.pointee.input = input
  hold.pointee.output = output
  return tcgetattr(input, &hold.pointee.original) == 0
}

/// Raw mode and the alternate screen; the error number when the terminal refuses.
///
/// Ctrl-C, Ctrl-\ and Ctrl-Z stay signals, so that they work even while the program is busy.
func takeTerminal() -> Int32? {
  var raw = hold.pointee.original
  cfmakeraw(&raw)
  raw.c_lflag |= tcflag_t(ISIG)
  raw.c_oflag = hold.pointee.original.c_oflag
  #if canImport(Darwin)
    // Ctrl-Y would stop the program too.
    withUnsafeMutableBytes(of: &raw.c_cc) { $0[Int(VDSUSP)] = UInt8(truncatingIfNeeded: _POSIX_VDISABLE) }
  #endif
  hold.pointee.isHeld = true
  while tcsetattr(hold.pointee.input, TCSANOW, &raw) != 0 {
    if errno != EINTR { return errno }
  }
  return writeAll(enterBytes, to: hold.pointee.output)
}

/// Whether the terminal is ours to draw on.
var isTerminalHeld: Bool { hold.pointee.isHeld }

/// Puts everything back as it was found; does nothing when it has been done.
///
/// Safe in a signal handler: only `write`, `poll`, `tcflush` and `tcsetattr`, on memory that is there already.
/// `discardingInput` keeps the rest of a paste from becoming commands when the program dies in the middle of it.
func giveBackTerminal(discardingInput: Bool) {
  guard hold.pointee.isHeld else { return }
  let (input, output) = (hold.pointee.input, hold.pointee.output)
  var offset = 0
  var attempts = 0
  while offset < leaveBytes.count && attempts < 20 {
    let count = write(output, leaveBytes.baseAddress.map { $0 + offset }, leaveBytes.count - offset)
    if count > 0 {
      offset += count
    } else if count < 0 && (errno == EAGAIN || errno == EINTR) {
      var writable = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
      _ = poll(&writable, 1, 50)
      attempts += 1
    } else {
      break
    }
  }
  // In the background the shell has its own modes set already, and touching them would stop us instead of ending us.
  let foreground = tcgetpgrp(input)
  if foreground < 0 || foreground == getpgrp() {
    if discardingInput { tcflush(input, TCIFLUSH) }
    while tcsetattr(input, TCSANOW, &hold.pointee.original) != 0 && errno == EINTR {}
  }
  hold.pointee.isHeld = false
}

extension TerminalSize {
  /// The size that the terminal states, else `COLUMNS` and `LINES`, else 80 × 24.
  static func measured(_ descriptor: Int32, environment: [String: String]) -> TerminalSize {
    var window = winsize()
    let answered = ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0
    func length(_ stated: UInt16, _ variable: String, _ standard: Int) -> Int {
      if answered && stated > 0 { return Int(stated) }
      // An environment variable is anyone's text; a huge one must not cost memory.
      return environment[variable].flatMap { Int($0) }.flatMap { (1...1000).contains($0) ? $0 : nil } ?? standard
    }
    return TerminalSize(columns: length(window.ws_col, "COLUMNS", 80), rows: length(window.ws_row, "LINES", 24))
  }
}
