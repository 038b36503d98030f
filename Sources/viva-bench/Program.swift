import Foundation

/// The program under measurement, running as a child with its input held open.
final class Program {
  /// What the child sees of its surroundings, so that no setting of this machine changes a figure.
  private static let environment = [
    "PATH=/usr/bin:/bin", "TERM=xterm-256color", "LANG=C.UTF-8", "TZ=UTC", "HOME=/nonexistent",
    "VIVA_NOW=\(Collection.now)",
  ]

  private let process: pid_t
  private let input: Int32
  private let output: Int32
  private var received: [UInt8] = []
  /// On the steady clock, just before the child was made.
  let start: UInt64

  enum Connection {
    case pipes
    case terminal
  }

  /// What stops a measurement.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init(_ path: String, _ arguments: [String], _ connection: Connection) throws {
    var actions = FileActions()
    defer { actions.destroy() }
    let opened: [Int32]
    switch connection {
    case .pipes: (input, output, opened) = try actions.connectPipes()
    case .terminal: (input, output, opened) = try actions.connectTerminal()
    }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var environment = Program.environment.map { strdup($0) } + [nil]
    defer { for word in words + environment { free(word) } }
    var process = pid_t()
    start = monotonicNanoseconds()
    let code = posix_spawn(&process, path, &actions.actions, &actions.attributes, &words, &environment)
    guard code == 0 else { throw Failure(description: "cannot start \(path): \(String(cString: strerror(code)))") }
    self.process = process
    for descriptor in opened { close(descriptor) }
  }

  func send(_ text: String) throws {
    let bytes = Array(text.utf8)
    guard write(input, bytes, bytes.count) == bytes.count else { throw Failure(description: "the program went away") }
  }

  /// Reads until a text has arrived that was not there before.
  ///
  /// - Returns: the moment of its arrival on the steady clock.
  @discardableResult
  func wait(for text: String) throws -> UInt64 {
    received.removeAll(keepingCapacity: true)
    let wanted = Array(text.utf8)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let said = String(decoding: received.prefix(500), as: UTF8.self)
        throw Failure(description: "the program ended without saying '\(text)'; it said: \(said)")
      }
      let now = monotonicNanoseconds()
      received += buffer[..<count]
      if received.firstRange(of: wanted) != nil { return now }
    }
  }

  /// Ends the input and waits until the child has quit.
  ///
  /// - Returns: the most memory that it held, in bytes.
  @discardableResult
  func end() throws -> Int {
    let peak = peakMemory
    if input != output { close(input) } else { try send("q") }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while read(output, &buffer, buffer.count) > 0 {}
    close(output)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    guard status == 0 else { throw Failure(description: "the program ended with wait status \(status)") }
    #if canImport(Darwin)
      return usage.ru_maxrss
    #else
      // Linux counts what the parent held at the moment of starting the child into ru_maxrss; /proc does not.
      return peak ?? usage.ru_maxrss * 1024
    #endif
  }

  /// The high-water mark of a child that still runs, where /proc tells it.
  private var peakMemory: Int? {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 }
  }
}

/// What a child finds as its standard input, output and error.
private struct FileActions {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif

  /// POSIX_SPAWN_SETSID, which Glibc's headers show to GNU programs only.
  #if canImport(Darwin)
    private static let newSession: Int16 = 0x400
  #else
    private static let newSession: Int16 = 0x80
  #endif

  init() {
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
  }

  mutating func destroy() {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }

  mutating func connectPipes() throws -> (input: Int32, output: Int32, childs: [Int32]) {
    var (toChild, fromChild) = ([Int32](repeating: 0, count: 2), [Int32](repeating: 0, count: 2))
    guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else { throw Program.Failure(description: "no pipe") }
    for descriptor in [toChild[1], fromChild[0]] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
    for descriptor in [toChild[0], fromChild[1]] { posix_spawn_file_actions_addclose(&actions, descriptor) }
    return (toChild[1], fromChild[0], [toChild[0], fromChild[1]])
  }

  /// A terminal of 100 × 30 in a session of its own.
  mutating func connectTerminal() throws -> (input: Int32, output: Int32, childs: [Int32]) {
    var (master, slave): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, nil, nil, &size) == 0 else {
      throw Program.Failure(description: "no pseudo-terminal")
    }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    posix_spawnattr_setflags(&attributes, FileActions.newSession)
    for descriptor: Int32 in [0, 1, 2] { posix_spawn_file_actions_adddup2(&actions, slave, descriptor) }
    posix_spawn_file_actions_addclose(&actions, slave)
    return (master, master, [slave])
  }
}

func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
