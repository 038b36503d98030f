import Testing
import VivaCore

@testable import viva

/// Going on in another place, when the first one cannot be written to.
@Suite("Saving elsewhere")
struct MoveTests {
  private let folder = TemporaryFolder()
  private let first = SampleProgress.review("a-1", "one")
  private let second = SampleProgress.review("a-2", "two", on: "2026-11-21")
  private let third = SampleProgress.review("a-3", "three", on: "2026-11-21")

  private func event(_ id: String, _ card: String) -> Event { SampleProgress.event(id, card, on: "2026-11-21") }

  @Test("takes all that was saved and all that was not along, and goes on there")
  func everything() throws {
    let text = SampleProgress.file(first)
    folder.write("progress.json", text)
    let store = try ProgressStore(path: folder("progress.json"))
    _ = try store.read()
    store.keepUnsaved([event("a-2", "two")])
    try store.moveTo(folder("new/other.json"))
    #expect(store.unsaved.isEmpty)
    #expect(store.path == folder("new/other.json"))
    #expect(folder.read("new/other.json") == SampleProgress.file(first, second))
    try store.record([event("a-3", "three")])
    #expect(folder.read("new/other.json") == SampleProgress.file(first, second, third))
    #expect(folder.read("progress.json") == text)
  }

  @Test("works for a new user")
  func newUser() throws {
    let store = try ProgressStore(path: folder("progress.json"))
    store.keepUnsaved([event("a-2", "two")])
    try store.moveTo(folder("other.json"))
    #expect(folder.read("other.json") == SampleProgress.file(second))
  }

  @Test(
    "takes the whole events of a torn or reformatted file along",
    arguments: ["torn", "reformatted"])
  func damaged(_ kind: String) throws {
    let text =
      kind == "torn"
      ? SampleProgress.header + "\n" + first + ",\n{\"id\""
      : "  {\"format\": \"viva-progress\", \"version\": 1,\n  \"events\": [\n\n\n\(first)]\n}"
    folder.write("progress.json", text)
    let store = try ProgressStore(path: folder("progress.json"))
    store.keepUnsaved([event("a-2", "two")])
    try store.moveTo(folder("other.json"))
    #expect(folder.read("other.json") == SampleProgress.file(first, second))
    #expect(folder.read("progress.json") == text)
  }

  @Test("saves what the open file still has when it was removed in mid-session")
  func removed() throws {
    let store = try ProgressStore(path: folder("old/progress.json"))
    try store.record([SampleProgress.event("a-1", "one")])
    folder.remove("old")
    store.keepUnsaved([event("a-2", "two")])
    try store.moveTo(folder("other.json"))
    #expect(folder.read("other.json") == SampleProgress.file(first, second))
  }

  @Test("writes over nothing")
  func taken() throws {
    folder.write("other.json", "precious")
    let store = try ProgressStore(path: folder("progress.json"))
    store.keepUnsaved([event("a-2", "two")])
    #expect(
      problem { try store.moveTo(folder("other.json")) }
        == FileProblem(
          "there is already a file at \(folder("other.json"))", help: "name a file that does not exist yet"))
    #expect(folder.read("other.json") == "precious")
    #expect(store.unsaved.map(\.id) == ["a-2"])
  }
}
