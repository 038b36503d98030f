import Foundation
import Testing

@testable import viva

/// Reviews whose answers cannot be saved: nothing that was answered is lost without a word.
@Suite("Reviews that cannot be saved", .serialized)
struct UnsavedReviewTests {
  private let world = TestWorld()

  /// A folder in the lock's place keeps everything from being saved, for root too.
  init() { world.folder.makeFolder("progress.json.lock") }

  private func review(_ input: String) -> CommandRun {
    world.input = input
    return world.run("review --plain --limit 2 replication")
  }

  @Test("without a person it ends with status 1 at the first answer that is not saved")
  func nobody() {
    let run = review("\ngood\n\ngood\n")
    #expect(run.outcome == .problem)
    #expect(
      run.errors == """
        error: not saved: cannot write DIR/progress.json.lock: Is a directory
        error: 1 answer could not be saved: cannot write DIR/progress.json.lock: Is a directory

        """)
    #expect(world.progress == nil)
  }

  @Test("without a person it says once what keeps it from beginning", .enabled(if: access("/proc/self", F_OK) == 0))
  func nobodyAtTheStart() {
    world.environment["VIVA_DATA"] = "/proc/viva/progress.json"
    let run = review("\ngood\n")
    #expect(
      run
        == .problem(
          "error: cannot make the folder /proc/viva: No such file or directory\n  help: check the path\n"))
  }

  @Test("tries again when asked to")
  func retry() {
    world.isInteractive = true
    expectGolden(review("\ngood\nr\nr\nq\n").transcript, "review-unsaved-retry.txt")
  }

  @Test("saves everything elsewhere and goes on there")
  func elsewhere() {
    world.isInteractive = true
    let place = world.folder("other.json")
    expectGolden(review("\ngood\na\na \(place)\n\ngood\n").transcript, "review-unsaved-elsewhere.txt")
    #expect(
      world.folder.read("other.json")
        == SampleProgress.file(answer("000007-1", "leader-writes"), answer("000007-2", "failover-loss")))
  }

  private func answer(_ id: String, _ card: String) -> String {
    SampleProgress.review(id, card, on: "2026-11-21", seconds: 0)
  }

  @Test("goes on in memory, and says at the end what was not saved")
  func inMemory() {
    world.isInteractive = true
    expectGolden(review("\ngood\nm\n\ngood\n").transcript, "review-unsaved-memory.txt")
    #expect(world.progress == nil)
  }

  @Test("takes the end of the input for a wish to stop")
  func end() {
    world.isInteractive = true
    let run = review("\ngood\n")
    #expect(run.outcome == .problem)
    #expect(
      run.errors.hasSuffix("error: 1 answer could not be saved: cannot write DIR/progress.json.lock: Is a directory\n"))
  }
}
