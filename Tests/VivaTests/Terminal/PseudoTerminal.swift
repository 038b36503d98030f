import Testing

@testable import viva

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A terminal without a window: the test holds the person's end, the code under test the program's.
final class PseudoTerminal {
  private var person: Int32
  let program: Int32

  init(columns: UInt16 = 80, rows: UInt16 = 24) throws {
    (person, program) = try Self.opened()
    resize(columns: columns, rows: rows)
  }

  private static func opened() throws -> (Int32, Int32) {
    #if canImport(Darwin)
      let person = posix_openpt(O_RDWR | O_NOCTTY)
      try #require(person >= 0 && grantpt(person) == 0 && unlockpt(person) == 0)
      let name = String(cString: try #require(ptsname(person)))
    #else
      // Swift's Glibc lacks posix_openpt and its like; these requests are what they make.
      let person = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var locked: Int32 = 0
      var number: UInt32 = 0
      let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)  // TIOCSPTLCK, TIOCGPTN
      try #require(ioctl(person, setLock, &locked) == 0 && ioctl(person, getNumber, &number) == 0)
      let name = "/dev/pts/\(number)"
    #endif
    let program = open(name, O_RDWR | O_NOCTTY)
    try #require(program >= 0)
    return (person, program)
  }

  deinit {
    hangUp()
    close(program)
  }

  func hangUp() {
    if person >= 0 { close(person) }
    person = -1
  }

  func resize(columns: UInt16, rows: UInt16) {
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(person, UInt(TIOCSWINSZ), &window)
  }

  func type(_ text: String) {
    _ = writeAll(Array(text.utf8), to: person)
  }

  /// What the program has sent since the last call.
  func sent() -> String {
    var bytes: [UInt8] = []
    var readable = pollfd(fd: person, events: Int16(POLLIN), revents: 0)
    while poll(&readable, 1, 0) > 0, case .bytes(let more) = readAvailable(from: person) { bytes += more }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The terminal's modes, as comparable bytes.
  var modes: [UInt8] {
    var modes = termios()
    tcgetattr(program, &modes)
    return withUnsafeBytes(of: &modes) { Array($0) }
  }
}
