import Foundation
import Testing
import VivaCore

@testable import viva

/// A review beside other programs that write to the same file.
@Suite("ReviewRun", .serialized)
struct ReviewRunTests {
  private let world = TestWorld()

  private func begin() throws -> ReviewRun {
    guard case .run(let invocation) = parse(["review"]) else { fatalError("'viva review' is a command") }
    let workspace = try Workspace(invocation, world.world(input: -1))
    let now = workspace.world.clock.now
    let queue = ReviewQueue(
      cards: workspace.library.cards, progress: workspace.progress, scheduler: workspace.scheduler, on: now.day, seed: 7
    )
    let session = ReviewSession(
      cards: workspace.library.cards, progress: workspace.progress, scheduler: workspace.scheduler, queue: queue,
      choice: ReviewChoice(), minutes: nil, ids: EventIDs(seed: 7), at: now)
    return ReviewRun(session, workspace.store, workspace.world)
  }

  private func answer(_ run: ReviewRun, _ grade: Grade = .good) {
    #expect(run.handle(.reveal) == nil)
    #expect(run.handle(.grade(grade)) == nil)
  }

  /// Adds a line as another program would.
  private func addElsewhere(_ line: String) {
    world.progress = SampleProgress.file(world.events.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 } + [line])
  }

  @Test("saves each answer before the next card is shown")
  func atOnce() throws {
    let run = try begin()
    answer(run)
    #expect(world.events.count == 1)
    answer(run)
    #expect(world.events.count == 2)
  }

  @Test("leaves out cards that another program answered meanwhile, and keeps its answers")
  func answeredElsewhere() throws {
    let run = try begin()
    answer(run)
    let waiting = run.session.position.total
    addElsewhere(SampleProgress.review("b-1", "stampede", on: "2026-11-21"))
    answer(run)
    #expect(run.session.remark == .changedElsewhere(dropped: 1))
    #expect(run.session.position.total == waiting - 1)
    #expect(world.events.count == 3)
    answer(run)
    #expect(run.session.remark == nil)
  }

  @Test("takes an answer back that was given before the file was read again")
  func undoAcrossReload() throws {
    let run = try begin()
    answer(run)
    addElsewhere(SampleProgress.review("b-1", "stampede", on: "2026-11-21"))
    answer(run)
    #expect(run.handle(.undo) == nil)
    #expect(run.handle(.undo) == nil)
    #expect(run.session.remark == .undone)
    let progress = try ProgressFile.read(Array((world.progress ?? "").utf8)).progress
    #expect(progress.reviews.map { progress.card(of: $0) } == ["stampede"])
    #expect(run.session.progress.reviews.count == 1)
  }

  @Test("goes on in memory, and saves all of it in another place later")
  func memoryThenElsewhere() throws {
    world.folder.makeFolder("progress.json.lock")
    let run = try begin()
    _ = run.handle(.reveal)
    #expect(
      run.handle(.grade(.good))?.message == "cannot write \(world.folder("progress.json.lock")): Is a directory")
    run.goOnInMemory()
    answer(run)
    #expect(run.store.unsaved.count == 2)
    #expect(run.saveElsewhere(world.folder("other.json")) == nil)
    #expect(!run.isInMemory)
    answer(run)
    #expect(run.store.unsaved.isEmpty)
    #expect(world.folder.read("other.json")?.split(separator: "\n").count == 5)
  }
}
