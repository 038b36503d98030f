import Testing

@testable import VivaCore

@Suite("A forgotten card")
struct ReviewSessionRetryTests {
  private let ten = Made.cards("caching: a b c d e f g h i j")

  @Test("comes back after seven other answers")
  func sevenAnswers() {
    var session = Made.session(ten)
    _ = session.answer(.again)
    let order = session.asked()
    #expect(order == ["b", "c", "d", "e", "f", "g", "h", "a", "i", "j"])
  }

  @Test("comes back after eight minutes, with the next card at the earliest", arguments: [(479.9, "c"), (480, "a")])
  func eightMinutes(_ seconds: Double, _ next: String) {
    var session = Made.session(ten)
    _ = session.answer(.again)
    _ = session.answer(at: seconds)
    #expect(session.state == "asking \(next)")
  }

  @Test("comes back at once when nothing else is left, as often as it is forgotten")
  func nothingLeft() {
    var session = Made.session(Made.cards("caching: a b"))
    let first = session.asked(2, .again)
    let second = session.asked(3, .again)
    let last = session.asked()
    #expect(first + second + last == ["a", "b", "a", "b", "a", "b", "a"])
    #expect(session.state == "done")
  }

  @Test("waits for its turn behind one that was forgotten before it")
  func order() {
    var session = Made.session(ten)
    let forgotten = session.asked(2, .again)
    let rest = session.asked()
    #expect(forgotten == ["a", "b"])
    #expect(rest == ["c", "d", "e", "f", "g", "h", "a", "b", "i", "j"])
  }

  @Test("is not hurried by cards that are buried or suspended meanwhile")
  func leaving() {
    var session = Made.session(ten)
    _ = session.answer(.again)
    for _ in 0..<4 { _ = session.send(.bury) }
    for _ in 0..<4 { _ = session.send(.suspend) }
    #expect(session.state == "asking j")
    _ = session.answer()
    #expect(session.state == "asking a")
  }

  @Test("can be buried or suspended when it comes back", arguments: [ReviewSession.Input.bury, .suspend])
  func given(_ input: ReviewSession.Input) {
    var session = Made.session(Made.cards("caching: a"))
    _ = session.answer(.again)
    _ = session.send(input)
    #expect(session.state == "done")
    #expect(session.forgottenCount == 0)
  }

  @Test("has lapsed once, however often it is forgotten in one session")
  func lapses() {
    var session = Made.session(Made.cards("caching: a"), Made.progress([("a", 9, .good)]))
    _ = session.asked(3, .again)
    #expect(session.progress.memory(of: "a")?.lapses == 1)
    #expect(session.progress.memory(of: "a")?.reviews == 4)
  }

  @Test("counts as left over when the session is quit")
  func quit() {
    var session = Made.session(ten)
    _ = session.asked(3, .again)
    _ = session.send(.quit)
    #expect(session.forgottenCount == 3)
    #expect(session.remaining == 10)
  }
}
