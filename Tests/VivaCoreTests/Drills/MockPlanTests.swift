import Testing

@testable import VivaCore

@Suite("MockPlan")
struct MockPlanTests {
  private func boxes(_ plan: MockPlan) -> [String] { plan.phases.map { "\($0.id) \($0.seconds)" } }

  @Test("scales the phases so that they sum to the whole time exactly", arguments: 1...180)
  func sums(_ minutes: Int) {
    let plan = Made.plan(minutes: minutes)
    #expect((plan.seconds, plan.setup.minutes) == (minutes * 60, minutes))
    for phase in plan.phases {
      let exact = Double(phase.style.minutes * minutes * 60) / 30
      #expect(abs(Double(phase.seconds) - exact) <= 1)
    }
  }

  @Test("takes the problem's own time when none is given")
  func ownTime() {
    #expect(boxes(Made.plan(minutes: nil)) == ["clarify 720", "deep-dive 1620", "close 360"])
    #expect(boxes(Made.plan(minutes: 1)) == ["clarify 16", "deep-dive 36", "close 8"])
  }

  @Test("a mini mock has 25 minutes and no deep dive, hence no surprise")
  func mini() {
    let plan = Made.plan(minutes: nil, isMini: true)
    #expect(boxes(plan) == ["clarify 1000", "close 500"])
    #expect((plan.deepDive, plan.surprise) == (nil, nil))
    #expect(boxes(Made.plan(minutes: 12, isMini: true)) == ["clarify 480", "close 240"])
  }

  @Test("one phase alone has its share of the whole, or the time that was given")
  func only() {
    #expect(boxes(Made.plan(minutes: nil, only: "deep-dive")) == ["deep-dive 1620"])
    #expect(boxes(Made.plan(minutes: 10, only: "close")) == ["close 600"])
    #expect(boxes(Made.plan(minutes: nil, isMini: true, only: "clarify")) == ["clarify 1000"])
    #expect(Made.plan(minutes: nil, only: "close").setup.minutes == 6)
  }

  @Test("a phase that there is not is named with those that there are")
  func unknown() {
    func problem(_ only: String, isMini: Bool) -> MockPlan.Problem? {
      #expect(throws: MockPlan.Problem.self) {
        try MockPlan(Made.walkthrough(), style: Made.style, minutes: nil, isMini: isMini, only: only, seed: 1)
      }
    }
    #expect(problem("end", isMini: false) == .unknownPhase("end", known: ["clarify", "deep-dive", "close"]))
    #expect(problem("deep-dive", isMini: true) == .unknownPhase("deep-dive", known: ["clarify", "close"]))
  }

  @Test("phases without any time are no plan")
  func noPhases() {
    let empty = MockStyle(id: "standard", name: "", phases: [])
    #expect(throws: MockPlan.Problem.noPhases) {
      try MockPlan(Made.walkthrough(), style: empty, minutes: 45, seed: 1)
    }
  }

  @Test("a style takes other minutes when there is one for each phase")
  func minutes() {
    #expect(Made.style.with(minutes: [1, 2, 3]).phases.map(\.minutes) == [1, 2, 3])
    #expect(Made.style.with(minutes: [1, 2]) == Made.style)
  }

  @Test("resuming keeps the time-boxes it began with, whatever the style says today")
  func resuming() throws {
    let plan = Made.plan(minutes: 10)
    var session = Made.mock(plan)
    let record = try #require(Made.record(session.handle(.start, at: Made.now())))
    let today = try #require(
      MockPlan(resuming: record, plan.walkthrough, styles: [Made.style.with(minutes: [1, 1, 1])]))
    #expect((boxes(today), today.setup) == (boxes(plan), plan.setup))
    #expect(today.surprise == plan.surprise)
    let gone = try #require(MockPlan(resuming: record, plan.walkthrough, styles: []))
    #expect(boxes(gone) == boxes(plan))
    #expect(gone.phases.map(\.style.name) == ["clarify", "deep-dive", "close"])
  }

  @Test("a mock without a beginning or without phases cannot be resumed")
  func cannotResume() throws {
    let setup = MockSetup(minutes: 45, style: "standard", level: nil, seed: 7, isStrict: false, phases: [])
    for state in [MockEvent.State.started(setup), .hint] {
      let event = MockEvent(mock: "m-1", problem: "thing", state: state, phase: 0, inPhase: 0)
      let record = try #require(Made.record([Event(id: "m-1", at: Made.noon, day: Made.today, .mock(event))]))
      #expect(MockPlan(resuming: record, Made.walkthrough(), styles: [Made.style]) == nil)
    }
  }
}
