import Testing
import VivaCore

@testable import viva

@Suite("Backups")
struct BackupsTests {
  private let folder = TemporaryFolder()
  private let first = SampleProgress.review("a-1", "one")

  private func record(_ id: String, on day: String) throws {
    try ProgressStore(path: folder("progress.json")).record([SampleProgress.event(id, "one", on: day)])
  }

  private var names: [String] { folder.names().filter { $0.contains(".backup-") } }

  @Test("copies the file before the first change of a study day, and only then")
  func daily() throws {
    folder.write("progress.json", SampleProgress.file(first), mode: 0o644)
    try record("a-2", on: "2026-11-21")
    try record("a-3", on: "2026-11-21")
    #expect(names == ["progress.json.backup-2026-11-21"])
    #expect(folder.read(names[0]) == SampleProgress.file(first))
    #expect(folder.status(names[0])?.mode == 0o600)
  }

  @Test("makes another copy when a session runs into the next study day")
  func overnight() throws {
    folder.write("progress.json", SampleProgress.file(first))
    let store = try ProgressStore(path: folder("progress.json"))
    try store.record([SampleProgress.event("a-2", "one", on: "2026-11-21")])
    try store.record([SampleProgress.event("a-3", "one", on: "2026-11-22")])
    #expect(names == ["progress.json.backup-2026-11-21", "progress.json.backup-2026-11-22"])
    let second = SampleProgress.review("a-2", "one", on: "2026-11-21")
    #expect(folder.read(names[1]) == SampleProgress.file(first, second))
  }

  @Test("keeps the last ten daily copies, and every copy that was asked for")
  func pruning() throws {
    folder.write("progress.json", SampleProgress.file(first))
    for day in 10...19 { folder.write("progress.json.backup-2026-10-\(day)", SampleProgress.file(first)) }
    folder.write("progress.json.backup-2026-10-01-kept", SampleProgress.file(first))
    folder.write("progress.json.backup-notes", "not one of ours")
    try record("a-2", on: "2026-11-21")
    #expect(
      names == ["progress.json.backup-2026-10-01-kept"] + (11...19).map { "progress.json.backup-2026-10-\($0)" }
        + ["progress.json.backup-2026-11-21", "progress.json.backup-notes"])
  }

  @Test("saves the answer even when no copy can be made, and says so")
  func unmade() throws {
    folder.write("progress.json", SampleProgress.file(first))
    folder.makeFolder("progress.json.backup-2026-11-21.new/in-the-way")
    let store = try ProgressStore(path: folder("progress.json"))
    try store.record([SampleProgress.event("a-2", "one", on: "2026-11-21")])
    let second = SampleProgress.review("a-2", "one", on: "2026-11-21")
    #expect(folder.read("progress.json") == SampleProgress.file(first, second))
    let place = folder("progress.json.backup-2026-11-21.new")
    #expect(
      store.takeRemarks() == [.backupFailed(FileProblem("cannot write \(place): File exists", code: 17))])
  }

  @Test("gives a copy that is asked for a name that nothing has")
  func placeForCopy() throws {
    let backups = Backups(of: folder("progress.json"))
    let day = StudyDay("2026-11-21")!
    let place = folder("progress.json.backup-2026-11-21-kept")
    #expect(try backups.placeForCopy(on: day) == place)
    folder.write("progress.json.backup-2026-11-21-kept", "")
    #expect(try backups.placeForCopy(on: day) == place + "-2")
    folder.write("progress.json.backup-2026-11-21-kept-2", "")
    #expect(try backups.placeForCopy(on: day) == place + "-3")
  }
}
