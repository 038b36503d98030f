import Foundation

/// The editor that the environment names, run without a shell.
enum Editor {
  /// `$VISUAL`, then `$EDITOR`, split at spaces; nil when neither is set.
  static func command(_ environment: [String: String]) -> [String]? {
    for name in ["VISUAL", "EDITOR"] {
      let words = (environment[name] ?? "").split(separator: " ").map(String.init)
      if !words.isEmpty { return words }
    }
    return nil
  }

  /// Editors that take `+LINE` in front of the file's name.
  private static let knowLines: Set<String> = [
    "vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "mg",
  ]

  /// Lets the person edit a file; vi where they name no editor of their own.
  static func open(_ path: String, line: Int, _ world: World) throws(FileProblem) {
    guard let command = command(world.environment) ?? (world.hasScreen ? ["vi"] : nil) else {
      throw FileProblem("there is no terminal for an editor; set EDITOR to one that needs none.")
    }
    let name = command[0].split(separator: "/").last.map(String.init) ?? command[0]
    let place = knowLines.contains(name) ? ["+\(line)"] : []
    let arguments = command + place + [path]
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var process = pid_t()
    let code = withUsualSignals { posix_spawnp(&process, arguments[0], nil, $0, pointers, environ) }
    guard code == 0 else {
      throw FileProblem("cannot run the editor \(quoted(command[0])): \(FileProblem.text(code))", help: "set EDITOR")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      throw FileProblem("the editor \(quoted(command[0])) failed", help: "the deck is as the editor left it")
    }
  }

  /// The signals that this program ignores do to the editor what they always do.
  private static func withUsualSignals<Result>(_ body: (UnsafePointer<posix_spawnattr_t>) -> Result) -> Result {
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var ignored = sigset_t()
    sigemptyset(&ignored)
    sigaddset(&ignored, SIGPIPE)
    sigaddset(&ignored, SIGXFSZ)
    posix_spawnattr_setsigdefault(&attributes, &ignored)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    return body(&attributes)
  }
}
