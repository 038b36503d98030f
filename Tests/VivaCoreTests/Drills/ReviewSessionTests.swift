import Testing

@testable import VivaCore

@Suite("ReviewSession")
struct ReviewSessionTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let phase: String
    let input: ReviewSession.Input
    let state: String
    let recorded: [String]
    let remark: ReviewSession.Remark?

    init(
      _ phase: String, _ input: ReviewSession.Input, _ state: String, _ recorded: [String] = [],
      _ remark: ReviewSession.Remark? = nil
    ) {
      (self.phase, self.input, self.state, self.recorded, self.remark) = (phase, input, state, recorded, remark)
    }

    var testDescription: String { "\(phase), \(input) → \(state)" }
  }

  /// Sessions over the cards a and b, in every phase.
  private func session(_ phase: String) -> ReviewSession {
    var session = Made.session(Made.cards("caching: a b"), minutes: phase == "time is up" ? 1 : nil)
    switch phase {
    case "asking a": break
    case "revealed a": _ = session.send(.reveal)
    case "done": _ = session.asked()
    case "time is up": _ = session.answer(at: 60)
    case "quit": _ = session.send(.quit)
    default: Issue.record("there is no phase \(phase)")
    }
    #expect(session.state == phase)
    return session
  }

  @Test(
    "is a table of phases and inputs",
    arguments: [
      Row("asking a", .reveal, "revealed a"),
      Row("asking a", .grade(.good), "asking a", [], .revealFirst),
      Row("asking a", .undo, "asking a", [], .nothingToUndo),
      Row("asking a", .bury, "asking b", ["bury,card:a"], .buried),
      Row("asking a", .suspend, "asking b", ["suspend,card:a,on:true"], .suspended),
      Row("asking a", .quit, "quit"),
      Row("revealed a", .reveal, "revealed a"),
      Row("revealed a", .grade(.again), "asking b", ["review,card:a,grade:again,seconds:5"]),
      Row("revealed a", .grade(.hard), "asking b", ["review,card:a,grade:hard,seconds:5"]),
      Row("revealed a", .grade(.good), "asking b", ["review,card:a,grade:good,seconds:5"]),
      Row("revealed a", .grade(.easy), "asking b", ["review,card:a,grade:easy,seconds:5"]),
      Row("revealed a", .undo, "revealed a", [], .nothingToUndo),
      Row("revealed a", .bury, "asking b", ["bury,card:a"], .buried),
      Row("revealed a", .suspend, "asking b", ["suspend,card:a,on:true"], .suspended),
      Row("revealed a", .quit, "quit"),
      Row("done", .reveal, "done"),
      Row("done", .grade(.good), "done"),
      Row("done", .undo, "revealed b", ["undo,event:000000-2"], .undone),
      Row("done", .bury, "done"),
      Row("done", .suspend, "done"),
      Row("done", .quit, "done"),
      Row("time is up", .reveal, "time is up"),
      Row("time is up", .grade(.good), "time is up"),
      Row("time is up", .undo, "revealed a", ["undo,event:000000-1"], .undone),
      Row("time is up", .bury, "time is up"),
      Row("time is up", .suspend, "time is up"),
      Row("time is up", .quit, "time is up"),
      Row("quit", .reveal, "quit"),
      Row("quit", .grade(.good), "quit"),
      Row("quit", .undo, "quit", [], .nothingToUndo),
      Row("quit", .bury, "quit"),
      Row("quit", .suspend, "quit"),
      Row("quit", .quit, "quit"),
    ])
  func table(_ row: Row) {
    var session = session(row.phase)
    let recorded = session.send(row.input, at: 5)
    #expect(recorded == row.recorded)
    #expect(session.state == row.state)
    #expect(session.remark == row.remark)
  }

  @Test("records an answer whole: its id, its moment, its study day")
  func event() {
    var session = Made.session(Made.cards("caching: a"))
    _ = session.send(.reveal, at: 3)
    let events = session.handle(.grade(.good), at: Made.now(7))
    let expected = Event(
      id: "000000-1", at: Made.noon.adding(seconds: 7), day: Made.today,
      .review(card: "a", grade: .good, seconds: 7))
    #expect(events == [expected])
    #expect(session.progress.memory(of: "a")?.reviews == 1)
  }

  @Test(
    "takes at most ten minutes for answering time, and never less than none",
    arguments: [
      (-50.0, "0"), (0, "0"), (0.04, "0"), (12.34, "12.3"), (599.96, "600"), (600, "600"), (86_400, "600"),
    ])
  func seconds(_ elapsed: Double, _ written: String) {
    var session = Made.session(Made.cards("caching: a b"))
    let recorded = session.answer(at: elapsed)
    #expect(recorded == ["review,card:a,grade:good,seconds:\(written)"])
    #expect(session.tally.seconds == min(max(elapsed, 0), 600))
  }

  @Test("forgets its remark with the next input")
  func remark() {
    var session = Made.session(Made.cards("caching: a b"))
    _ = session.send(.bury)
    #expect(session.remark == .buried)
    _ = session.send(.reveal)
    #expect(session.remark == nil)
  }

  @Test("is done at once when there is nothing to ask")
  func empty() {
    let session = Made.session([])
    #expect(session.state == "done")
    #expect(session.position == (0, 0))
    #expect(session.preview(at: Made.now()).isEmpty)
  }

  @Test("ends after the minutes it was given, with the card that was begun in time")
  func deadline() {
    var session = Made.session(Made.cards("caching: a b c"), minutes: 2)
    _ = session.answer(at: 119.9)
    #expect(session.state == "asking b")
    _ = session.send(.reveal, at: 500)
    #expect(session.state == "revealed b")
    _ = session.send(.grade(.good), at: 500)
    #expect(session.state == "time is up")
    #expect(session.remaining == 1)
  }

  @Test("is up at the very second, forgotten cards or none", arguments: [(Grade.good, "done"), (.again, "time is up")])
  func deadlineOnLast(_ grade: Grade, _ state: String) {
    var session = Made.session(Made.cards("caching: a"), minutes: 1)
    _ = session.answer(grade, at: 60)
    #expect(session.state == state)
  }

  @Test("counts cards, not answers, in its position")
  func position() {
    var session = Made.session(Made.cards("caching: a b c d"))
    var positions: [String] = []
    func note() { positions.append("\(session.position.current)/\(session.position.total) left \(session.remaining)") }
    note()
    _ = session.answer(.again)
    note()
    _ = session.send(.bury)
    note()
    _ = session.answer(.good)
    note()
    _ = session.answer(.good)
    note()
    _ = session.answer(.good)
    note()
    #expect(positions == ["1/4 left 4", "2/4 left 4", "2/3 left 3", "3/3 left 2", "3/3 left 1", "3/3 left 0"])
  }

  @Test("adds up what the session came to")
  func tally() {
    let cards = Made.cards("caching: old a b")
    var session = Made.session(cards, Made.progress([("old", 5, .good)]))
    #expect(session.state == "asking old")
    _ = session.answer(.good, at: 10)
    _ = session.answer(.again, at: 30)
    _ = session.answer(.hard, at: 35)
    _ = session.answer(.good, at: 40)
    #expect(session.state == "done")
    #expect(session.tally.answers == 4)
    #expect(session.tally.cards == 3)
    #expect(session.tally.recalled == 2)
    #expect(session.tally.new == 2)
    #expect(session.tally.seconds == 40)
  }

  @Test("says that a card has become a leech once for each eighth and every fourth lapse more")
  func leech() {
    var history: [(card: String, daysAgo: Int, grade: Grade)] = []
    for lapse in 0..<7 { history += [("a", 90 - lapse * 2, .good), ("a", 89 - lapse * 2, .again)] }
    history.append(("a", 60, .good))
    var session = Made.session(Made.cards("caching: a"), Made.progress(history))
    _ = session.answer(.again)
    #expect(session.remark == .leech(card: "a", lapses: 8))
    _ = session.answer(.again)
    #expect(session.remark == nil)
    _ = session.answer(.good)
    #expect(session.remark == nil)
  }

  @Test("records practice as practice, and leaves memory alone")
  func cram() {
    let progress = Made.progress([("a", 1, .good)])
    var session = Made.session(Made.cards("caching: a"), progress, mode: .cram)
    #expect(session.isCram)
    let first = session.answer(.again, at: 4)
    let second = session.answer(.easy, at: 6)
    #expect(first == ["cram,card:a,grade:again,seconds:4"])
    #expect(second == ["cram,card:a,grade:easy,seconds:2"])
    #expect(session.state == "done")
    #expect(session.progress.memory(of: "a") == progress.memory(of: "a"))
    #expect(session.tally.answers == 2)
  }

  @Test("promises for each grade what the answer then brings", arguments: Grade.allCases)
  func preview(_ grade: Grade) {
    var session = Made.session(Made.cards("caching: a b"), Made.progress([("a", 9, .good)]))
    let promise = session.preview(at: Made.now())[Int(grade.rawValue) - 1].days
    _ = session.answer(grade)
    let due = session.progress.memory(of: "a").map { session.scheduler.due($0, card: "a") - Made.today }
    #expect(due == promise ?? 0)
  }

  @Test("shows an edited card in its new wording")
  func replace() {
    let cards = Made.cards("caching: a b")
    var session = Made.session(cards)
    let text = "## What is new? {#a}\nThis.\n"
    let edited = Library([ContentFile(.deck(.own), SourceText(path: "caching.md", text: text))]).cards
    session.replace(edited[0])
    #expect(session.currentCard?.prompt == "What is new?")
    #expect(session.cards.count == 2)
  }
}
