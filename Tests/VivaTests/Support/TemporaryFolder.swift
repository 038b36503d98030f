import Foundation
import Testing

@testable import viva

/// A folder of a test's own, gone when the test is over.
final class TemporaryFolder {
  let path: String

  init() {
    var name = Array("\(NSTemporaryDirectory())/viva-test-XXXXXX".utf8CString)
    let made = name.withUnsafeMutableBufferPointer { mkdtemp($0.baseAddress!) != nil }
    precondition(made, "no temporary folder: \(FileProblem.text(errno))")
    // Links in its own path (macOS has one) would make every expected path a surprise.
    path = realpath(name, nil).map { resolved in
      defer { free(resolved) }
      return String(cString: resolved)
    }!
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something in it.
  func callAsFunction(_ name: String) -> String { path + "/" + name }

  @discardableResult
  func write(_ name: String, _ text: String, mode: mode_t? = nil) -> String {
    let place = self(name)
    do {
      try FileManager.default.createDirectory(atPath: Folder.of(place), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: place))
    } catch {
      Issue.record("cannot write \(place): \(error)")
    }
    if let mode { chmod(place, mode) }
    return place
  }

  func append(_ name: String, _ text: String) {
    write(name, (read(name) ?? "") + text)
  }

  func makeFolder(_ name: String) {
    do {
      try FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true)
    } catch {
      Issue.record("cannot make \(name): \(error)")
    }
  }

  func link(_ name: String, to target: String) {
    #expect(symlink(target, self(name)) == 0)
  }

  func remove(_ name: String) {
    do {
      try FileManager.default.removeItem(atPath: self(name))
    } catch {
      Issue.record("cannot remove \(name): \(error)")
    }
  }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: self(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What is in it, sorted.
  func names(_ name: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: self(name))) ?? []).sorted()
  }

  func status(_ name: String) -> (mode: mode_t, inode: UInt64)? {
    var status = stat()
    guard stat(self(name), &status) == 0 else { return nil }
    return (status.st_mode & 0o7777, UInt64(status.st_ino))
  }

  func isLink(_ name: String) -> Bool {
    var status = stat()
    return lstat(self(name), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
