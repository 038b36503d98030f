import Testing

@testable import VivaCore

@Suite("MockSession: the clock")
struct MockClockTests {
  /// Runs from noon: 480 s, 1080 s and 240 s.
  private let mock = Made.mock().after(.start)

  @Test("is reckoned from moments, whatever ticks come between")
  func moments() {
    let ticked = mock.after(.tick, at: 1).after(.tick, at: 1.5).after(.tick, at: 99)
    for mock in [mock, ticked] {
      #expect(mock.left(at: Made.now(100)) == 380)
      #expect(mock.totalLeft(at: Made.now(100)) == 1_700)
    }
  }

  @Test("counts on below zero in an overrun, and keeps it with the phase")
  func overrun() {
    #expect(mock.left(at: Made.now(522)) == -42)
    let next = mock.after(.nextPhase, at: 522)
    #expect((next.spent(in: 0, at: Made.now(600)), next.spent(in: 1, at: Made.now(600))) == (522, 78))
    #expect(next.totalLeft(at: Made.now(1_900)) == -100)
  }

  @Test("stands still in a pause, before the start and when all is over")
  func pause() {
    let paused = mock.after(.pauseOrContinue, at: 100)
    #expect(paused.left(at: Made.now(9_999)) == 380)
    let on = paused.after(.pauseOrContinue, at: 400)
    #expect((on.left(at: Made.now(410)), on.pauses) == (370, 1))
    #expect(Made.mock().left(at: Made.now(50)) == 480)
    #expect(mock.after(.finish, at: 60).total(at: Made.now(999)) == 60)
  }

  @Test("goes on when the machine's clock is set back, and loses nothing")
  func backwards() {
    var back = mock.after(.tick, at: 100).after(.tick, at: -3_500)
    #expect(back.spent(in: 0, at: Made.now(-3_500)) == 100)
    #expect(back.spent(in: 0, at: Made.now(-3_495)) == 105)
    #expect(back.send(.tick, at: -3_490) == ["state:checkpoint,phase:0,inPhase:110"])
  }

  @Test("a sleep counts only if the person says so, and never as more than the time that passed")
  func sleep() {
    let woken = mock.after(.slept(300), at: 400)
    #expect(woken.stage == .woken(slept: 300))
    #expect(woken.spent(in: 0, at: Made.now(999)) == 100)
    #expect(woken.after(.countSleep(false), at: 410).spent(in: 0, at: Made.now(420)) == 110)
    #expect(woken.after(.countSleep(true), at: 410).spent(in: 0, at: Made.now(420)) == 410)
    #expect(mock.after(.slept(900), at: 400).stage == .woken(slept: 400))
  }

  @Test("two minutes before a phase ends it says so, and at its end, once each; and each minute")
  func announcements() {
    var mock = mock
    #expect(mock.tick(at: 59.9) == [])
    #expect(mock.tick(at: 60) == [.minute])
    #expect(mock.tick(at: 60.5) == [])
    #expect(mock.tick(at: 359) == [.minute])
    #expect(mock.tick(at: 360) == [.minute, .twoMinutesLeft])
    #expect(mock.tick(at: 361) == [])
    #expect(mock.tick(at: 481) == [.minute, .phaseTimeIsUp])
    #expect(mock.tick(at: 482) == [])
    #expect(mock.tick(at: 540) == [.minute])
  }

  @Test("does not say that two minutes are left when a sleep that counts has passed the end")
  func sleptThrough() {
    var mock = mock.after(.tick, at: 300).after(.slept(600), at: 900).after(.countSleep(true), at: 900)
    #expect(mock.tick(at: 901) == [.minute, .phaseTimeIsUp])
  }

  @Test("says nothing of two minutes in a phase that has no more than that")
  func shortPhase() {
    var mock = Made.mock(Made.plan(minutes: 7)).after(.start)
    #expect(mock.plan.phases[0].seconds == 112)
    #expect(mock.tick(at: 5) == [])
    #expect(mock.tick(at: 112) == [.minute, .phaseTimeIsUp])
  }

