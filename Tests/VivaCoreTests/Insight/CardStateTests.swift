import Testing

@testable import VivaCore

@Suite("CardState")
struct CardStateTests {
  private let card = Made.cards("caching: a#hot")[0]
  private let scheduler = Scheduler(isFuzzed: false)

  @Test("is new, due, later or suspended")
  func states() {
    func state(_ progress: Progress) -> CardState { CardState(card, progress, scheduler, on: Made.today) }
    #expect(state(Progress()) == .new)
    #expect(state(Made.progress([], [.bury(card: "a")])) == .new)
    #expect(state(Made.progress([], [.cram(card: "a", grade: .good, seconds: 1)])) == .new)
    #expect(state(Made.progress([("a", 1, .good)])) == .later)
    #expect(state(Made.progress([("a", 2, .good)])) == .due)
    #expect(state(Made.progress([("a", 9, .good)])) == .due)
    #expect(state(Made.progress([("a", 0, .again)])) == .due)
    #expect(state(Made.progress([("a", 9, .good)], [.suspend(card: "a", isOn: true)])) == .suspended)
  }

  @Test("is printed with every field that scripts rely on")
  func json() throws {
    let progress = Made.progress([("a", 2, .good)])
    let memory = try #require(progress.memory(of: "a"))
    #expect(
      card.json(progress, scheduler, on: Made.today).text == """
        {"id":"a","deck":"caching","topic":"caching","kind":"recall","level":null,"prompt":"Prompt of a?",\
        "answer":"Answer of a.","sources":[],"tags":["hot"],"state":"due","stability":2.3065,\
        "difficulty":\(memory.difficulty),"due":"2026-11-21","lastReview":"2026-11-19",\
        "recall":\(scheduler.recall(memory, on: Made.today)),\
        "reviews":1,"lapses":0,"suspended":false}
        """)
    #expect(
      card.json(Progress(), scheduler, on: Made.today).text == """
        {"id":"a","deck":"caching","topic":"caching","kind":"recall","level":null,"prompt":"Prompt of a?",\
        "answer":"Answer of a.","sources":[],"tags":["hot"],"state":"new","stability":null,"difficulty":null,\
        "due":null,"lastReview":null,"recall":null,"reviews":0,"lapses":0,"suspended":false}
        """)
  }
}
