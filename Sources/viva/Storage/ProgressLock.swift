import Foundation
import VivaCore

/// The lock on a progress file: `flock` on a file beside it, which a killed holder gives up by itself.
///
/// The progress file itself cannot be locked, because whole rewrites put another file in its place.
final class ProgressLock {
  private let descriptor: Int32

  /// How long a second writer waits, in milliseconds.
  static let usualPatience = 2000
  private static let pause = 10

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Waits for the lock and leaves a note of who holds it.
  ///
  /// - Parameter patience: how long to wait for it, in milliseconds.
  static func exclusive(for path: String, patience: Int) throws(FileProblem) -> ProgressLock {
    let place = path + ".lock"
    let descriptor = File.retrying { open(place, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
    guard descriptor >= 0 else { throw FileProblem(cannot: "write", place) }
    // It closes the descriptor on every way out.
    let lock = ProgressLock(descriptor)
    guard try lock.acquire(LOCK_EX, place, patience) else {
      throw FileProblem(
        "\(path) is being written by \(lock.note()); waited \(counted(patience / 1000, "second"))",
        help: "try again when that program is done")
    }
    lock.leaveNote()
    return lock
  }

  /// Marks that a mock runs on a progress file, for as long as the value lives; nil when another program has the mark.
  ///
  /// A killed program gives it up by itself, and a paused one keeps it: no clock could tell the two apart.
  static func runningMock(for path: String) throws(FileProblem) -> ProgressLock? {
    let place = path + ".mock-lock"
    let descriptor = File.retrying { open(place, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
    guard descriptor >= 0 else { throw FileProblem(cannot: "write", place) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return ProgressLock(descriptor) }
    let code = errno
    close(descriptor)
    if code == EWOULDBLOCK { return nil }
    throw FileProblem(cannot: "lock", place, code)
  }

  /// Keeps writers away while the file is read. Without a lock file nobody has written yet; one that cannot be opened or
  /// is held for long does not keep anyone from reading.
  static func shared(for path: String, patience: Int) -> ProgressLock? {
    let descriptor = File.retrying { open(path + ".lock", O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    let lock = ProgressLock(descriptor)
    return (try? lock.acquire(LOCK_SH, path, patience)) == true ? lock : nil
  }

  /// False when somebody else held it all the time.
  private func acquire(_ kind: Int32, _ place: String, _ patience: Int) throws(FileProblem) -> Bool {
    var waited = 0
    while flock(descriptor, kind | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else {
        let code = errno
        throw FileProblem(
          "cannot lock \(place): \(FileProblem.text(code))",
          help: "keep the progress file on a disk that can lock files: name it with --data FILE", code: code)
      }
      guard waited < patience else { return false }
      poll(nil, 0, Int32(ProgressLock.pause))
      waited += ProgressLock.pause
    }
    return true
  }

  private func leaveNote() {
    let note = Array("process \(getpid())\n".utf8)
    // Only for the message to somebody who waits in vain: a failure is no reason to stop.
    if pwrite(descriptor, note, note.count, 0) == note.count { ftruncate(descriptor, off_t(note.count)) }
  }

  private func note() -> String {
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    let text = String(decoding: buffer[..<max(0, count)], as: UTF8.self).split(separator: "\n").first
    return text.map(String.init) ?? "another program"
  }

  func release() { flock(descriptor, LOCK_UN) }

  deinit { close(descriptor) }
}