  @Test("the end of the whole time is said once, however the ticks fall", arguments: [0.0, 0.3, 0.6, 0.9])
  func wholeTime(_ fraction: Double) {
    var mock = mock.after(.nextPhase, at: 0.6).after(.nextPhase, at: 1_700)
    let said = stride(from: 1_700 + fraction, to: 1_900, by: 1.5).flatMap { mock.tick(at: $0) }
    #expect(said.count { $0 == .allTimeIsUp } == 1)
    #expect(said.count { $0 == .phaseTimeIsUp } == 0)
  }

  @Test("a checkpoint is written every ten seconds at most, counted from what was recorded last")
  func checkpoints() {
    var mock = mock
    var written: [Double] = []
    for half in 1...80 where !mock.send(.tick, at: Double(half) / 2).isEmpty { written.append(Double(half) / 2) }
    #expect(written == [10, 20, 30, 40])
    _ = mock.send(.ask, at: 45)
    #expect(mock.send(.tick, at: 54.5) == [])
    #expect(mock.send(.tick, at: 55) == ["state:checkpoint,phase:0,inPhase:55"])
  }

  // MARK: - The surprise

  /// When a mock's curveball arrives unasked, in seconds of its phase; nil when none did.
  private func surprise(_ mock: MockSession, phase: Int, from start: Int = 0) -> [Int] {
    var mock = mock
    return (start...(start + 1_200)).filter { second in
      let events = mock.send(.tick, at: Double(second))
      return events.contains { $0.hasPrefix("state:curveball") } && mock.announcements.contains(.curveball)
    }.map { $0 - start }
  }

  @Test("one curveball arrives unasked, once, between a quarter and two thirds of the deep dive", arguments: 1...20)
  func unasked(_ seed: UInt64) {
    let mock = Made.mock(Made.plan(seed: seed)).after(.start)
    let times = surprise(mock.after(.nextPhase), phase: 1)
    #expect(times.count == 1 && (270...720).contains(times[0]))
    #expect(times == surprise(mock.after(.nextPhase), phase: 1), "the same seed gives the same surprise")
    #expect(surprise(mock, phase: 0) == [])
    #expect(surprise(mock.after(.nextPhase, .nextPhase), phase: 2) == [])
  }

  @Test("another seed gives another moment and another first curveball")
  func seeds() {
    let plans = (1...20).map { Made.plan(seed: $0) }
    #expect(Set(plans.compactMap(\.surprise)).count == 20)
    #expect(Set(plans.map { $0.curveballOrder[0] }) == [0, 1, 2])
  }

  @Test("one that was asked for in the deep dive takes the place of the surprise; an earlier one does not")
  func askedBefore() {
    let asked: [MockSession.Input] = [.curveball, .breaks(.cost), .dismiss]
    func after(_ inputs: [MockSession.Input]) -> MockSession { inputs.reduce(mock) { $0.after($1) } }
    #expect(surprise(after([.nextPhase] + asked), phase: 1) == [])
    #expect(surprise(after(asked + [.nextPhase]), phase: 1).count == 1)
  }

  @Test("the surprise waits until another curveball is off the table, and never says that none is left")
  func waits() {
    var late = mock.after(.curveball, .nextPhase)
    #expect(late.send(.tick, at: 1_000).filter { $0.contains("curveball") } == [])
    late = late.after(.breaks(.cost), .dismiss, at: 1_001)
    #expect(late.send(.tick, at: 1_002).filter { $0.contains("curveball") }.count == 1)
    var none = mock
    for _ in 0..<3 { none = none.after(.curveball, .breaks(.cost), .dismiss) }
    none = none.after(.nextPhase)
    #expect(none.tick(at: 1_000) == [.minute, .twoMinutesLeft])
  }
}
