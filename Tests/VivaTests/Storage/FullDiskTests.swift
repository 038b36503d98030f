import Testing
import VivaCore

@testable import viva

/// Writes that fail part-way, tried on the built program with a limit on the size of its files.
@Suite("A full disk")
struct FullDiskTests {
  private let folder = TemporaryFolder()

  private func review(_ input: String, blocks: Int) throws -> ProgramRun {
    SampleContent.write(to: folder)
    // The tests' own process ignores the signal that comes with the limit; where env can, the program starts without that.
    return try runShell(
      """
      usual='env --default-signal=XFSZ'; $usual true 2>/dev/null || usual=
      ulimit -f \(blocks); printf '\(input)' | $usual viva review --plain --seed 7
      """,
      in: folder,
      [
        "VIVA_NOW": "2026-11-21T08:00:00Z", "VIVA_CONTENT": folder("content"), "VIVA_DATA": folder("progress.json"),
      ])
  }

  @Test("leaves the old file, whole, when a write fails part-way")
  func partWay() throws {
    // The file ends 20 bytes before the limit of two blocks, so the write of the next event breaks off within it.
    let short = SampleProgress.file(SampleProgress.review("a-1", "gone"))
    let filler = String(repeating: "x", count: 2 * 512 - 20 - short.utf8.count)
    let full = SampleProgress.file(SampleProgress.review("a-1", "gone" + filler))
    folder.write("progress.json", full)
    let run = try review("\\ngood\\n", blocks: 2)
    #expect(run.status == 1)
    #expect(folder.read("progress.json") == full)
    #expect(
      run.errors == """
        error: not saved: cannot write DIR/progress.json: File too large
          help: free some space, or name another place with --data FILE
        error: 1 answer could not be saved: cannot write DIR/progress.json: File too large
          help: free some space, or name another place with --data FILE

        """)
  }

  @Test("begins no file that it cannot finish")
  func newFile() throws {
    let run = try review("\\ngood\\n", blocks: 0)
    #expect(run.status == 1)
    #expect(folder.names() == ["content", "progress.json.lock"])
    #expect(
      run.errors == """
        error: not saved: cannot write DIR/progress.json.new: File too large
          help: free some space, or name another place with --data FILE
        error: 1 answer could not be saved: cannot write DIR/progress.json.new: File too large
          help: free some space, or name another place with --data FILE

        """)
  }
}
