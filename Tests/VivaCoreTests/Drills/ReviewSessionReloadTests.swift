import Testing

@testable import VivaCore

@Suite("A review while another program writes")
struct ReviewSessionReloadTests {
  private let cards = Made.cards("caching: a b c d")

  /// What the file holds after this session's own events and those of another program.
  private func file(_ own: [Event], _ others: [Event.Body]) throws -> Progress {
    let others = others.enumerated().map {
      Event(id: "other-\($0.offset)", at: Made.noon, day: Made.today, $0.element)
    }
    return try ProgressFile.read(SampleEvents.file(own + others)).progress
  }

  private func answered(_ card: String) -> Event.Body { .review(card: card, grade: .good, seconds: 1) }

  /// A session whose first card was just answered.
  private func session(_ grade: Grade = .good) -> (session: ReviewSession, events: [Event]) {
    var session = Made.session(cards)
    _ = session.handle(.reveal, at: Made.now())
    let events = session.handle(.grade(grade), at: Made.now())
    return (session, events)
  }

  @Test("does not ask what the other one has answered or suspended, and says so")
  func dropped() throws {
    var (session, events) = session()
    session.reload(try file(events, [answered("c"), .suspend(card: "d", isOn: true)]))
    #expect(session.remark == .changedElsewhere(dropped: 2))
    let order = session.asked()
    #expect(order == ["b"])
    #expect(session.progress.memory(of: "c")?.reviews == 1)
  }

  @Test("does not ask the next card either when the other one has answered it")
  func next() throws {
    var (session, events) = session()
    session.reload(try file(events, [answered("b")]))
    #expect(session.state == "asking c")
    #expect(session.remark == .changedElsewhere(dropped: 1))
  }

  @Test("does not bring a forgotten card back that the other one has answered since")
  func forgotten() throws {
    var (session, events) = session(.again)
    session.reload(try file(events, [answered("a")]))
    #expect(session.remark == .changedElsewhere(dropped: 1))
    let order = session.asked()
    #expect(order == ["b", "c", "d"])
  }

  @Test("goes on undisturbed when the other one did something else")
  func untouched() throws {
    var (session, events) = session(.again)
    session.reload(try file(events, [.setting(key: "new", value: "5"), answered("elsewhere")]))
    #expect(session.remark == .changedElsewhere(dropped: 0))
    let order = session.asked()
    #expect(order == ["b", "c", "d", "a"])
  }

  @Test("is done when the other one has answered all that was left")
  func allGone() throws {
    var (session, events) = session()
    session.reload(try file(events, ["b", "c", "d"].map(answered)))
    #expect(session.state == "done")
    #expect(session.remark == .changedElsewhere(dropped: 3))
  }

  @Test("keeps a card whose answer is on show, whoever else has answered it")
  func revealed() throws {
    var (session, events) = session()
    _ = session.send(.reveal)
    session.reload(try file(events, [answered("b")]))
    #expect(session.state == "revealed b")
  }

  @Test("still takes its own answers back, and has the file read again for it")
  func undo() throws {
    var (session, events) = session()
    session.reload(try file(events, []))
    events += session.handle(.undo, at: Made.now(5))
    #expect(session.needsReload)
    #expect(session.state == "revealed a")
    session.reload(try file(events, []))
    #expect(!session.needsReload)
    #expect(session.remark == .undone)
    #expect(session.progress.memory(of: "a") == nil)
    let order = session.asked()
    #expect(order == ["a", "b", "c", "d"])
  }

  @Test("remembers that the file must be read again until it is")
  func pending() throws {
    var (session, events) = session()
    session.reload(try file(events, []))
    _ = session.send(.undo)
    _ = session.send(.grade(.good))
    _ = session.send(.undo)
    #expect(session.needsReload)
  }
}
