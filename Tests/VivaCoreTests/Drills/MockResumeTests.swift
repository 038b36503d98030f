import Testing

@testable import VivaCore

@Suite("MockSession: resuming")
struct MockResumeTests {
  private var events: [Event] = []
  private var mock = Made.mock()

  private mutating func send(_ input: MockSession.Input, at seconds: Double) {
    events += mock.handle(input, at: Made.now(seconds))
  }

  private func resumed(at seconds: Double) throws -> MockSession {
    let record = try #require(Made.record(events))
    let plan = try #require(MockPlan(resuming: record, mock.plan.walkthrough, styles: [Made.style]))
    return MockSession(resuming: record, plan, ids: EventIDs(seed: 1), at: Made.now(seconds))
  }

  @Test("a mock killed in the deep dive goes on there, with its notes and a clock at most ten seconds off")
  mutating func killed() throws {
    send(.start, at: 0)
    send(.note("a\nb"), at: 5)
    send(.ask, at: 6)
    send(.hint, at: 7)
    send(.pauseOrContinue, at: 10)
    send(.pauseOrContinue, at: 70)
    send(.nextPhase, at: 100)
    send(.draft("half"), at: 102)
    for second in 101...219 { send(.tick, at: Double(second)) }
    var resumed = try resumed(at: 5_000)
    #expect((resumed.phase, resumed.notes, resumed.draft) == (1, ["a", "b"], "half"))
    #expect((resumed.asked, resumed.hints, resumed.pauses) == (1, [1, 0, 0], 1))
    #expect(resumed.spent(in: 0, at: Made.now(5_000)) == 40)
    let lost = mock.spent(in: 1, at: Made.now(219)) - resumed.spent(in: 1, at: Made.now(5_000))
    #expect((0...10).contains(lost))
    #expect((resumed.stage, resumed.mockID) == (.running, "000000-1"))
    #expect(resumed.tick(at: 5_000) == [], "what was announced is not announced again")
  }

  @Test("what is recorded after resuming carries the mock's name and ids of its own")
  mutating func names() throws {
    send(.start, at: 0)
    var resumed = try resumed(at: 100)
    let event = try #require(resumed.handle(.pauseOrContinue, at: Made.now(130)).first)
    #expect(event.id == "000001-1")
    #expect(
      event.body
        == .mock(MockEvent(mock: "000000-1", problem: "thing", state: .pause, phase: 0, inPhase: 30)))
  }

  @Test("a curveball that was not answered lies on the table again; an answered one does not")
  mutating func pending() throws {
    send(.start, at: 0)
    send(.curveball, at: 1)
    let open = try resumed(at: 100)
    #expect((open.pending, open.curveballs) == (mock.pending, mock.curveballs))
    send(.breaks(.cost), at: 2)
    #expect(try resumed(at: 100).pending == nil)
  }

  @Test("the surprise comes after resuming unless the deep dive had one", arguments: [0, 1])
  mutating func surprise(_ phase: Int) throws {
    send(.start, at: 0)
    if phase == 1 { send(.nextPhase, at: 1) }
    send(.curveball, at: 2)
    send(.breaks(.cost), at: 3)
    if phase == 0 { send(.nextPhase, at: 4) }
    var resumed = try resumed(at: 100)
    let thrown = resumed.send(.tick, at: 1_100).count { $0.contains("curveball") }
    #expect(thrown == (phase == 0 ? 1 : 0))
  }

  @Test("goes on with a problem that was edited and has fewer questions and curveballs now")
  mutating func edited() throws {
    send(.start, at: 0)
    send(.ask, at: 1)
    send(.ask, at: 1)
    send(.curveball, at: 2)
    let record = try #require(Made.record(events))
    let shorter = Made.walkthrough(without: ["Clarify", "What a 5 looks like"])
    let plan = try #require(MockPlan(resuming: record, shorter, styles: []))
    let resumed = MockSession(resuming: record, plan, ids: EventIDs(seed: 1), at: Made.now(9))
    #expect((resumed.asked, resumed.hints) == (0, [0, 0, 0]))
  }
}
