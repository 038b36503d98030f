import Foundation
import Testing
import VivaCore

@testable import viva

/// What happens to a progress file that is not as it was left.
@Suite("Progress files in trouble")
struct ProgressDamageTests {
  private let folder = TemporaryFolder()
  private let first = SampleProgress.review("a-1", "one")
  private let second = SampleProgress.review("a-2", "two", on: "2026-11-21")
  private let next = SampleProgress.event("a-2", "two", on: "2026-11-21")

  private func store(_ name: String = "progress.json") throws -> ProgressStore {
    try ProgressStore(path: folder(name), patience: 0)
  }

  @Test(
    "mends a torn file before it grows, and sets the damaged one aside",
    arguments: [
      ("", 0), ("\n", 1), ("\n]", 2), (",\n", 2), (",\n{\"id\":\"a-9\",\"at\":\"2026", 24), ("\n]}\n]}\n", 7),
      (",\n\u{0}\u{0}\u{0}", 5),
    ])
  func torn(_ tail: String, _ lost: Int) throws {
    let damaged = SampleProgress.header + "\n" + first + tail
    folder.write("progress.json", damaged, mode: 0o640)
    let store = try store()
    try store.record([next])
    #expect(folder.read("progress.json") == SampleProgress.file(first, second))
    #expect(folder.read("progress.json.damaged-2026-11-21") == damaged)
    #expect(folder.status("progress.json")?.mode == 0o640)
    #expect(
      store.takeRemarks() == [.mended(lostBytes: lost, setAside: folder("progress.json.damaged-2026-11-21"))])
    #expect(store.takeRemarks().isEmpty)
  }

  @Test("never writes one damaged file over another")
  func twiceTorn() throws {
    for _ in 1...2 {
      folder.write("progress.json", SampleProgress.header + "\n" + first)
      try store().mendNow(on: StudyDay("2026-11-21")!)
    }
    #expect(
      folder.names().filter { $0.contains("damaged") }
        == ["progress.json.damaged-2026-11-21", "progress.json.damaged-2026-11-21-2"])
  }

  @Test("lays a reformatted file out again, one event a line, with everything that was in it")
  func reformatted() throws {
    let pretty = """
      {
        "format": "viva-progress",
        "version": 1,
        "note": "mine",
        "events": [
          {"id": "a-1", "at": "2026-11-20T08:00:00Z", "day": "2026-11-20", "type": "review",
           "card": "one", "grade": "good", "seconds": 20, "mood": "fine"}
        ]
      }
      """
    folder.write("progress.json", pretty)
    let store = try store()
    try store.record([next])
    #expect(
      folder.read("progress.json") == """
        {"format":"viva-progress","version":1,"note":"mine","events":[
        {"id":"a-1","at":"2026-11-20T08:00:00Z","day":"2026-11-20","type":"review","card":"one","grade":"good",\
        "seconds":20,"mood":"fine"},
        \(second)
        ]}

        """)
    #expect(store.takeRemarks() == [.tidied])
  }

  @Test("notices what another program added between two answers")
  func externalAppend() throws {
    let store = try store()
    try store.record([SampleProgress.event("a-1", "one")])
    let other = SampleProgress.review("b-1", "three")
    folder.write("progress.json", SampleProgress.file(first, other))
    #expect(try store.record([next]) == true)
    #expect(folder.read("progress.json") == SampleProgress.file(first, other, second))
  }

  @Test("notices that the file was replaced by another one")
  func externalReplacement() throws {
    let store = try store()
    try store.record([SampleProgress.event("a-1", "one")])
    let other = SampleProgress.review("b-1", "three")
    folder.write("synced.json", SampleProgress.file(other))
    #expect(rename(folder("synced.json"), folder("progress.json")) == 0)
    #expect(try store.record([next]) == true)
    #expect(folder.read("progress.json") == SampleProgress.file(other, second))
  }

  @Test("writes a file that was removed in mid-session again", arguments: ["deep/progress.json", "deep"])
  func removal(_ removed: String) throws {
    let store = try store("deep/progress.json")
    try store.record([SampleProgress.event("a-1", "one")])
    chmod(folder("deep/progress.json"), 0o640)
    folder.remove(removed)
    try store.record([next])
    #expect(folder.read("deep/progress.json") == SampleProgress.file(first, second))
    #expect(folder.status("deep/progress.json")?.mode == 0o640)
    #expect(store.takeRemarks() == [.recreated])
  }

  @Test("begins anew, and says that something changed, when the file was removed before the first answer")
  func earlyRemoval() throws {
    folder.write("progress.json", SampleProgress.file(first))
    let store = try store()
    #expect(try store.read().eventCount == 1)
    folder.remove("progress.json")
    #expect(try store.record([next]) == true)
    #expect(folder.read("progress.json") == SampleProgress.file(second))
    #expect(try store.record([SampleProgress.event("a-3", "three")]) == false)
  }

  @Test(
    "leaves a file that it cannot read as it is",
    arguments: [
      (
        #"{"format":"viva-progress","version":2,"events":["# + "\n]}\n",
        " was written by a newer Viva (version 2 of the format; this one knows 1); nothing was changed", "update Viva"
      ),
      ("", " is empty; nothing was changed", "remove it to start anew"),
      (
        "[1, 2]\n",
        ":1: this is no progress file: it does not begin with {\"format\":\"viva-progress\",\"version\":1; "
          + "nothing was changed", "there is no sound backup beside it: copy the file, then mend that line in an editor"
      ),
    ])
  func refused(_ text: String, _ message: String, _ help: String) throws {
    folder.write("progress.json", text)
    let expected = FileProblem(folder("progress.json") + message, help: help)
    let store = try store()
    #expect(problem { _ = try store.read() } == expected)
    #expect(problem { try store.record([next]) } == expected)
    #expect(folder.read("progress.json") == text)
    #expect(folder.names() == ["progress.json", "progress.json.lock"])
  }

  @Test("names the backup to restore when the middle of the file is damaged")
  func damagedInside() throws {
    let text = SampleProgress.file(first, #"{"id":"a-7","at":"yesterday"}"#, second)
    folder.write("progress.json", text)
    folder.write("progress.json.backup-2026-11-18", SampleProgress.file())
    folder.write("progress.json.backup-2026-11-19", SampleProgress.file(first))
    folder.write("progress.json.backup-2026-11-20", text)
    let place = folder("progress.json")
    #expect(
      problem { try store().record([next]) }
        == FileProblem(
          "\(place):3: the file is damaged here: 'yesterday' is no moment in UTC; nothing was changed",
          help: "'viva restore \(place).backup-2026-11-19' brings the latest sound backup back"))
    #expect(folder.read("progress.json") == text)
  }

  @Test("takes a folder, a pipe and what cannot be reached for errors, never for a new user")
  func notAFile() throws {
    folder.makeFolder("folder.json")
    mkfifo(folder("pipe.json"), 0o600)
    folder.write("file", "")
    let help = "name a file, not a folder, pipe or device"
    for name in ["folder.json", "pipe.json"] {
      #expect(
        problem { _ = try store(name).read() } == FileProblem("\(folder(name)) is no regular file", help: help))
    }
    #expect(
      problem { try store("pipe.json").record([next]) }
        == FileProblem("\(folder("pipe.json")) is no regular file", help: help))
    #expect(
      problem { _ = try store("file/progress.json").read() }?.message
        == "cannot read \(folder("file/progress.json")): Not a directory")
  }

  @Test("says that a file may not be read", .enabled(if: geteuid() != 0))
  func unreadable() throws {
    folder.write("progress.json", SampleProgress.file(first), mode: 0)
    #expect(
      problem { _ = try store().read() }
        == FileProblem(
          "cannot read \(folder("progress.json")): Permission denied",
          help: "change its permissions, or name another place with --data FILE", code: EACCES))
  }

  @Test("does not read a file that could not fit into memory")
  func tooLarge() throws {
    folder.write("progress.json", "")
    #expect(truncate(folder("progress.json"), 2_000_000_000) == 0)
    #expect(
      problem { _ = try store().read() }
        == FileProblem(
          "\(folder("progress.json")) is too large: 2000 MB, and at most 1000 MB are read",
          help: "split it, or name another file"))
  }
}
