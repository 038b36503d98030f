import Foundation

/// Why something on disk cannot be done: what, where, and what to do about it.
struct FileProblem: Error, Equatable {
  let message: String
  let help: String?
  /// The system's error number, where a system call failed.
  let code: Int32?

  init(_ message: String, help: String? = nil, code: Int32? = nil) {
    self.message = message
    self.help = help
    self.code = code
  }

  /// A failed system call: "cannot write /x/progress.json: No space left on device".
  init(cannot verb: String, _ path: String, _ code: Int32 = errno) {
    self.init("cannot \(verb) \(path): \(FileProblem.text(code))", help: FileProblem.help(code), code: code)
  }

  static func text(_ code: Int32) -> String { String(cString: strerror(code)) }

  private static func help(_ code: Int32) -> String? {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: "free some space, or name another place with --data FILE"
    case EACCES, EPERM: "change its permissions, or name another place with --data FILE"
    case EROFS: "the file system is read-only: name another place with --data FILE"
    case ELOOP: "its symbolic links lead in a circle: mend them, or name another place with --data FILE"
    case ENOENT: "check the path"
    case EIO: "the disk reports an error: copy what you can to another disk, then name it with --data FILE"
    default: nil
    }
  }
}
