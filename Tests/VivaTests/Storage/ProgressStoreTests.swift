import Foundation
import Testing
import VivaCore

@testable import viva

/// The file as it grows: what an answer leaves on the disk.
@Suite("ProgressStore")
struct ProgressStoreTests {
  private let folder = TemporaryFolder()
  private let first = SampleProgress.review("a-1", "one")
  private let second = SampleProgress.review("a-2", "two", on: "2026-11-21")

  private func store(_ name: String = "progress.json") throws -> ProgressStore {
    try ProgressStore(path: folder(name), patience: 0)
  }

  @Test("makes the folder and the file for nobody but the user, whatever the umask", arguments: [0o000, 0o077])
  func creation(_ mask: mode_t) throws {
    let before = umask(mask)
    defer { umask(before) }
    let store = try store("new/deep/progress.json")
    #expect(try store.record([SampleProgress.event("a-1", "one")]) == false)
    #expect(folder.read("new/deep/progress.json") == SampleProgress.file(first))
    #expect(folder.status("new/deep")?.mode == 0o700)
    #expect(folder.status("new/deep/progress.json")?.mode == 0o600)
    #expect(folder.status("new/deep/progress.json.lock")?.mode == 0o600)
  }

  @Test("grows in place: mode and inode stay")
  func inPlace() throws {
    folder.write("progress.json", SampleProgress.file(first), mode: 0o640)
    let before = folder.status("progress.json")
    try store().record([SampleProgress.event("a-2", "two", on: "2026-11-21")])
    #expect(folder.read("progress.json") == SampleProgress.file(first, second))
    #expect(folder.status("progress.json")?.inode == before?.inode)
    #expect(folder.status("progress.json")?.mode == 0o640)
  }

  @Test("adds the first event to a file that has none")
  func firstEvent() throws {
    folder.write("progress.json", SampleProgress.file())
    try store().record([SampleProgress.event("a-1", "one")])
    #expect(folder.read("progress.json") == SampleProgress.file(first))
  }

  @Test("drops what editors leave behind the close")
  func trailingBlanks() throws {
    folder.write("progress.json", SampleProgress.file(first) + String(repeating: "\n", count: 500))
    try store().record([SampleProgress.event("a-2", "two", on: "2026-11-21")])
    #expect(folder.read("progress.json") == SampleProgress.file(first, second))
  }

  @Test("follows a symbolic link, and leaves it a link")
  func symlink() throws {
    folder.write("real/file.json", SampleProgress.file(first))
    folder.link("progress.json", to: "real/file.json")
    try store().record([SampleProgress.event("a-2", "two", on: "2026-11-21")])
    #expect(folder.isLink("progress.json"))
    #expect(folder.read("real/file.json") == SampleProgress.file(first, second))
    #expect(folder.names("real") == ["file.json", "file.json.backup-2026-11-21", "file.json.lock"])
  }

  @Test("begins the file where a dangling link leads to")
  func danglingLink() throws {
    folder.link("progress.json", to: "synced/elsewhere.json")
    #expect(try store().read().eventCount == 0)
    try store().record([SampleProgress.event("a-1", "one")])
    #expect(folder.isLink("progress.json"))
    #expect(folder.read("synced/elsewhere.json") == SampleProgress.file(first))
  }

  @Test("says that links lead in a circle")
  func loop() {
    folder.link("progress.json", to: "other.json")
    folder.link("other.json", to: "progress.json")
    let problem = problem { _ = try store() }
    #expect(problem?.message.hasSuffix(".json: Too many levels of symbolic links") == true)
    #expect(problem?.help == "its symbolic links lead in a circle: mend them, or name another place with --data FILE")
  }

  @Test("reads a missing file as a new user's and changes nothing on the disk")
  func newUser() throws {
    let reading = try store("none/progress.json").read()
    #expect(reading.eventCount == 0)
    #expect(folder.names().isEmpty)
  }

  @Test("keeps events that could not be saved, and saves them with the next ones")
  func retry() throws {
    folder.makeFolder("progress.json.lock")
    let store = try store()
    let problem = problem { try store.record([SampleProgress.event("a-1", "one")]) }
    #expect(problem?.message == "cannot write \(folder("progress.json.lock")): Is a directory")
    #expect(store.unsaved.map(\.id) == ["a-1"])
    folder.remove("progress.json.lock")
    try store.record([SampleProgress.event("a-2", "two", on: "2026-11-21")])
    #expect(store.unsaved.isEmpty)
    #expect(folder.read("progress.json") == SampleProgress.file(first, second))
  }

  @Test("says who holds the lock, and saves nothing meanwhile")
  func held() throws {
    folder.write("progress.json", SampleProgress.file(first))
    folder.write("progress.json.lock", "process 4711\n")
    let other = open(folder("progress.json.lock"), O_RDONLY)
    defer { close(other) }
    #expect(flock(other, LOCK_EX) == 0)
    let store = try store()
    #expect(
      problem { try store.record([SampleProgress.event("a-2", "two", on: "2026-11-21")]) }
        == FileProblem(
          "\(folder("progress.json")) is being written by process 4711; waited 0 seconds",
          help: "try again when that program is done"))
    #expect(folder.read("progress.json") == SampleProgress.file(first))
    #expect(try store.read().eventCount == 1)
    #expect(flock(other, LOCK_UN) == 0)
    try store.record()
    #expect(folder.read("progress.json") == SampleProgress.file(first, second))
  }

  @Test("waits two seconds for the lock")
  func patience() { #expect(ProgressLock.usualPatience == 2000) }

  @Test("loses nothing when two programs take turns")
  func interleaved() throws {
    let (one, two) = (try store(), try store())
    var changes: [Bool] = []
    for number in 1...6 {
      let store = number % 2 == 0 ? two : one
      changes.append(try store.record([SampleProgress.event("a-\(number)", "card-\(number)")]))
    }
    let lines = (1...6).map { SampleProgress.review("a-\($0)", "card-\($0)") }
    #expect(folder.read("progress.json") == SampleProgress.file(lines))
    // The first writer began the file, the second found it there; then each finds what the other added.
    #expect(changes == [false, false, true, true, true, true])
  }

  @Test("says beforehand what would keep an answer from being saved")
  func checkWritable() throws {
    folder.write("file", "")
    #expect(
      problem { try store("file/progress.json").checkWritable() }?.message
        == "cannot read \(folder("file/progress.json")): Not a directory")
    try store("new/progress.json").checkWritable()
    #expect(folder.names() == ["file", "new"])
  }

  @Test("says so when the folder may not be written in", .enabled(if: geteuid() != 0))
  func readOnlyFolder() throws {
    folder.write("locked/progress.json", SampleProgress.file(first))
    chmod(folder("locked"), 0o500)
    defer { chmod(folder("locked"), 0o700) }
    #expect(
      problem { try store("locked/progress.json").checkWritable() }
        == FileProblem(
          "cannot write in \(folder("locked")): Permission denied",
          help: "change its permissions, or name another place with --data FILE", code: EACCES))
  }
}
