import Foundation

/// The `viva` that was built together with these tests, run as a person would: another process, real descriptors.
enum BuiltProgram {
  struct Missing: Error, CustomStringConvertible {
    let places: [String]
    var description: String {
      "there is no built viva beside the tests (looked in \(places.joined(separator: ", "))); 'swift build' makes it"
    }
  }

  private final class Marker {}

  static func path() throws -> String {
    let folders = [
      Bundle(for: Marker.self).bundleURL.deletingLastPathComponent(), Bundle.main.bundleURL,
      URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(),
    ]
    let places = folders.map { $0.appendingPathComponent("viva").path }
    guard let found = places.first(where: { access($0, X_OK) == 0 && !isFolder($0) }) else {
      throw Missing(places: places)
    }
    return found
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Starts a program with signals and descriptors as a shell leaves them: nothing blocked, ignored or left open.
  ///
  /// - Parameters:
  ///   - files: what becomes descriptor 0, 1 and 2: a path and how it is opened.
  ///   - ownSession: whether it leads a session of its own; the first terminal it opens then controls it.
  static func spawn(
    _ arguments: [String], environment: [String: String], files: [(path: String, flags: Int32)],
    ownSession: Bool = false
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let (closesRest, newSession) = (Int32(POSIX_SPAWN_CLOEXEC_DEFAULT), Int32(POSIX_SPAWN_SETSID))
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      // POSIX_SPAWN_SETSID, which Glibc's module does not show to Swift.
      let (closesRest, newSession) = (Int32(0), Int32(0x80))
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (descriptor, file) in files.enumerated() {
      posix_spawn_file_actions_addopen(&actions, Int32(descriptor), file.path, file.flags, 0o600)
    }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let session = ownSession ? newSession : 0
    let flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF) | session | closesRest
    posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))

    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var process = pid_t()
    let code = posix_spawn(&process, arguments[0], &actions, &attributes, &words, &variables)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    return process
  }
}

/// How a process ended.
enum Ending: Equatable, CustomStringConvertible {
  case exit(Int32)
  case signal(Int32)

  /// From what `waitpid` reports.
  init(status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }

  /// Waits for a process of ours to end; one that does not is killed, and its test sees that.
  init(of process: pid_t) {
    var status: Int32 = 0
    let deadline = Date() + TerminalSession.patience
    while waitpid(process, &status, WNOHANG) == 0 {
      if Date() > deadline { kill(process, SIGKILL) }
      poll(nil, 0, 1)
    }
    self.init(status: status)
  }

  var description: String {
    switch self {
    case .exit(let status): "exit \(status)"
    case .signal(let number): "signal \(number)"
    }
  }
}
