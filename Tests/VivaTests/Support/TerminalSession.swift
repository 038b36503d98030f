import Foundation
import Testing

/// A program in a pseudo-terminal of its own: keys go in, a picture comes out.
///
/// It waits for what is to be seen and for nothing else; the deadline is for a program that never shows it.
final class TerminalSession {
  static let patience = 10.0

  private let master: Int32
  let process: pid_t
  private(set) var picture: TerminalPicture
  /// The terminal's modes before the program was started.
  private let modesBefore: String
  private var ending: Ending?
  private var isHungUp = false

  struct Timeout: Error, CustomStringConvertible {
    let awaited: String
    let shown: String
    var description: String { "waited in vain for \(awaited); the terminal shows:\n\(shown)" }
  }

  /// Starts viva at a desk.
  convenience init(_ desk: Desk, _ arguments: String..., columns: Int = 80, rows: Int = 24) throws {
    try self.init([BuiltProgram.path()] + arguments, desk.environment, columns: columns, rows: rows)
  }

  /// Starts a line of a shell with job control, as a person's shell has it; `viva` is the built program.
  static func shell(_ desk: Desk, _ line: String) throws -> TerminalSession {
    let line = "viva() { command \"\(try BuiltProgram.path())\" \"$@\"; }\n" + line
    return try TerminalSession(["/bin/sh", "-mc", line], desk.environment, columns: 80, rows: 24)
  }

  private init(_ command: [String], _ environment: [String: String], columns: Int, rows: Int) throws {
    let name: String
    (master, name) = try TerminalSession.newTerminal()
    picture = TerminalPicture(columns: columns, rows: rows)
    // Held until the program has opened it: without any holder the size and the modes would be forgotten.
    let slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(slave) }
    TerminalSession.setSize(master, columns, rows)
    modesBefore = TerminalSession.modes(master)
    process = try BuiltProgram.spawn(
      command, environment: environment, files: [(name, O_RDWR), (name, O_RDWR), (name, O_RDWR)], ownSession: true)
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      _ = Ending(of: process)
    }
    if !isHungUp { close(master) }
  }

  /// Types.
  func type(_ text: String) { _ = Array(text.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) } }

  func send(_ signal: Int32) { kill(process, signal) }

  func resize(columns: Int, rows: Int) {
    picture.resize(columns: columns, rows: rows)
    TerminalSession.setSize(master, columns, rows)
  }

  /// Reads until the terminal shows a text.
  func wait(for text: String) throws { try wait("'\(text)'") { $0.text.contains(text) } }

  func wait(_ awaited: String, until isReached: (TerminalPicture) -> Bool) throws {
    let deadline = Date() + TerminalSession.patience
    while !isReached(picture) {
      guard Date() < deadline, receive() else { throw Timeout(awaited: awaited, shown: picture.text) }
    }
  }

  /// Reads to the end, and says how the program ended.
  func end() throws -> Ending {
    let deadline = Date() + TerminalSession.patience
    while Date() < deadline, receive() {}
    guard Date() < deadline else { throw Timeout(awaited: "the end", shown: picture.text) }
    let ending = Ending(of: process)
    self.ending = ending
    return ending
  }

  /// Closes the window, and says how the program ended.
  func hangUp() -> Ending {
    close(master)
    isHungUp = true
    let ending = Ending(of: process)
    self.ending = ending
    return ending
  }

  /// Compares the whole screen with a golden, once it shows `text`, which the program draws last.
  func expectScreen(_ golden: String, showing text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait(for: text)
    expectGolden(steady(picture.text) + "\n", golden, sourceLocation: sourceLocation)
  }

  /// Whether the program has left the terminal as it found it.
  var isGivenBack: Bool {
    modesBefore == TerminalSession.modes(master) && !picture.isAlternate && !picture.hidesCursor && !picture.brackets
  }

  /// The picture with the timer at rest.
  private func steady(_ text: String) -> String {
    text.replacingOccurrences(of: #"\d+:\d\d / "#, with: "0:00 / ", options: .regularExpression)
  }

  /// False when the program has closed the terminal.
  private func receive() -> Bool {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 100) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    picture.feed(Array(buffer[..<count]))
    return true
  }

  /// A pseudo-terminal: our end of it, and the name of the other.
  private static func newTerminal() throws -> (master: Int32, name: String) {
    #if canImport(Darwin)
      let master = posix_openpt(O_RDWR | O_NOCTTY)
      guard master >= 0, fcntl(master, F_SETFD, FD_CLOEXEC) == 0, grantpt(master) == 0, unlockpt(master) == 0,
        let name = ptsname(master)
      else { throw POSIXError(.ENXIO) }
      return (master, String(cString: name))
    #else
      // What posix_openpt and its companions do; Glibc's module does not show those to Swift.
      let (unlock, number) = (UInt(0x4004_5431), UInt(0x8004_5430))
      let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      var (locked, index) = (Int32(0), UInt32(0))
      guard master >= 0, ioctl(master, unlock, &locked) == 0, ioctl(master, number, &index) == 0 else {
        throw POSIXError(.ENXIO)
      }
      return (master, "/dev/pts/\(index)")
    #endif
  }

  private static func setSize(_ terminal: Int32, _ columns: Int, _ rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  private static func modes(_ terminal: Int32) -> String {
    var modes = termios()
    guard tcgetattr(terminal, &modes) == 0 else { return "none" }
    return "\(modes.c_iflag) \(modes.c_oflag) \(modes.c_cflag) \(modes.c_lflag)"
  }
}
