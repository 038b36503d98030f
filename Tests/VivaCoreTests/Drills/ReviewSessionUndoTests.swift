import Testing

@testable import VivaCore

@Suite("Undo in a review")
struct ReviewSessionUndoTests {
  private func session(_ cards: String = "caching: a b c d") -> ReviewSession { Made.session(Made.cards(cards)) }

  @Test("of an answer shows the card and its answer again, and all is as it was")
  func answer() {
    var session = session()
    _ = session.answer(.again, at: 10)
    let recorded = session.send(.undo, at: 12)
    #expect(recorded == ["undo,event:000000-1"])
    #expect(session.state == "revealed a")
    #expect(session.progress.memory(of: "a") == nil)
    #expect(session.tally == ReviewTally())
    #expect(session.position == (1, 4))
    #expect(session.forgottenCount == 0)
    let order = session.asked()
    #expect(order == ["a", "b", "c", "d"])
  }

  @Test("lets the clock of the card run on from its first showing")
  func clock() {
    var session = session()
    _ = session.answer(.again, at: 10)
    _ = session.send(.undo, at: 12)
    let recorded = session.send(.grade(.good), at: 15)
    #expect(recorded == ["review,card:a,grade:good,seconds:15"])
    #expect(session.tally.seconds == 15)
  }

  @Test("of bury and suspend asks the card again", arguments: [ReviewSession.Input.bury, .suspend])
  func leaving(_ input: ReviewSession.Input) {
    var session = session()
    _ = session.send(input)
    #expect(session.state == "asking b")
    let recorded = session.send(.undo)
    #expect(recorded == ["undo,event:000000-1"])
    #expect(session.state == "revealed a")
    #expect(!session.progress.isBuried("a", on: Made.today))
    #expect(!session.progress.isSuspended("a"))
    let order = session.asked()
    #expect(order == ["a", "b", "c", "d"])
  }

  @Test("goes back step by step to the beginning, and then says so")
  func all() {
    var session = session()
    _ = session.answer(.again)
    _ = session.send(.suspend)
    _ = session.answer(.good)
    let undone = (0..<4).map { _ in session.send(.undo).first ?? session.remarkText }
    #expect(undone == ["undo,event:000000-3", "undo,event:000000-2", "undo,event:000000-1", "nothingToUndo"])
    #expect(session.state == "revealed a")
    #expect(session.tally == ReviewTally())
    #expect(ProgressSummary(session.progress) == ProgressSummary(Progress()))
    let order = session.asked()
    #expect(order == ["a", "b", "c", "d"])
  }

  @Test("of a second answer to a forgotten card keeps the first")
  func retry() {
    var session = session("caching: a b")
    _ = session.answer(.again)
    _ = session.answer(.good)
    _ = session.answer(.good)
    #expect(session.state == "done")
    _ = session.send(.undo)
    #expect(session.state == "revealed a")
    #expect(session.progress.memory(of: "a")?.lastGrade == .again)
    #expect(session.tally.answers == 2)
    #expect(session.tally.cards == 2)
    #expect(session.tally.recalled == 1)
    _ = session.send(.undo)
    #expect(session.state == "revealed b")
    #expect(session.forgottenCount == 1)
    let order = session.asked()
    #expect(order == ["b", "a"])
  }

  @Test("while a forgotten card is shown again puts that card back in its turn")
  func shownRetry() {
    var session = session("caching: a b c")
    _ = session.asked(3, .again)
    #expect(session.state == "asking a")
    _ = session.send(.undo)
    #expect(session.state == "revealed c")
    #expect(session.forgottenCount == 2)
    #expect(session.position == (3, 3))
    let order = session.asked()
    #expect(order == ["c", "a", "b"])
  }

  @Test("of the answer that brought the same card back asks it only once more")
  func sameCard() {
    var session = session("caching: a")
    _ = session.answer(.again)
    #expect(session.state == "asking a")
    _ = session.send(.undo)
    #expect(session.state == "revealed a")
    #expect(session.remaining == 1)
    _ = session.send(.grade(.good))
    #expect(session.state == "done")
  }

  @Test("goes back over the end of the session", arguments: ["done", "time is up"])
  func finish(_ ending: String) {
    var session = Made.session(Made.cards("caching: a b"), minutes: ending == "done" ? nil : 1)
    if ending == "done" { _ = session.answer() }
    _ = session.answer(.hard, at: 70)
    #expect(session.state == ending)
    _ = session.send(.undo, at: 71)
    #expect(session.state == (ending == "done" ? "revealed b" : "revealed a"))
    _ = session.send(.grade(.good), at: 72)
    #expect(session.state == ending)
    #expect(session.tally.cards == (ending == "done" ? 2 : 1))
  }

  @Test("after quitting takes the last answer back and goes on")
  func quit() {
    var session = session("caching: a b")
    _ = session.answer()
    _ = session.send(.quit)
    _ = session.send(.undo)
    #expect(session.state == "revealed a")
    let order = session.asked()
    #expect(order == ["a", "b"])
  }

  @Test("of practice leaves memory alone")
  func cram() {
    let progress = Made.progress([("a", 1, .good)])
    var session = Made.session(Made.cards("caching: a"), progress, mode: .cram)
    _ = session.answer(.good)
    _ = session.send(.undo)
    #expect(ProgressSummary(session.progress) == ProgressSummary(progress))
  }

  @Test("makes the log say what the session knows, whatever was done", arguments: 1...10)
  func anySession(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var session = Made.session(Made.cards("caching: a b c"))
    var events: [Event] = []
    for second in 0..<60 {
      let inputs: [ReviewSession.Input] = [
        .reveal, .grade(.again), .grade(.good), .reveal, .grade(.easy), .undo, .undo, .bury, .suspend,
      ]
      let input = inputs.randomElement(using: &generator) ?? .reveal
      events += session.handle(input, at: Made.now(Double(second)))
    }
    let reading = try ProgressFile.read(SampleEvents.file(events))
    #expect(ProgressSummary(reading.progress) == ProgressSummary(session.progress))
    #expect(!session.needsReload)
  }
}
